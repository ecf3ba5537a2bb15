package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The rules and indicators of the catalogue over small files, in two nights: what a rule finds in the first is no more in
 * the second. A subclass names a file of {@code cases/rules}, which has a city of its own.
 */
@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuleCases {

    /** @param quiet what is handed in afterwards, by name, so that nothing is open any more */
    record Case(String rule, String why, String division, Map<String, String> fires, List<String> breaks, Map<String, String> quiet) {

        @Override
        public String toString() {
            return rule + ": " + why;
        }
    }

    private final Map<String, Object> cases;
    private City city;
    private Map<String, List<String>> firstNight;
    private Map<String, List<String>> secondNight;

    RuleCases(String name) {
        try {
            cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/rules", name + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    City city() {
        return city;
    }

    Stream<Case> rules() {
        return DirtFile.<List<Map<String, Object>>>cast(cases.get("rules")).stream().map(one -> new Case((String) one.get("rule"),
                (String) one.get("why"), (String) one.get("division"), DirtFile.cast(one.get("fires")),
                DirtFile.cast(one.get("breaks")), DirtFile.cast(one.get("quiet"))));
    }

    Stream<String> figures() {
        return DirtFile.<List<String>>cast(cases.get("figures")).stream();
    }

    Stream<String> verdicts() {
        return DirtFile.<List<String>>cast(cases.getOrDefault("verdicts", List.of())).stream();
    }

    @BeforeAll
    void twoNights() {
        city = City.of(getClass());
        rules().forEach(one -> drop(one.fires()));
        firstNight = night();
        rules().forEach(one -> drop(one.quiet()));
        drop(DirtFile.cast(cases.get("more")));
        secondNight = night();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_opens_a_break_where_the_sides_differ_and_is_quiet_once_they_agree(Case one) {
        String place = one.rule() + " " + one.division();
        assertThat(firstNight.getOrDefault(place, List.of())).isEqualTo(one.breaks());
        assertThat(secondNight.getOrDefault(place, List.of())).isEmpty();
        assertThat(city.jdbc().sql("""
                select distinct event from reconciliation.break_event join reconciliation.break using (break_id)
                where rule = :rule and division_code = :division order by 1""").param("rule", one.rule())
                .param("division", one.division()).query(String.class).list()).containsExactly("CLOSED", "OPENED");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("figures")
    void an_indicator_has_its_value_and_status(String figure) {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', indicator_code, scope, division_code, year) || ': ' || coalesce(value::text, 'none') || ' ' || status
                from scorer.indicator_value where :figure like concat_ws(' ', indicator_code, scope, division_code, year) || ':%'""")
                .param("figure", figure).query(String.class).list()).containsExactly(figure);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("verdicts")
    void a_rule_says_of_a_place_what_is_known(String verdict) {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', rule, division_code, year, dimensions ->> 'comparison', dimensions ->> 'link') || ': '
                       || concat_ws(' ', verdict, note) as said
                from reconciliation.verdict where :verdict like rule || ' ' || division_code || ' %'""")
                .param("verdict", verdict).query(String.class).list()).contains(verdict);
    }

    private void drop(Map<String, String> files) {
        files.forEach((name, text) -> city.drop(name, text.lines().flatMap(this::written).toArray(String[]::new)));
    }

    private Stream<String> written(String line) {
        if (line.startsWith("@")) {
            return Stream.of(DirtFile.<Map<String, String>>cast(cases.get("headers")).get(line.substring(1)));
        }
        int star = line.indexOf(" * ");
        return star < 0 ? Stream.of(line) : IntStream.rangeClosed(1, Integer.parseInt(line.substring(0, star)))
                .mapToObj(n -> line.substring(star + 3).replace("{n}", "%04d".formatted(n)));
    }

    /** What is open after a night, by rule and division. */
    private Map<String, List<String>> night() {
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).doesNotContain("REFUSED #", "UNRECOGNISED #", "AMBIGUOUS #", "QUARANTINE #");
        assertThat(city.jdbc().sql("""
                select count(*) from intake.delivery where rows_read <> accepted + quarantined + duplicate + non_data""")
                .query(Integer.class).single()).isZero();
        Map<String, List<String>> open = new TreeMap<>();
        city.jdbc().sql("""
                select rule || ' ' || division_code, concat_ws(' ', year, dimensions ->> 'comparison', dimensions ->> 'link') || ': '
                       || coalesce(trim_scale(round(left_value, 2))::text, 'none') || ' / '
                       || coalesce(trim_scale(round(right_value, 2))::text, 'none')
                from reconciliation.break where state = 'OPEN' order by 1, 2""").query((row, n) -> open
                .computeIfAbsent(row.getString(1), place -> new ArrayList<>()).add(row.getString(2))).list();
        return open;
    }
}
