package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** SC01: six projects of three years with 910 万元 (F089, F090); by year and project assumed. */
final class ScienceProjectsFeed {

    private static final List<String> HEADER = List.of("项目编号", "项目名称", "承担单位", "所属旗县区", "立项年度", "资助金额(万元)", "拨付金额(万元)");
    private static final SampleRows ROWS = new SampleRows(HEADER, List.of(
            row(2019, 1, "乳制品掺假快速筛查技术研究", 160), row(2019, 2, "羊肉产地溯源示范", 120),
            row(2020, 1, "食源性致病菌现场检测试剂研制", 170), row(2020, 2, "冷链食品追溯平台关键技术", 140),
            row(2021, 1, "农畜产品兽药残留多组分检测", 180), row(2021, 2, "杂粮真菌毒素防控集成示范", 140)));

    private static SampleRows.Row row(int year, int number, String name, int granted) {
        return new SampleRows.Row(null, LocalDate.of(year, 12, 31), List.of(
                SampleCell.of("KJ" + year + "-" + number), SampleCell.of(name), SampleCell.of("示例研究院"),
                SampleCell.of(Division.CITY_LEVEL), SampleCell.of(year), SampleCell.of(granted), SampleCell.of(granted)));
    }

    void writeTo(Path directory) throws IOException {
        for (int year = 2019; year <= 2021; year++) {
            SampleRows rows = ROWS.in(Period.year(year));
            if (year == 2020) {
                WorkbookFormat.XLSX.write(List.of(rows.presented("项目", "2020年度食品安全科技项目", "呼和浩特市科学技术局", 0)),
                        directory.resolve("呼和浩特市2020年食品安全科技项目一览表.xlsx"));
            } else {
                TextFormat.csv(FileEncoding.GB18030).write(
                        List.of(rows.exported("")), directory.resolve("KJJ_KJXM_150100_" + year + "_MX_V01.csv"));
            }
        }
    }
}
