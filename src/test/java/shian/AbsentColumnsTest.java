package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Expression;
import shian.formula.Evaluator;
import shian.formula.Place;

/** A column that a file does not have is unknown: no measure of a contract or a derived fact counts it as "no" or zero. */
@Tag("store")
class AbsentColumnsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));

    private static final List<String> CASE = List.of("案件编号", "立案日期", "案件来源", "机构区划", "当事人类型", "环节", "程序", "案值", "处罚决定日期",
            "罚款金额", "没收金额", "罚没款合计", "处罚到人", "行刑衔接移送", "撤销标志");
    private static final List<String> VISIT = List.of("检查编号", "检查日期", "检查类型", "证书编号", "所属旗县区", "检查项数", "不符合项数", "检查结果",
            "整改完成日期", "自查报告", "风险报告", "管理制度");
    private static final List<String> UNIT = List.of("证书编号", "统一社会信用代码", "单位名称", "主体业态", "生产类别", "所属旗县区", "发证日期", "状态",
            "在产", "高风险", "冷链");
    private static final String PRODUCER = "SC10115010500011,91150103XX1000010U,某食品厂,食品生产企业,粮食加工品,赛罕区,2020-01-02,有效,是,否,否";

    private final City city = City.of(AbsentColumnsTest.class);

    @Test
    void cases_without_the_column_of_persons_fined_are_no_cases_with_nobody_fined() {
        city.drop("SCJG_AJ_150105_202103_MX_V01.csv", without("处罚到人", CASE, aCase(1, "赛罕区", "2021-03-02"), aCase(2, "赛罕区", "2021-03-03")));
        city.drop("SCJG_AJ_150102_202103_MX_V01.csv", without("", CASE, aCase(3, "新城区", "2021-03-02")));
        city.night();

        assertThat(value("enforcement.for-person", "150105")).contains(2);
        assertThat(value("enforcement.for-person.fined", "150105")).isEmpty();
        assertThat(value("enforcement.transferred", "150105")).as("rests on other columns").contains(0);
        assertThat(value("enforcement.for-person.fined", "150102")).contains(0);
        assertThat(absent("150105")).contains("person_fined").doesNotContain("transferred");
        assertThat(indicator("B39", "150105")).containsEntry("value", null);
        assertThat(indicator("B39", "150102").get("value")).isEqualTo("0.00");
        assertThat(remarks("150105")).contains("处罚到人");
    }

    @Test
    void a_column_comes_with_the_next_version_and_goes_with_the_one_after() {
        String[] whole = without("", CASE, aCase(1, "赛罕区", "2021-03-02"));
        String[] lacking = without("处罚到人", CASE, aCase(1, "赛罕区", "2021-03-02"));
        city.drop("SCJG_AJ_150105_202103_MX_V01.csv", lacking);
        city.night();
        assertThat(value("enforcement.for-person.fined", "150105")).isEmpty();
        city.drop("SCJG_AJ_150105_202103_MX_V02.csv", whole);
        city.night();
        assertThat(value("enforcement.for-person.fined", "150105")).contains(0);
        city.drop("SCJG_AJ_150105_202103_MX_V03.csv", lacking);
        city.night();
        assertThat(value("enforcement.for-person.fined", "150105")).isEmpty();
        assertThat(value("enforcement.for-person", "150105")).contains(1);
    }

    @Test
    void problems_of_a_file_without_days_of_repair_are_not_open_problems() {
        city.drop("SCJG_JDJC_150100_202103_MX_V01.csv", without("整改完成日期", VISIT, visit(1)));
        city.night();
        assertThat(value("problems.found", "150105")).contains(2);
        assertThat(value("problems.fixed", "150105")).isEmpty();
        assertThat(value("problems.fixed", "150102")).as("the file speaks for it too").isEmpty();
    }

    @Test
    void a_register_without_a_dimension_has_its_total_and_no_zero_of_the_dimensions_values() {
        city.drop("SCJG_ZTML_150100_20211231_QC_V01.csv", without("高风险", UNIT, PRODUCER));
        city.night();
        assertThat(value("register.producers", "150105")).contains(1);
        assertThat(value("register.producers[in_production=true]", "150105")).contains(1);
        assertThat(value("register.producers[high_risk=true]", "150105")).isEmpty();
        assertThat(value("register.producers[high_risk=true]", "150102")).as("no producer at all").contains(0);
        assertThat(value("producers.inspected-enough", "150105")).as("nobody submitted inspections").isEmpty();
        assertThat(absent("150100")).contains("high_risk");
    }

    @Test
    void a_column_that_another_source_lacks_leaves_the_fact_unknown_where_and_when_that_source_speaks() {
        city.drop("SCJG_ZTML_150100_20211231_QC_V01.csv", without("", UNIT, PRODUCER));
        city.drop("SCJG_JDJC_150100_202103_MX_V01.csv", without("自查报告", VISIT, visit(1)));
        city.night();
        assertThat(value("producers.self-checked", "150105")).isEmpty();
        assertThat(value("producers.managed", "150105")).contains(1);
        assertThat(value("producers.inspected-enough", "150105")).contains(1);
    }

    @Test
    void completeness_counts_a_period_once_however_many_columns_lack_and_each_period_that_lacks_one() {
        city.drop("SCJG_AJ_150105_202101_MX_V01.csv", without("处罚到人", CASE, aCase(1, "赛罕区", "2021-01-04")));
        city.drop("SCJG_AJ_150105_202102_MX_V01.csv", without("罚没款合计", CASE, aCase(2, "赛罕区", "2021-02-04")));
        city.drop("SCJG_AJ_150105_202103_MX_V01.csv", without("罚没款合计", without("处罚到人", CASE, aCase(3, "赛罕区", "2021-03-04"))));
        city.drop("SCJG_AJ_150105_202104_MX_V01.csv", without("", CASE, aCase(4, "赛罕区", "2021-04-06")));
        city.night();
        assertThat(new BigDecimal(indicator("B39", "150105").get("completeness"))).as("April, of twelve months").isEqualByComparingTo("0.0833");
        assertThat(indicator("B39", "150105")).containsEntry("status", "PARTIAL");
    }

    @Test
    void a_needed_column_that_the_view_does_not_read_and_one_that_is_not_declared_are_mistakes() throws IOException {
        City own = City.withOwnCatalogue(AbsentColumnsTest.class);
        Path fact = own.home().resolve("jobs/derived/case-standards.yaml");
        String before = Files.readString(fact);
        Files.writeString(fact, before.replace("      person_fined: [person_fined]\n", "      published_on: [person_fined]\n"));
        City.Result check = own.shian("check");
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains("reads the column 'person_fined' of enforcement-cases/detail, which a file may lack")
                .contains("does not read the column 'published_on' of enforcement-cases/detail");
        Files.writeString(fact, before.replace("[person_fined]", "[person_find]"));
        assertThat(own.shian("check", "--offline").err()).contains("person_find").contains("person_fined");
    }

    private static String aCase(int number, String division, String day) {
        return "案〔2021〕" + number + "号," + day + ",投诉举报," + division + ",企业,流通,普通程序,1.0," + day + ",60000.00,0,60000.00,否,否,否";
    }

    private static String visit(int number) {
        return "检查" + number + ",2021-03-02,体系检查,SC10115010500011,赛罕区,20,2,基本符合,2021-03-20,是,是,是";
    }

    /** A header with rows, all without one column. */
    private static String[] without(String column, List<String> header, String... rows) {
        List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
        lines.addAll(Arrays.asList(rows));
        return without(column, lines.toArray(String[]::new));
    }

    private static String[] without(String column, String... lines) {
        int index = List.of(lines[0].split(",")).indexOf(column);
        return Arrays.stream(lines).map(line -> {
            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
            if (index >= 0) {
                cells.remove(index);
            }
            return String.join(",", cells);
        }).toArray(String[]::new);
    }

    private Optional<Integer> value(String expression, String division) {
        return new Evaluator(city.jdbc(), CATALOG).value(Expression.parse(expression), Place.of(division, 2021)).number()
                .map(BigDecimal::intValueExact);
    }

    private List<String> absent(String division) {
        return city.jdbc().sql("select unnest(absent_columns) from intake.delivery where division_code = :division")
                .param("division", division).query(String.class).list();
    }

    private String remarks(String division) {
        return city.jdbc().sql("select remarks::text from intake.delivery where division_code = :division").param("division", division)
                .query(String.class).list().stream().collect(Collectors.joining());
    }

    private Map<String, String> indicator(String code, String division) {
        return city.jdbc().sql("""
                select round(value, 2)::text, status, completeness::text from scorer.indicator_value
                where indicator_code = :code and scope in ('standard', 'all') and division_code = :division and year = 2021""").param("code", code).param("division", division)
                .query((row, n) -> {
                    Map<String, String> found = new HashMap<>();
                    found.put("value", row.getString(1));
                    found.put("status", row.getString(2));
                    found.put("completeness", row.getString(3));
                    return found;
                }).single();
    }
}
