package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Disputes follow the rules and what people said of their breaks, even where no measure moves. */
@Tag("store")
class DisputeTest {

    private static final String RULE = "jobs/reconciliations/RC-35.yaml";

    private City city;

    @BeforeEach
    void aCityWhosePopulationDoesNotAddUp() {
        city = City.withOwnCatalogue(DisputeTest.class);
        List<String> rows = new ArrayList<>(List.of("区划代码,年度,常住人口(人),口径"));
        for (String code : List.of("150102", "150103", "150104")) {
            rows.add(code + ",2021,1000,年末推算");
        }
        rows.add("150100,2021,2999,年末推算");
        city.drop("TJ_RK_150100_2021_QC_V01.csv", rows.toArray(String[]::new));
        City.Result night = city.night();
        assertThat(standing()).isEqualTo("DISPUTED");
        assertThat(night.out().lines().filter(line -> line.contains("BREAK"))).as(night.all()).first().asString()
                .contains("RC-35", "2999", "BLOCK: disputes values");
    }

    @Test
    void a_disputed_value_names_a_break_that_the_scorer_finds() {
        assertThat(city.jdbc().sql("""
                select count(*) from scorer.indicator_value v join scorer.open_break b on b.rule || '#' || b.break_id = v.disputed_by
                where v.reconciliation = 'DISPUTED'""").query(Long.class).single()).isPositive();
    }

    @Test
    void a_rule_that_no_longer_blocks_disputes_nothing_and_one_that_does_again_disputes_again() throws IOException {
        city.change(RULE, "severity: BLOCK", "severity: WARN");
        city.night();
        assertThat(standing()).isEqualTo("CLEAN");
        city.change(RULE, "severity: WARN", "severity: BLOCK");
        city.night();
        assertThat(standing()).isEqualTo("DISPUTED");
    }

    @Test
    void a_rule_that_leaves_the_catalogue_closes_its_breaks_and_disputes_nothing() throws IOException {
        Files.delete(city.home().resolve(RULE));
        city.night();
        assertThat(standing()).isEqualTo("CLEAN");
        assertThat(city.jdbc().sql("select state from reconciliation.break where rule = 'RC-35'").query(String.class).single())
                .isEqualTo("CLOSED");
    }

    @Test
    void an_explanation_holds_to_its_last_day_and_no_longer() {
        assertThat(city.shian("breaks", "explain", breakOf("RC-35"), "--reason", "the bulletin rounds", "--until", "2022-06-07").exitCode())
                .isZero();
        city.night("2022-06-07");
        assertThat(standing()).isEqualTo("EXPLAINED");
        City.Result after = city.night("2022-06-08");
        assertThat(standing()).as(after.all()).isEqualTo("DISPUTED");
        assertThat(city.jdbc().sql("""
                select event || coalesce(' ' || note, '') from reconciliation.break_event join reconciliation.break using (break_id)
                where rule = 'RC-35' order by event_id desc limit 2""").query(String.class).list())
                .containsExactly("REOPENED EXPLANATION_EXPIRED", "EXPLAINED tester: the bulletin rounds (→ 2022-06-07)");
    }

    @Test
    void a_tolerance_that_covers_the_imbalance_closes_the_break_without_any_file() throws IOException {
        city.change(RULE, "tolerance: {absolute: 0}", "tolerance: {absolute: 1}");
        City.Result night = city.night();
        assertThat(night.out()).contains("1 closed now");
        assertThat(standing()).isEqualTo("CLEAN");
    }

    private String standing() {
        return city.jdbc().sql("""
                select reconciliation from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food' and division_code = '150100' and year = 2021""").query(String.class).single();
    }

    private String breakOf(String rule) {
        return city.jdbc().sql("select break_id::text from reconciliation.break where rule = :rule").param("rule", rule)
                .query(String.class).single();
    }
}
