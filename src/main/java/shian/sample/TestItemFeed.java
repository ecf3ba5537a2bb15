package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** MR02: what was tested in the batches that count, in the month of the report. */
final class TestItemFeed {

    private static final String NUMBER = "单号";
    private static final String CATEGORY = "食品大类";
    private static final String ITEM = "检验项目";
    private static final String VERDICT = "结果判定";
    private static final List<String> HEADER = List.of(
            NUMBER, CATEGORY, "样品名称", ITEM, "检验结果", "结果单位", VERDICT, "检验依据", "判定依据", "最大允许限", "允许限单位", "方法检出限",
            "检出限单位");
    /** Text, since the rows are many. */
    private static final List<SampleFormat> FORMATS = List.of(
            TextFormat.csv(FileEncoding.UTF_8),
            TextFormat.csv(FileEncoding.GB18030),
            TextFormat.tabs(FileEncoding.GB18030),
            TextFormat.csv(FileEncoding.UTF_8_BOM),
            TextFormat.csv(FileEncoding.GB18030));
    private static final YearMonth MONTH_OF_FAULTS = YearMonth.of(2021, 6);
    private static final int FIRST_SPARE = 41;

    private final Seed seed;
    private final SamplingBatches batches;
    private final OfficeFiles files;
    private boolean misjudged;

    TestItemFeed(Seed seed, SamplingBatches batches) {
        this.seed = seed;
        this.batches = batches;
        this.files = new OfficeFiles(
                "JYXM",
                "检验项目明细表",
                List.of(),
                FORMATS,
                Map.of(
                        "150124 2021", OfficeFiles.Special.workbookByMonth("清水河县2021年食品检验项目（分月）"),
                        "150172 2020", OfficeFiles.Special.named("经开区2020年食品检验项目明细表", WorkbookFormat.XLS),
                        "150122 2021", OfficeFiles.Special.named(
                                        "托县2021年食品检验项目导出(2)", TextFormat.semicolons(FileEncoding.UTF_8))
                                .withHeaders(Map.of(NUMBER, "样品编号", VERDICT, "单项判定", "最大允许限", "标准值")),
                        "150121 2021", OfficeFiles.Special.named(
                                        "土左旗2021年食品检验项目明细", TextFormat.csv(FileEncoding.GB18030))
                                .withFaults(faults())));
    }

    void writeTo(Path directory) throws IOException {
        for (Period period : Period.YEARS) {
            for (Division division : Division.values()) {
                files.write(directory, Office.of(division), period, new SampleRows(HEADER, rows(division, period)));
            }
        }
    }

    private List<SampleRows.Row> rows(Division division, Period period) throws IOException {
        List<SampleRows.Row> rows = new ArrayList<>();
        Random random = seed.stream("items " + division.code() + " " + period.text());
        for (YearMonth month = period.from(); !month.isAfter(period.to()); month = month.plusMonths(1)) {
            batches.forEach(division, month, batch -> {
                if (batch.counted()) {
                    itemsOf(division, batch, random).forEach(item -> rows.add(row(division, item)));
                }
            });
        }
        return rows;
    }

    /** The items of a batch; the first failed one of Wuchuan stands as if all its items had passed. */
    private List<TestItem> itemsOf(Division division, SamplingBatch batch, Random random) {
        List<TestItem> items = TestItem.of(batch, random);
        if (misjudged || division != Division.WUCHUAN || !batch.failed()) {
            return items;
        }
        misjudged = true;
        return items.stream().map(TestItem::misjudged).toList();
    }

    private static SampleRows.Row row(Division division, TestItem item) {
        TestItem.Analyte analyte = item.analyte();
        String leastUnit = analyte.leastFound().isEmpty() ? "" : analyte.unit();
        return new SampleRows.Row(division, item.batch().reportedOn(), List.of(
                SampleCell.of(item.batch().cell(SamplingBatch.NUMBER)),
                SampleCell.of(item.batch().cell(SamplingBatch.CATEGORY)),
                SampleCell.of(item.batch().cell(SamplingBatch.SAMPLE_NAME)),
                SampleCell.of(analyte.name()),
                SampleCell.of(item.result()),
                SampleCell.of(analyte.unit()),
                SampleCell.of(item.verdict()),
                SampleCell.of(analyte.method()),
                SampleCell.of(analyte.standard()),
                SampleCell.of(analyte.most()),
                SampleCell.of(analyte.unit()),
                SampleCell.of(analyte.leastFound()),
                SampleCell.of(leastUnit)));
    }

    /** Of batches that stand nowhere else. */
    private List<SampleRows.Row> faults() {
        List<String> columns = List.of(VERDICT, NUMBER, ITEM, CATEGORY);
        List<String> texts = List.of("合格？", "1.50121E+18", "", "食用农品");
        return IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    SamplingBatch batch = batches.spare(Division.TUMED_LEFT, MONTH_OF_FAULTS, FIRST_SPARE + i);
                    TestItem item = TestItem.of(batch, seed.stream("item at fault " + i)).get(0);
                    return row(Division.TUMED_LEFT, item).with(HEADER, columns.get(i), texts.get(i));
                })
                .toList();
    }
}
