package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** MR03: what became of the failed batches, by the day the notice was served. */
final class DisposalFeed {

    private static final String SIDE = "处置环节";
    private static final String STARTED = "启动日期";
    private static final String CLOSED = "办结日期";
    private static final List<String> HEADER = List.of(
            SamplingBatch.NUMBER, SIDE, "承办单位", "通知书送达日期", STARTED, "产品控制情况", "原因排查", "整改复查日期", "立案", "案件编号", "复检申请",
            "复检结论", "异议登记", "公开日期", CLOSED, "状态");
    private static final List<String> CONTROLS = List.of("下架", "封存", "下架、召回", "已售完");
    private static final List<String> CAUSES = List.of("进货查验不到位", "农药残留超标", "储存条件不当", "生产过程控制不严", "清洗消毒不彻底");
    private static final int VARIANTS = 20;
    private static final int TESTED_AGAIN = 7;
    private static final int OBJECTED = 11;
    private static final YearMonth MONTH_OF_FAULTS = YearMonth.of(2021, 9);
    private static final int FIRST_SPARE = 31;

    private final Disposals disposals;
    private final EnforcementCases cases;
    private final OfficeFiles files;

    DisposalFeed(Disposals disposals, EnforcementCases cases, SamplingBatches batches) {
        this.disposals = disposals;
        this.cases = cases;
        this.files = new OfficeFiles(
                "HCCZ",
                "不合格食品核查处置情况表",
                List.of(),
                TableFile.USUAL,
                Map.of(
                        "150104 2021", OfficeFiles.Special.workbookByMonth("玉泉区2021年不合格食品核查处置情况表"),
                        "150105 2020", OfficeFiles.Special.named("赛罕区2020年不合格食品核查处置台账", WorkbookFormat.XLS),
                        "150105 2021", OfficeFiles.Special.named(
                                        "赛罕区2021年核查处置情况（终稿）", TextFormat.csv(FileEncoding.GB18030))
                                .withHeaders(Map.of(SamplingBatch.NUMBER, "样品编号", CLOSED, "处置完成日期", "状态", "处置状态"))
                                .withFaults(faults(batches))));
    }

    void writeTo(Path directory) throws IOException {
        for (Period period : Period.YEARS) {
            for (Division division : Division.values()) {
                files.write(directory, Office.of(division), period, new SampleRows(HEADER, disposals.all().stream()
                        .filter(disposal -> disposal.division() == division && period.contains(disposal.served()))
                        .sorted(Comparator.comparing(Disposal::served))
                        .map(this::row)
                        .toList()));
            }
        }
    }

    private SampleRows.Row row(Disposal disposal) {
        String number = disposal.batch().cell(SamplingBatch.NUMBER);
        LocalDate closed = disposal.closed();
        int variant = Math.floorMod(number.hashCode(), VARIANTS);
        return new SampleRows.Row(disposal.division(), disposal.served(), List.of(
                SampleCell.of(number),
                SampleCell.of(disposal.side()),
                SampleCell.of(Office.of(disposal.division()).name()),
                SampleCell.of(disposal.served()),
                SampleCell.ofKnown(disposal.started()),
                SampleCell.of(disposal.started() == null ? "/" : CONTROLS.get(variant % CONTROLS.size())),
                SampleCell.of(closed == null ? "" : CAUSES.get(variant % CAUSES.size())),
                SampleCell.ofKnown(closed == null ? null : closed.minusDays(3)),
                SampleCell.of(disposal.filed() ? "是" : "否"),
                SampleCell.of(disposal.filed() ? cases.numberOf(disposal) : "/"),
                SampleCell.of(variant == TESTED_AGAIN ? "是" : "否"),
                SampleCell.of(variant == TESTED_AGAIN ? "维持原结论" : ""),
                SampleCell.of(variant == OBJECTED ? "是" : "否"),
                SampleCell.ofKnown(closed),
                SampleCell.ofKnown(closed),
                SampleCell.of(disposal.state())));
    }

    /** Of batches that stand nowhere else: started before it was served, a side that is none, done without a day. */
    private List<SampleRows.Row> faults(SamplingBatches batches) {
        List<String> columns = List.of(STARTED, SIDE, CLOSED);
        List<String> texts = List.of("2021-09-01", "销售方", "");
        return IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    LocalDate day = MONTH_OF_FAULTS.atDay(20);
                    SamplingBatch batch = batches.spare(Division.SAIHAN, MONTH_OF_FAULTS, FIRST_SPARE + i);
                    return row(new Disposal(Division.SAIHAN, batch, Disposal.OPERATION, day, day.plusDays(3), day.plusDays(40), false))
                            .with(HEADER, columns.get(i), texts.get(i));
                })
                .toList();
    }
}
