package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * MR04 summary: the national form by day of the decision, in ten thousand yuan, as the city's office fills it in from the
 * ledgers, with the one case it forgot.
 */
final class EnforcementFormFeed {

    private static final String TITLE = "食品安全违法案件统计表";
    private static final List<String> HEADER =
            List.of("旗县区", "统计项目", "案件总数", "普通程序", "食品案件", "特殊食品案件", "案值(万元)", "罚款金额(万元)", "没收金额(万元)");

    private final List<EnforcementCase> cases;

    EnforcementFormFeed(EnforcementCases cases) {
        this.cases = cases.all();
    }

    void writeTo(Path directory) throws IOException {
        Period latest = Period.YEARS.get(2);
        write(directory, Period.year(2020),
                TableFile.agreed("AJ", Division.CITY_CODE, Period.year(2020), "HZ", TextFormat.csv(FileEncoding.GB18030)));
        write(directory, Period.year(2021),
                TableFile.named("附件1：" + Division.CITY_NAME + "2021年" + TITLE + "（年报）", WorkbookFormat.XLS));
        write(directory, latest, TableFile.agreed("AJ", Division.CITY_CODE, latest, "HZ", WorkbookFormat.XLSX));
    }

    private void write(Path directory, Period period, TableFile file) throws IOException {
        SampleTable table = new SampleTable(period.text())
                .title(period.title() + TITLE + "（按案值、产品分类）")
                .note("填报单位：" + Division.CITY_NAME + "市场监督管理局  填报日期：" + period.reportedOn() + "  单位：件、万元")
                .header(HEADER);
        for (Office office : Office.ALL) {
            List<EnforcementCase> stated = stated(office, period);
            for (FormLine line : FormLine.ALL) {
                table.row(row(office, line, stated.stream().filter(line.counts()).toList()));
            }
        }
        file.write(directory, List.of(table.note("填表人：  审核人：  联系电话：")));
    }

    private List<EnforcementCase> stated(Office office, Period period) {
        LocalDate first = period.from().atDay(1);
        List<EnforcementCase> decided = new ArrayList<>(cases.stream()
                .filter(made -> made.office().equals(office) && made.isDecided(first, period.to().atEndOfMonth()))
                .toList());
        if (office.code().equals(Division.HUIMIN.code()) && period.text().equals("2021")) {
            decided.stream().filter(made -> made.decision().fine() > 0).findFirst().ifPresent(decided::remove);
        }
        return decided;
    }

    private static List<SampleCell> row(Office office, FormLine line, List<EnforcementCase> counted) {
        return List.of(
                SampleCell.of(office.title()),
                SampleCell.of(line.title()),
                SampleCell.of(counted.size()),
                SampleCell.of(counted.stream().filter(EnforcementCase::ordinary).count()),
                SampleCell.of(counted.stream().filter(FormLine::isFood).count()),
                SampleCell.of(counted.stream().filter(FormLine::isSpecial).count()),
                tenThousands(counted, EnforcementCase::value),
                tenThousands(counted, made -> made.decision().fine()),
                tenThousands(counted, made -> made.decision().confiscated()));
    }

    private static SampleCell tenThousands(List<EnforcementCase> counted, ToLongFunction<EnforcementCase> amount) {
        return SampleCell.of(BigDecimal.valueOf(counted.stream().mapToLong(amount).sum(), 6));
    }
}
