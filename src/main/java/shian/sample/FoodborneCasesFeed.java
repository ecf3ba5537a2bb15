package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** HL03: the case cards, by the county where they were filled in. */
final class FoodborneCasesFeed {

    private static final String TITLE = "食源性疾病病例监测明细表";

    private final SampleRows rows;

    FoodborneCasesFeed(Seed seed) {
        rows = FoodborneCases.invent(seed);
    }

    void writeTo(Path directory) throws IOException {
        Period first = Period.year(2020);
        List<SampleTable> divisions = new ArrayList<>();
        for (Division division : Division.values()) {
            divisions.add(rows.in(first).of(division).kept(CellHabit.NUMBERS_AS_TEXT)
                    .presented(division.title(), first.title() + division.title() + TITLE, office(division), 0));
        }
        WorkbookFormat.XLS.write(divisions, directory.resolve("呼和浩特市2020年食源性疾病病例监测明细表.xls"));
        for (Division division : Division.values()) {
            writeSecondYear(directory, division);
            writeThirdYear(directory, division);
        }
    }

    private void writeSecondYear(Path directory, Division division) throws IOException {
        Period year = Period.year(2021);
        SampleRows all = rows.in(year).of(division);
        String convention = "WJW_SYXJB_" + division.code() + "_2021_MX_V01";
        switch (division) {
            case HUIMIN -> write(directory, convention, TextFormat.csv(FileEncoding.GB18030),
                    all.withFault("医疗机构所在旗县区", "回明区")
                            .withFault("发病时间", "2021-02-30")
                            .withFault("状态", "已审合格？")
                            .withFault("审核日期", "")
                            .withFault("现住址区划", "回民区")
                            .presented("", year.title() + TITLE, office(division), 0));
            case YUQUAN, DEVELOPMENT_ZONE -> write(directory, convention, TextFormat.tabs(FileEncoding.GB18030),
                    all.renamed(Map.of("填卡日期", "报告日期", "医疗机构所在旗县区", "报告地区")).exported(""));
            case TUMED_LEFT -> write(directory, "土左旗2021年食源性疾病病例(最终版2)", TextFormat.csv(FileEncoding.UTF_8),
                    all.kept(CellHabit.DAYS_WITH_SLASHES).presented("", year.title() + TITLE, office(division), 0));
            case TOGTOH -> writeMonthsInZip(directory, division);
            case HORINGER, QINGSHUIHE -> write(directory, convention, TextFormat.semicolons(FileEncoding.UTF_8_BOM),
                    all.kept(CellHabit.DAYS_IN_CHINESE).exported(""));
            case WUCHUAN -> WorkbookFormat.XLSX.write(months(division, year, CellHabit.DAYS_WITH_DOTS),
                    directory.resolve("武川县2021年食源性疾病病例监测表.xlsx"));
            default -> write(directory, convention, TextFormat.csv(FileEncoding.UTF_8), all.exported(""));
        }
    }

    private void writeMonthsInZip(Path directory, Division division) throws IOException {
        SampleZip zip = new SampleZip();
        for (int month = 1; month <= 12; month++) {
            Period period = Period.month(YearMonth.of(2021, month));
            zip.add(division.shortTitle() + period.title() + "食源性疾病病例.csv", TextFormat.csv(FileEncoding.GB18030),
                    List.of(table("", division, period, rows.in(period).of(division))));
        }
        zip.write(directory.resolve("托县2021年食源性疾病病例.zip"));
    }

    private void writeThirdYear(Path directory, Division division) throws IOException {
        Period months = Period.months(YearMonth.of(2022, 1), SamplingPlan.LAST);
        String convention = "WJW_SYXJB_" + division.code() + "_" + months.text() + "_MX_V01";
        if (division.isUrban()) {
            write(directory, convention, TextFormat.csv(FileEncoding.UTF_8), rows.in(months).of(division).exported(""));
        } else {
            WorkbookFormat format = division == Division.TUMED_LEFT ? WorkbookFormat.XLS : WorkbookFormat.XLSX;
            format.write(months(division, months, CellHabit.DAYS_AS_NUMBERS),
                    directory.resolve(convention + "." + format.extension()));
        }
    }

    private List<SampleTable> months(Division division, Period period, CellHabit habit) {
        List<SampleTable> tables = new ArrayList<>();
        for (YearMonth month = period.from(); !month.isAfter(period.to()); month = month.plusMonths(1)) {
            Period here = Period.month(month);
            tables.add(table(month.getMonthValue() + "月", division, here, rows.in(here).of(division).kept(habit)));
        }
        return tables;
    }

    /** A month without a case is a zero report. */
    private static SampleTable table(String name, Division division, Period period, SampleRows cases) {
        if (cases.isEmpty()) {
            return cases.filled(new SampleTable(name).title(period.title() + TITLE), 0).note("零报告");
        }
        return cases.presented(name, period.title() + TITLE, office(division), 0);
    }

    private static void write(Path directory, String name, TextFormat format, SampleTable table) throws IOException {
        format.write(List.of(table), directory.resolve(name + "." + format.extension()));
    }

    private static String office(Division division) {
        return division.title() + "疾病预防控制中心";
    }
}
