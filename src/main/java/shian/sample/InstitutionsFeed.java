package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** HL04: the register of medical institutions at the end of a year; small ones have no case and report so, one forgets it. */
final class InstitutionsFeed {

    private static final List<String> HEADER =
            List.of("机构编码", "机构名称", "级别", "旗县区", "是否哨点医院", "启用日期", "停用日期", "零报告月份");
    /** Those that fill in case cards come first, as in {@link FoodborneCases}; what closed before stays in the list. */
    private static final List<String> NAMES = List.of("示例人民医院", "示例中医院", "示例社区卫生服务中心", "示例镇卫生院", "示例乡卫生院",
            "示例一村卫生室", "示例二村卫生室", "示例旧卫生院");
    private static final List<String> GRADES = List.of("二级", "二级", "社区卫生服务中心", "卫生院", "卫生院", "村卫生室", "村卫生室", "卫生院");
    private static final int WITH_CASES = 3;
    private static final int FORGETFUL = 6;
    private static final int CLOSED = 7;

    void writeTo(Path directory) throws IOException {
        String title = "年度医疗机构名录";
        TextFormat.tabs(FileEncoding.GB18030).write(
                List.of(register(2020).presented("", "2020" + title, Division.CITY_NAME + "卫生健康委员会", 0)),
                directory.resolve("WJW_YLJG_150100_20201231_QC_V01.txt"));
        WorkbookFormat.XLSX.write(List.of(register(2021).exported("名录")), directory.resolve("WJW_YLJG_150100_20211231_QC_V01.xlsx"));
    }

    private static SampleRows register(int year) {
        List<SampleRows.Row> rows = new ArrayList<>();
        for (Division division : Division.values()) {
            for (int i = 0; i < NAMES.size(); i++) {
                boolean silent = year == 2020 && division == Division.WUCHUAN && i == FORGETFUL;
                rows.add(new SampleRows.Row(division, LocalDate.of(year, 12, 31), List.of(
                        SampleCell.of(division.code() + "0" + (i + 1)), SampleCell.of(division.shortTitle() + NAMES.get(i)),
                        SampleCell.of(GRADES.get(i)), SampleCell.of(division.title()), SampleCell.of(i == 0 ? "是" : "否"),
                        SampleCell.of(LocalDate.of(2010 + i, 3, 1)),
                        i == CLOSED ? SampleCell.of(LocalDate.of(2019, 6, 30)) : SampleCell.EMPTY,
                        i < WITH_CASES || i == CLOSED || silent ? SampleCell.EMPTY : SampleCell.of("1-12月"))));
            }
        }
        return new SampleRows(HEADER, rows);
    }
}
