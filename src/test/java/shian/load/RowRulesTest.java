package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.catalog.CatalogReader;
import shian.catalog.Condition;
import shian.catalog.Contract;
import shian.catalog.RowRule;

/** The closed vocabulary of row rules, over the columns of the yearly summary and the detail of food sampling. */
class RowRulesTest {

    private static final Contract SUMMARY = CatalogReader.read(Path.of("jobs")).contract("sampling-batches/summary");
    private static final Contract DETAIL = CatalogReader.read(Path.of("jobs")).contract("sampling-batches/detail");

    @ParameterizedTest
    @CsvSource({"1, <, 2, true", "2, <, 2, false", "2, <=, 2, true", "3, <=, 2, false", "2, =, 2, true", "2, =, 3, false",
            "2, >=, 2, true", "1, >=, 2, false", "3, >, 2, true", "2, >, 2, false", "1, <>, 2, true", "2, <>, 2, false",
            "10, >, 9, true"})
    void two_columns_compare(long failed, String operator, long batches, boolean kept) {
        assertThat(broken(SUMMARY, new RowRule.Compare("R", "failed", operator, "batches"),
                Map.of("failed", failed, "batches", batches)).isEmpty()).isEqualTo(kept);
    }

    @Test
    void a_comparison_with_an_empty_cell_says_nothing_and_numbers_of_different_scale_are_equal() {
        RowRule equal = new RowRule.Compare("R", "failed", "=", "pass_rate");
        assertThat(broken(SUMMARY, equal, Map.of("failed", 2L))).isEmpty();
        assertThat(broken(SUMMARY, equal, Map.of("failed", 2L, "pass_rate", new BigDecimal("2.00")))).isEmpty();
    }

    @Test
    void texts_compare_as_they_are_written() {
        RowRule rule = new RowRule.Compare("R", "place_type", "<=", "area_type");
        assertThat(broken(DETAIL, rule, Map.of("place_type", "10", "area_type", "9"))).as("digits are no numbers here").isEmpty();
        assertThat(broken(DETAIL, rule, Map.of("place_type", "b", "area_type", "a"))).hasSize(1);
        assertThat(broken(DETAIL, rule, Map.of("area_type", "a"))).isEmpty();
    }

    @Test
    void a_broken_comparison_names_the_rule_both_columns_and_the_other_value() {
        Fault fault = broken(DETAIL, new RowRule.Compare("MR01-1", "reported_on", ">=", "sampled_on"), Map.of("reported_on",
                LocalDate.of(2021, 3, 1), "sampled_on", LocalDate.of(2021, 3, 2))).get(0);
        assertThat(fault.header()).isEqualTo("报告日期");
        assertThat(fault.value()).isEqualTo("cell of reported_on");
        assertThat(fault.message()).hasToString("MR01-1: 报告日期 must be >= 抽样日期 (2021-03-02).");
    }

