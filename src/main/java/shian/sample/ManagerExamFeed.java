package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** MR09: examinations of the managers of firms; in 2021 all sat them and passed. */
final class ManagerExamFeed {

    private static final String NUMBER = "考核编号";
    private static final String LEVEL = "抽考类别";
    private static final String SCORE = "成绩";
    private static final List<String> HEADER = List.of(
            NUMBER, "所属旗县区", "抽考日期", LEVEL, "信用代码", "企业名称", "姓名", "抽考科目", "是否参考", SCORE, "合格");
    private static final Weighted<String> LEVELS = Weighted.of(List.of("国家抽考", "自治区抽考", "市级抽考"), 10, 20, 70);
    private static final List<String> SURNAMES = List.of("赵", "钱", "孙", "周", "吴", "郑", "王", "李");
    /** Managers to be examined in a year, assumed; the last from January to May. */
    private static final List<Integer> MANAGERS = List.of(560, 640, 210);
    private static final double ABSENT_AT_FIRST = 0.03;
    private static final double FAILED_AT_FIRST = 0.04;

    private final SampleRows rows;

    ManagerExamFeed(Seed seed) {
        Random random = seed.stream("exams");
        SampledUnits units = new SampledUnits(seed);
        List<SampleRows.Row> all = new ArrayList<>();
        for (int year = PublishedTotals.FIRST_YEAR; year <= SamplingPlan.LAST.getYear(); year++) {
            for (Occasion occasion : Occasion.in(year, PublishedTotals.ofYear(MANAGERS, year), Division::residents, random)) {
                all.add(row(occasion, "KH" + year + "%05d".formatted(all.size() + 1), units, random));
            }
        }
        rows = new SampleRows(HEADER, all);
    }

    private static SampleRows.Row row(Occasion occasion, String number, SampledUnits units, Random random) {
        boolean first = occasion.day().getYear() == PublishedTotals.FIRST_YEAR;
        boolean absent = random.nextDouble() < ABSENT_AT_FIRST && first;
        boolean failed = random.nextDouble() < FAILED_AT_FIRST && first;
        SampledUnit firm = units.draw(occasion.division(), Link.PRODUCTION, random);
        List<SampleCell> cells = new ArrayList<>(List.of(SampleCell.of(number), SampleCell.of(occasion.division().title()),
                SampleCell.of(occasion.day()), SampleCell.of(LEVELS.draw(random)), SampleCell.of(firm.creditCode()),
                SampleCell.of(firm.name()), SampleCell.of(SampledUnits.pick(SURNAMES, random) + "示例"), SampleCell.of("食品安全法律法规"),
                SampleCell.of(absent ? "否" : "是")));
        cells.add(absent ? SampleCell.of("缺考") : SampleCell.of(failed ? 40 + random.nextInt(20) : 60 + random.nextInt(41)));
        cells.add(SampleCell.of(absent ? "" : failed ? "否" : "是"));
        return new SampleRows.Row(occasion.division(), occasion.day(), cells);
    }

    void writeTo(Path directory) throws IOException {
        OfficeFiles files = new OfficeFiles("GLCK", "食品安全管理人员抽考成绩表", List.of(), TableFile.USUAL, Map.of(
                "150105 2021", OfficeFiles.Special.named("赛罕区2021年食品安全管理人员抽考成绩", WorkbookFormat.XLSX)
                        .withFaults(List.of(fault("国家统考", LEVEL), fault("一百零五", SCORE)))));
        for (Period period : Period.YEARS) {
            for (Division division : Division.values()) {
                files.write(directory, Office.of(division), period, rows.in(period).of(division));
            }
        }
    }

    /** A row that stands nowhere else, with a text that one of its columns cannot hold. */
    private SampleRows.Row fault(String text, String column) {
        SampleRows.Row like = rows.in(Period.year(2021)).of(Division.SAIHAN).rows().get(0);
        return like.with(HEADER, NUMBER, "KH2021-" + column).with(HEADER, column, text);
    }
}
