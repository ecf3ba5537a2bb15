package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.night.SmallCity;

/** Deliveries that a person has read again from the archive with the catalogue of today. */
@Tag("store")
class ReplayTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";
    private static final String CONTRACT = "jobs/market-regulation/sampling-batches.yaml";
    private static final String COMPARED = "- {id: MR01-1, compare: [reported_on, \">=\", sampled_on]}";

    @Test
    void what_counts_is_read_again_by_the_contract_of_today_and_replaced_as_a_whole() {
        City city = City.withOwnCatalogue(ReplayTest.class);
        city.drop(MARCH.formatted(1), withLate(40, 1));
        city.night();
        assertThat(deliveries(city)).containsExactly("1 LOADED 42 = 40 + 1 + 0 + 1");
        city.change(CONTRACT, COMPARED, "- {id: MR01-9, range: {column: quantity, min: 0}}");
        assertThat(city.night().out()).as("a changed rule does not touch what is loaded").contains("no new edition");

        City.Result preview = city.shian("replay", "1", "--dry-run");
        assertThat(preview.exitCode()).as(preview.all()).isZero();
        assertThat(preview.out()).contains("would be read again", "40 rows are accepted and 1 set aside", "B33").doesNotContain("C01");
        assertThat(city.shian("replay", "1").exitCode()).as("it needs a reason").isEqualTo(2);

        City.Result replay = city.shian("replay", "1", "--reason", "the rule was wrong");
        assertThat(replay.exitCode()).as(replay.all()).isZero();
        assertThat(replay.out()).contains("(replay for 2022-06-06): DONE", "1 loaded", "edition 2 published");
        assertThat(deliveries(city)).containsExactly("1 LOADED 42 = 41 + 0 + 0 + 1");
        assertThat(count(city, "warehouse.sampling_batch")).isEqualTo(41);
        assertThat(city.jdbc().sql("select predecessors::text || ' +' || added || ' -' || removed || ' ' || class from intake.revision")
                .query(String.class).single()).isEqualTo("{1} +1 -0 ROUTINE");
        assertThat(city.jdbc().sql("select object || ': ' || reason || ' ' || actor from control.operator_action where verb = 'replay'")
                .query(String.class).single()).isEqualTo("delivery 1: the rule was wrong tester");
        assertThat(city.shian("diff", "1", "2").out()).contains("±#1 " + MARCH.formatted(1) + " (ROUTINE revision of #1: rows +1 -0 ±0)",
                "jobs/market-regulation/sampling-batches.yaml", "replay delivery 1 by tester: the rule was wrong");
        assertVerified(city);

        String print = city.fingerprint();
        assertThat(city.shian("replay", "1", "--reason", "once more").out()).contains("no new edition");
        assertThat(city.fingerprint()).isEqualTo(print);
    }

    @Test
    void what_would_be_refused_now_is_kept_as_it_is_and_the_run_says_so() {
        City city = City.withOwnCatalogue(ReplayTest.class);
        city.drop(MARCH.formatted(1), withLate(20, 1));
        city.night();
        String print = city.fingerprint();
        city.change(CONTRACT, "refuse-above: 5%", "refuse-above: 1%");
        city.night();
        City.Result replay = city.shian("replay", "1", "--reason", "stricter from now on");
        assertThat(replay.exitCode()).as(replay.all()).isZero();
        assertThat(replay.out()).contains("REPLAY #1 " + MARCH.formatted(1), "nothing of it was changed", "1 of 21 rows could not be taken",
                "no new edition");
        assertThat(city.fingerprint()).isEqualTo(print);
        assertThat(count(city, "intake.revision")).isZero();
        assertVerified(city);
    }

    @Test
    void a_refused_delivery_is_tried_anew_and_supersedes_as_if_it_came_now() {
        City city = City.withOwnCatalogue(ReplayTest.class);
        city.drop(MARCH.formatted(1), Batches.file(20));
        city.night();
        city.drop(MARCH.formatted(2), withLate(20, 4));
        city.night();
        assertThat(deliveries(city)).containsExactly("1 LOADED 21 = 20 + 0 + 0 + 1", "2 REFUSED 25 = 0 + 24 + 0 + 1");
        assertThat(city.shian("replay", "2", "--reason", "try").out()).contains("1 refused");
        assertThat(deliveries(city)).containsExactly("1 LOADED 21 = 20 + 0 + 0 + 1", "2 REFUSED 25 = 0 + 24 + 0 + 1");
        city.change(CONTRACT, "refuse-above: 5%", "refuse-above: 50%");
        City.Result replay = city.shian("replay", "2", "--reason", "taken as it is");
        assertThat(replay.exitCode()).as(replay.all()).isZero();
        assertThat(deliveries(city)).containsExactly("1 SUPERSEDED 21 = 20 + 0 + 0 + 1", "2 LOADED 25 = 20 + 4 + 0 + 1");
        assertThat(count(city, "intake.quarantine")).isEqualTo(4);
        assertVerified(city);

        City.Result refused = city.shian("replay", "1", "--reason", "the old one");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("is SUPERSEDED: delivery 2 counts. Replay that one");
        assertThat(city.shian("replay", "2", "1", "--reason", "both").exitCode()).as("all or none").isEqualTo(3);
        assertThat(count(city, "control.run where job = 'replay'")).as("a refusal leaves no run").isEqualTo(2);
        assertThat(city.shian("replay", "77", "--reason", "none").exitCode()).isEqualTo(2);
        assertThat(city.shian("run", "replay").exitCode()).isEqualTo(2);
    }

    @Test
    void what_no_contract_took_is_looked_at_again_and_loaded_in_the_same_run() {
        City city = City.withOwnCatalogue(ReplayTest.class);
        city.drop("抽检（城东）202103.csv", Batches.file(20));
        city.night();
        assertThat(deliveries(city)).containsExactly("1 UNRECOGNISED null");
        assertThat(city.shian("replay", "1", "--reason", "try").out()).contains("UNRECOGNISED #1");
        assertThat(deliveries(city)).containsExactly("1 UNRECOGNISED null");
        city.change("jobs/reference/divisions.yaml", "aliases: [赛罕,", "aliases: [赛罕, 城东,");
        City.Result replay = city.shian("replay", "1", "--reason", "the alias was added");
        assertThat(replay.exitCode()).as(replay.all()).isZero();
        assertThat(deliveries(city)).containsExactly("2 LOADED 21 = 20 + 0 + 0 + 1");
        assertVerified(city);
    }

    @Test
    void one_of_two_that_came_together_counts_once_a_person_chose_it() {
        City city = City.of(ReplayTest.class);
        city.drop("赛罕区2021年3月食品抽检明细甲.csv", Batches.file(20));
        city.drop("赛罕区2021年3月食品抽检明细乙.csv", Batches.file(21));
        city.night();
        assertThat(deliveries(city)).containsExactly("1 AMBIGUOUS null", "2 AMBIGUOUS null");
        City.Result replay = city.shian("replay", "2", "--reason", "the office says so");
        assertThat(replay.exitCode()).as(replay.all()).isZero();
        assertThat(city.jdbc().sql("select state from intake.delivery order by delivery_id").query(String.class).list())
                .containsExactly("SUPERSEDED", "LOADED");
        assertVerified(city);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOAD_COPYING", "LOAD_COMMITTED", "MEASURE_COMPUTED"})
    void a_killed_replay_that_is_rerun_ends_as_an_undisturbed_one(String breakpoint) {
        City undisturbed = changedSmallCity();
        String[] replay = replayOf(undisturbed);
        assertThat(undisturbed.shian(replay).exitCode()).isZero();

        City city = changedSmallCity();
        String before = city.fingerprint();
        try (ShianProcess process = ShianProcess.at(breakpoint, city.process(replay))) {
            assertThat(process.isAlive()).isTrue();
        }
        SmallCity.awaitFreeLock(city);
        long run = city.jdbc().sql("select max(run_id) from control.run").query(Long.class).single();
        assertThat(city.shian("recover", "--reason", "power cut").exitCode()).isZero();
        City.Result rerun = city.shian("rerun", String.valueOf(run), "--reason", "power is back");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(city.fingerprint()).isNotEqualTo(before).isEqualTo(undisturbed.fingerprint());
        assertThat(revisions(city)).isEqualTo(revisions(undisturbed));
        assertVerified(city);
    }

    /** A small city after its night, whose contract of food batches takes less since: only what failed. */
    private static City changedSmallCity() {
        City city = City.withOwnCatalogue(ReplayTest.class);
        city.dropSample(SmallCity.FILES.toArray(String[]::new));
        assertThat(city.night().exitCode()).isZero();
        city.change(CONTRACT, "refuse-above: 5%", "refuse-above: 90%");
        city.change(CONTRACT, COMPARED, "- {id: MR01-9, one-of: {column: link, values: [CIRCULATION, CATERING]}}");
        return city;
    }

    private static String[] replayOf(City city) {
        List<String> arguments = new java.util.ArrayList<>(List.of("replay"));
        city.jdbc().sql("""
                select delivery_id::text from intake.delivery
                where feed = 'sampling-batches' and kind = 'detail' and state in ('LOADED', 'REFUSED') order by delivery_id""")
                .query(String.class).list().forEach(arguments::add);
        arguments.addAll(List.of("--reason", "fewer links"));
        return arguments.toArray(String[]::new);
    }

    private static List<String> revisions(City city) {
        return city.jdbc().sql("select delivery_id || ' +' || added || ' -' || removed || ' ~' || changed from intake.revision order by 1")
                .query(String.class).list();
    }

    private static String[] withLate(int good, int sampledAfterTheReport) {
        List<String> lines = new java.util.ArrayList<>(List.of(Batches.file(good)));
        for (int i = 1; i <= sampledAfterTheReport; i++) {
            lines.add(Batches.row(100 + i).replace("2021-03-01", "2021-03-20"));
        }
        return lines.toArray(String[]::new);
    }

    private static List<String> deliveries(City city) {
        return city.jdbc().sql("""
                select delivery_id || ' ' || state || ' ' || coalesce(rows_read || ' = ' || accepted || ' + ' || quarantined || ' + '
                       || duplicate || ' + ' || non_data, 'null')
                from intake.delivery order by delivery_id""").query(String.class).list();
    }

    private static long count(City city, String table) {
        return city.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void assertVerified(City city) {
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
    }
}
