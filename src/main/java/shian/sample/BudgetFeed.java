package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** FN01: budget lines, in ten thousand yuan, closed by a total over all of them. */
final class BudgetFeed {

    private static final List<String> HEADER = List.of(
            "预算年度", "级次", "旗县区", "预算单位", "功能科目编码", "功能科目名称", "项目名称", "资金来源", "年初预算(万元)", "调整预算(万元)",
            "是否食品安全经费");

    private final Budget budget;

    BudgetFeed(Budget budget) {
        this.budget = budget;
    }

    void writeTo(Path directory) throws IOException {
        write(directory, 2020, FileEncoding.GB18030);
        write(directory, 2021, FileEncoding.UTF_8);
        write(directory, 2022, FileEncoding.UTF_8_BOM);
    }

    private void write(Path directory, int year, FileEncoding encoding) throws IOException {
        Path path = directory.resolve("CZ_YS_" + Division.CITY_CODE + "_" + year + "_MX_V01.csv");
        try (SampleFile file = new SampleFile(path, encoding, HEADER.size())) {
            file.line(year + "年度部门预算明细表");
            file.line("单位：万元");
            file.line(HEADER);
            long initial = 0;
            long adjusted = 0;
            for (BudgetLine line : budget.lines(year)) {
                file.row(List.of("" + year, line.level(), line.holder(), line.unit(), line.functionCode(),
                        line.function(), line.project(), line.source(), tenThousands(line.initial(), "0.####"),
                        tenThousands(line.adjusted(), "0.####"), line.foodSafety() ? "是" : "否"));
                initial += line.initial();
                adjusted += line.adjusted();
            }
            file.line(List.of("合计", "", "", "", "", "", "", "", tenThousands(initial, "#,##0.0000"),
                    tenThousands(adjusted, "#,##0.0000"), ""));
            file.line(SampleFile.FOOTER);
        }
    }

    private static String tenThousands(long yuan, String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(yuan, 4));
    }
}
