package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.operate.Disputes;
import shian.operate.Disputes.Decision;
import shian.operate.Listing;
import shian.work.Units;

/** What people decide over breaks: values stand otherwise exactly as the preview said, until a day or until it is taken back. */
@Tag("store")
class PublishedOverTest {

    private static final String POPULATION = "TJ_RK_150100_2021_QC_V%02d.csv";

    private City city;
    private long dispute;

    @BeforeEach
    void aCityWhosePopulationDoesNotAddUp() {
        city = City.of(PublishedOverTest.class);
        city.drop(POPULATION.formatted(1), population(2999));
        city.drop("SCJG_CYJC_150103_202103_MX_V01.csv", Batches.HEADER, Batches.row(1).replace("150105", "150103").replace("赛罕区", "回民区"));
        city.night();
        dispute = city.jdbc().sql("select break_id from reconciliation.break where rule = 'RC-35'").query(Long.class).single();
        assertThat(standing()).isEqualTo("DISPUTED RC-35#" + dispute + " -");
    }

    @Test
    void values_are_published_over_an_open_break_until_a_day_whatever_its_numbers_do() {
        Listing preview = preview(new Disputes.Request(Decision.PUBLISH_OVER, List.of(dispute), null, LocalDate.parse("2022-06-07"), false));
        assertThat(preview.rows()).isNotEmpty();
        City.Result shown = shian("breaks", "publish-over", "--until", "2022-06-07", "--dry-run");
        assertThat(shown.out()).as(shown.all()).contains("would be published over break " + dispute, "would stay open and dispute nothing",
                "published values that could move: " + preview.rows().size(), "DISPUTED", "EXPLAINED", "B33");
        assertThat(standing()).startsWith("DISPUTED");

        List<String> before = standings();
        City.Result over = shian("breaks", "publish-over", "--until", "2022-06-07", "--reason", "the bulletin is late");
        assertThat(over.exitCode()).as(over.all()).isZero();
        assertThat(city.shian("rerun", "1", "--stage", "indicate", "--reason", "at once").out()).contains("edition 2 published");
        assertThat(standing()).isEqualTo("EXPLAINED - RC-35#" + dispute);
        assertThat(changed(before)).as("exactly what the preview said").isEqualTo(asChanged(preview));
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', state, published_over_by, published_over_why, published_over_until) from scorer.open_break
                where break_id = :id""").param("id", dispute).query(String.class).single())
                .isEqualTo("OPEN tester the bulletin is late 2022-06-07");
        assertThat(city.jdbc().sql("""
                select concat_ws(' | ', actor, object, reason, before ->> 'state', after ->> 'state', after ->> 'published_over_until')
                from control.operator_action where verb = 'breaks publish-over'""").query(String.class).list())
                .containsExactly("tester | break " + dispute + " | the bulletin is late | OPEN | OPEN | 2022-06-07");

        city.drop(POPULATION.formatted(2), population(2998));
        city.night("2022-06-07");
        assertThat(standing()).as("the numbers moved, the decision holds").isEqualTo("EXPLAINED - RC-35#" + dispute);
        city.night("2022-06-08");
        assertThat(standing()).as("its last day is over").isEqualTo("DISPUTED RC-35#" + dispute + " -");
        assertThat(events()).containsExactly("OPENED", "PUBLISHED_OVER tester: the bulletin is late (→ 2022-06-07)", "CHANGED",
                "WITHDRAWN PERMISSION_EXPIRED");
    }

    @Test
    void what_was_decided_is_taken_back_and_an_explanation_takes_the_place_of_a_permission() {
        shian("breaks", "publish-over", "--until", "2022-07-01", "--reason", "late");
        city.night();
        assertThat(shian("breaks", "publish-over", "--withdraw", "--reason", "it is there").exitCode()).isZero();
        city.night();
        assertThat(standing()).isEqualTo("DISPUTED RC-35#" + dispute + " -");

        shian("breaks", "publish-over", "--until", "2022-07-01", "--reason", "late again");
        List<String> before = standings();
        Listing preview = preview(new Disputes.Request(Decision.EXPLAIN, List.of(dispute), null, null, false));
        assertThat(shian("breaks", "explain", "--reason", "the bulletin rounds").exitCode()).isZero();
        city.night();
        assertThat(standing()).isEqualTo("EXPLAINED - -");
        assertThat(changed(before)).as("it was published as disputed still").hasSizeGreaterThanOrEqualTo(preview.rows().size());
        assertRefused(3, "is EXPLAINED and disputes nothing", "publish-over", "--until", "2022-07-01", "--reason", "r");

        assertThat(shian("breaks", "explain", "--withdraw", "--reason", "it does not").exitCode()).isZero();
        city.night();
        assertThat(standing()).isEqualTo("DISPUTED RC-35#" + dispute + " -");
        assertThat(events()).endsWith("EXPLAINED tester: the bulletin rounds", "REOPENED tester: it does not");
    }

    @Test
    void what_the_state_does_not_allow_is_refused_and_a_break_that_closes_forgets_the_decision() {
        assertRefused(2, "'breaks publish-over' needs the last day", "publish-over", "--reason", "r");
        assertRefused(2, "2022-06-05 is before 2022-06-06", "publish-over", "--reason", "r", "--until", "2022-06-05");
        assertRefused(2, "'breaks publish-over' needs a reason", "publish-over", "--until", "2022-07-01");
        assertRefused(2, "Give --withdraw or --until", "publish-over", "--withdraw", "--until", "2022-07-01", "--reason", "r");
        assertRefused(3, "nobody has values published over it", "publish-over", "--withdraw", "--reason", "r");
        assertRefused(3, "there is no explanation to withdraw", "explain", "--withdraw", "--dry-run");
        long warns = city.jdbc().sql("select break_id from scorer.open_break where severity = 'WARN' and state = 'OPEN' limit 1")
                .query(Long.class).single();
        City.Result refused = city.shian("breaks", "publish-over", String.valueOf(warns), "--until", "2022-07-01", "--reason", "r");
        assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
        assertThat(refused.err()).contains("(WARN), which disputes nothing", "ops/shian breaks explain " + warns);
        assertThat(city.jdbc().sql("select count(*) from control.operator_action where verb like 'breaks%'").query(Long.class).single()).isZero();

        shian("breaks", "publish-over", "--until", "2022-07-01", "--reason", "late");
        city.drop(POPULATION.formatted(2), population(3000));
        city.night();
        assertThat(standing()).isEqualTo("CLEAN - -");
        assertRefused(3, "is CLOSED: the sides agree", "publish-over", "--until", "2022-07-01", "--reason", "r");
        city.drop(POPULATION.formatted(3), population(2999));
        city.night();
        assertThat(standing()).isEqualTo("DISPUTED RC-35#" + dispute + " -");
    }

    private City.Result shian(String list, String verb, String... options) {
        List<String> command = new java.util.ArrayList<>(List.of(list, verb, String.valueOf(dispute)));
        command.addAll(List.of(options));
        return city.shian(command.toArray(String[]::new));
    }

    private void assertRefused(int exitCode, String why, String verb, String... options) {
        City.Result refused = shian("breaks", verb, options);
        assertThat(refused.exitCode()).as(refused.all()).isEqualTo(exitCode);
        assertThat(refused.err()).contains(why);
    }

    private Listing preview(Disputes.Request request) {
        Catalog catalog = CatalogReader.read(java.nio.file.Path.of("jobs"));
        return new Disputes(new Units(city.database().store().pipeline(), TestTime.clock()), catalog)
                .decide(request, "tester", true).values();
    }

    /** Indicator, scope, division, year, new standing of each value of the preview. */
    private static TreeSet<String> asChanged(Listing preview) {
        return preview.rows().stream().map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(4) + " " + row.get(8)
                + " " + (row.get(10) == null ? "-" : row.get(10))).collect(Collectors.toCollection(TreeSet::new));
    }

    private TreeSet<String> changed(List<String> before) {
        TreeSet<String> changed = new TreeSet<>(standings());
        before.forEach(changed::remove);
        return changed;
    }

    private List<String> standings() {
        return city.jdbc().sql("""
                select concat_ws(' ', indicator_code, scope, division_code, year, reconciliation, coalesce(published_over, '-'))
                from scorer.indicator_value
                union select concat_ws(' ', indicator_code, scope, division_code, year, reconciliation, coalesce(published_over, '-'))
                from scorer.indicator_value_folded""").query(String.class).list();
    }

    private String standing() {
        return city.jdbc().sql("""
                select concat_ws(' ', reconciliation, coalesce(disputed_by, '-'), coalesce(published_over, '-')) from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food' and division_code = '150100' and year = 2021""").query(String.class).single();
    }

    private List<String> events() {
        return city.jdbc().sql("select event || coalesce(' ' || note, '') from reconciliation.break_event where break_id = :id order by event_id")
                .param("id", dispute).query(String.class).list();
    }

    private static String[] population(int ofTheCity) {
        return new String[] {"区划代码,年度,常住人口(人),口径", "150102,2021,1000,年末推算", "150103,2021,1000,年末推算",
            "150104,2021,1000,年末推算", "150100,2021," + ofTheCity + ",年末推算"};
    }
}