    @Test
    void a_column_is_required_where_all_conditions_hold() {
        RowRule rule = new RowRule.RequiredIf("R", "maker_name", List.of(new Condition("link", false, List.of("PRODUCTION")),
                new Condition("conclusion", true, List.of("PASS"))));
        assertThat(broken(DETAIL, rule, Map.of("link", "PRODUCTION", "conclusion", "FAIL"))).singleElement()
                .satisfies(fault -> assertThat(fault.column()).isEqualTo("maker_name"));
        assertThat(broken(DETAIL, rule, Map.of("link", "PRODUCTION", "conclusion", "PASS"))).isEmpty();
        assertThat(broken(DETAIL, rule, Map.of("link", "CATERING", "conclusion", "FAIL"))).isEmpty();
        assertThat(broken(DETAIL, rule, Map.of("link", "PRODUCTION"))).as("an unknown conclusion is not a different one").isEmpty();
        assertThat(broken(DETAIL, rule, Map.of("link", "PRODUCTION", "conclusion", "FAIL", "maker_name", "厂"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "5.5, true", "10, true", "10.01, false"})
    void a_number_lies_between_its_bounds_both_included(BigDecimal value, boolean kept) {
        RowRule rule = new RowRule.Range("R", "pass_rate", Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN));
        assertThat(broken(SUMMARY, rule, Map.of("pass_rate", value)).isEmpty()).isEqualTo(kept);
        assertThat(broken(SUMMARY, rule, Map.of())).isEmpty();
    }

    @Test
    void a_bound_that_is_not_there_bounds_nothing() {
        assertThat(broken(SUMMARY, new RowRule.Range("R", "batches", Optional.empty(), Optional.of(BigDecimal.TEN)),
                Map.of("batches", -1_000L))).isEmpty();
        assertThat(broken(SUMMARY, new RowRule.Range("R", "batches", Optional.of(BigDecimal.TEN), Optional.empty()),
                Map.of("batches", 9L))).singleElement().satisfies(f -> assertThat(f.message()).hasToString("R: must lie between 10 and …."));
    }

    @Test
    void a_text_is_one_of_some_or_matches_as_a_whole() {
        RowRule oneOf = new RowRule.OneOf("R", "area_type", List.of("城市", "乡镇"));
        assertThat(broken(DETAIL, oneOf, Map.of("area_type", "乡镇"))).isEmpty();
        assertThat(broken(DETAIL, oneOf, Map.of("area_type", "景点"))).hasSize(1);
        assertThat(broken(DETAIL, oneOf, Map.of())).isEmpty();
        RowRule pattern = new RowRule.Matches("R", "licence_no", Pattern.compile("SC\\d{14}"));
        assertThat(broken(DETAIL, pattern, Map.of("licence_no", "SC10115010210433"))).isEmpty();
        assertThat(broken(DETAIL, pattern, Map.of("licence_no", "号SC10115010210433"))).hasSize(1);
        assertThat(broken(DETAIL, pattern, Map.of())).isEmpty();
    }

    @Test
    void a_total_is_the_sum_of_its_parts_up_to_a_tolerance() {
        RowRule rule = new RowRule.SumOfColumns("R", "batches", List.of("failed", "pass_rate"), BigDecimal.ONE);
        assertThat(broken(SUMMARY, rule, Map.of("batches", 10L, "failed", 4L, "pass_rate", new BigDecimal("5")))).isEmpty();
        assertThat(broken(SUMMARY, rule, Map.of("batches", 10L, "failed", 4L, "pass_rate", new BigDecimal("4.9")))).singleElement()
                .satisfies(f -> assertThat(f.message()).hasToString("R: 抽检批次 must be the sum of its parts, 8.9."));
        assertThat(broken(SUMMARY, rule, Map.of("batches", 1L))).as("an empty part adds nothing").isEmpty();
        assertThat(broken(SUMMARY, rule, Map.of("failed", 4L))).as("without a total there is nothing to hold it against").isEmpty();
    }

    private static List<Fault> broken(Contract contract, RowRule rule, Map<String, Object> values) {
        Contract withRule = new Contract(contract.feed(), contract.kind(), contract.code(), contract.title(), contract.grain(),
                contract.origin(), contract.department(), contract.table(), contract.files(), contract.deliveredBy(),
                contract.mode(), contract.due(), contract.refuseAbove(), contract.encoding(), contract.division(),
                contract.period(), contract.columns(), List.of(rule), contract.measures(), contract.validFrom(),
                contract.validTo(), contract.revision(), contract.silent(), contract.readers(), contract.keepRows(), contract.path());
        List<String> columns = new ArrayList<>(contract.columns().keySet());
        Map<String, Integer> places = new HashMap<>();
        columns.forEach(column -> places.put(column, columns.indexOf(column)));
        Object[] row = columns.stream().map(values::get).toArray();
        return new RowRules(withRule, places).broken(row, column -> "cell of " + column);
    }
}
