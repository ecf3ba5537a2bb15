package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** AG01: the produce samples, by the county where they were taken. */
final class ProduceSamplesFeed {

    private static final String TITLE = "农产品质量安全监测明细表";

    private final SampleRows rows;

    ProduceSamplesFeed(Seed seed, SampledUnits units) {
        rows = ProduceSamples.invent(seed, units);
    }

    void writeTo(Path directory) throws IOException {
        Period first = Period.year(2020);
        SampleZip zip = new SampleZip();
        for (Division division : Division.values()) {
            zip.add(division.shortTitle() + first.title() + "农产品监测.csv", TextFormat.csv(FileEncoding.GB18030),
                    List.of(rows.in(first).of(division).exported("")));
        }
        zip.write(directory.resolve("呼和浩特市2020年农产品质量安全监测明细.zip"));
        for (Division division : Division.values()) {
            writeSecondYear(directory, division);
        }
        WorkbookFormat.XLS.write(
                divisions(Period.quarter(2022, 1)), directory.resolve("呼和浩特市2022年第一季度农产品质量安全监测明细表.xls"));
        WorkbookFormat.XLSX.write(divisions(Period.months(YearMonth.of(2022, 4), SamplingPlan.LAST)),
                directory.resolve("呼和浩特市2022年4-5月农产品质量安全监测明细表.xlsx"));
    }

    private List<SampleTable> divisions(Period period) {
        List<SampleTable> tables = new ArrayList<>();
        for (Division division : Division.values()) {
            tables.add(rows.in(period).of(division)
                    .presented(division.title(), period.title() + division.title() + TITLE, office(division), 0));
        }
        return tables;
    }

    private void writeSecondYear(Path directory, Division division) throws IOException {
        SampleRows all = rows.in(Period.year(2021)).of(division);
        String convention = "NMJ_NCP_" + division.code() + "_2021_MX_V01";
        switch (division) {
            case SAIHAN -> write(directory, convention, TextFormat.csv(FileEncoding.GB18030),
                    all.withCopy()
                            .withFault("抽样县", "赛汉区")
                            .withFault("抽样日期", "2021年13月1日")
                            .withFault("检测性质", "半定量")
                            .withFault("国家标准判定", "待复检")
                            .withFault("检测项目数", "若干")
                            .presented("", "2021年度" + TITLE, office(division), 0));
            case XINCHENG, HUIMIN -> write(directory, convention, TextFormat.tabs(FileEncoding.UTF_8),
                    all.kept(CellHabit.DAYS_WITH_DOTS).exported(""));
            case TUMED_LEFT -> write(directory, "土左旗2021年农产品监测台账(修订)", TextFormat.csv(FileEncoding.UTF_8_BOM),
                    all.renamed(Map.of("企业名称/农户", "受检单位", "国家标准判定", "判定结果", "抽样县", "抽样旗县区"))
                            .presented("", "2021年度" + TITLE, office(division), 0));
            case WUCHUAN -> write(directory, convention, TextFormat.semicolons(FileEncoding.GB18030),
                    all.kept(CellHabit.DAYS_AS_NUMBERS).exported(""));
            default -> write(directory, convention, TextFormat.csv(FileEncoding.UTF_8), all.exported(""));
        }
    }

    private static void write(Path directory, String name, TextFormat format, SampleTable table) throws IOException {
        format.write(List.of(table), directory.resolve(name + "." + format.extension()));
    }

    private static String office(Division division) {
        return division.title() + "农牧局";
    }
}
