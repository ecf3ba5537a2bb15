package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person is told about rows that were set aside. */
@Tag("store")
class QuarantineCommandTest {

    private static City city;

    @BeforeAll
    static void a_night_with_bad_rows_of_two_departments() {
        city = City.of(QuarantineCommandTest.class);
        List<String> batches = new ArrayList<>(Arrays.asList(Batches.file(100)));
        batches.add(Batches.row(101, "昨天", "合格？"));
        batches.add(Batches.row(102, "昨天", "纯抽检合格样品"));
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", batches.toArray(String[]::new));
        List<String> payments = new ArrayList<>(List.of("凭证号,预算年度,旗县区,预算单位,拨付日期,金额,是否食品安全经费"));
        for (int i = 0; i < 100; i++) {
            payments.add("BF%d,2021,新城区,某单位,2021-03-01,1,是".formatted(i));
        }
        payments.add("BFX,2021,新城区,张三13812345678,2021-03-01,5000（电话13812345678）,是");
        city.drop("CZ_BF_150100_2021_MX_V01.csv", payments.toArray(String[]::new));
        assertThat(city.night().out()).contains("2 rows set aside; see `ops/shian quarantine --delivery 2`");
    }

    @Test
    void a_row_is_listed_with_file_line_cells_and_all_its_reasons_in_the_words_of_the_reader() {
        City.Result csv = city.shian("quarantine", "--delivery", "2", "--format", "csv");
        assertThat(csv.out().lines()).startsWith("delivery,file,line,division,state,key,columns,cells,moved,reasons")
                .anyMatch(line -> line.startsWith("2,SCJG_CYJC_150105_202103_MX_V01.csv,102,150105,OPEN,XBJ21150105000000101,"
                        + "报告日期 | 结论,昨天 | 合格？,,\"Not a date. Expected 2021-06-08")
                        && line.contains(" | Not a known value. Expected one of "));
        assertThat(city.shian("quarantine", "--lang", "zh").out()).contains("不是日期。应为", "报送", "单元格");
        assertThat(city.shian("quarantine", "--format", "json").out()).contains("\"line\" : 102");
    }

    @Test
    void filters_limit_the_list_and_what_is_not_known_is_refused() {
        assertThat(lines("--reason", "code")).containsExactly("102");
        assertThat(lines("--reason", "load.date")).containsExactly("102", "103");
        assertThat(lines("--feed", "FN02")).containsExactly("102");
        assertThat(lines("--division", "赛罕")).containsExactly("102", "103");
        assertThat(lines("--year", "2020")).isEmpty();
        assertThat(lines("--status", "waived")).isEmpty();
        assertThat(lines("--status", "all")).hasSize(3);
        assertThat(city.shian("quarantine", "--status", "gone").exitCode()).isEqualTo(2);
        assertThat(city.shian("quarantine", "--reason", "gone").exitCode()).isEqualTo(2);
        assertThat(city.shian("quarantine", "--delivery", "99").exitCode()).isEqualTo(2);
    }

    @Test
    void rows_are_counted_by_reason_column_delivery_and_department_most_frequent_first() {
        assertThat(counted("reason")).containsExactly("load.date,2", "load.code,1", "load.unit,1");
        assertThat(counted("column")).containsExactly("报告日期,sampling-batches/detail,2", "结论,sampling-batches/detail,1",
                "金额,disbursements/detail,1");
        assertThat(city.shian("quarantine", "--by", "delivery", "--format", "csv").out().lines().skip(1)).containsExactly(
                "2,SCJG_CYJC_150105_202103_MX_V01.csv,sampling-batches,150105,2", "1,CZ_BF_150100_2021_MX_V01.csv,disbursements,150100,1");
        assertThat(city.shian("quarantine", "--by", "department", "--format", "csv").out().lines().skip(1))
                .containsExactly("market-regulation,2", "finance,1");
    }

    @Test
    void the_whole_row_is_shown_from_the_archive_and_who_looked_is_recorded() {
        assertThat(city.shian("quarantine", "--delivery", "1").out()).contains("138****5678").doesNotContain("13812345678");
        City.Result look = city.shian("quarantine", "show", "1", "102", "--reason", "核实金额", "--format", "csv");
        assertThat(look.out().lines()).startsWith("letter,header,value,reasons", "A,凭证号,BFX,", "B,预算年度,2021,", "C,旗县区,新城区,",
                "D,预算单位,张三13812345678,", "E,拨付日期,2021-03-01,").anyMatch(line -> line.startsWith("F,金额,5000（电话13812345678）,"));
        assertThat(city.jdbc().sql("""
                select concat_ws(' | ', actor, object, reason) from control.operator_action where verb = 'quarantine show'""")
                .query(String.class).list()).containsExactly("tester | delivery 1 line 102 | 核实金额");
        City.Result none = city.shian("quarantine", "show", "1", "5");
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.err()).contains("Line 5 of delivery 1 (LOADED) is not among the rows kept in quarantine");
    }

    private static List<String> lines(String... filter) {
        List<String> command = new ArrayList<>(List.of("quarantine", "--format", "csv"));
        command.addAll(Arrays.asList(filter));
        return city.shian(command.toArray(String[]::new)).out().lines().skip(1).map(line -> line.split(",")[2]).toList();
    }

    private static List<String> counted(String by) {
        return city.shian("quarantine", "--by", by, "--format", "csv").out().lines().skip(1)
                .map(line -> line.replaceFirst("^((?:[^,]*,){%d}\\d+),.*".formatted(by.equals("column") ? 2 : 1), "$1")).toList();
    }
}
