package shian.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.City;

/** A part of a run again: one of its stages anew, or what is left of a feed, a division, a period. */
@Tag("store")
class StageAgainTest {

    private static final String SAIHAN = "market-regulation/SCJG_CYJC_150105_2020_MX_V01.csv";
    private static final String HELIN = "market-regulation/SCJG_CYJC_150124_2020_MX_V01.csv";

    private City city;

    @BeforeEach
    void aCity() {
        city = SmallCity.of(StageAgainTest.class, List.of(SmallCity.FILES.get(0), SmallCity.FILES.get(1), SAIHAN, HELIN));
    }

    @Test
    void a_stage_is_done_anew_though_nothing_made_it_stale_and_what_moved_is_published() {
        assertThat(city.night().exitCode()).isZero();
        String right = city.fingerprint();
        String figure = figure();
        city.jdbc().sql("update warehouse.measure set value = value + 7 where measure = 'sampling.batches' and year = 2020").update();
        assertThat(city.night().out()).as("a night sees no reason").contains("no new edition");

        assertRefused(3, "Run 1 is not the last one that did the stage indicate: run 2 came after it", "rerun", "1", "--stage", "indicate", "--reason", "r");
        String earlier = stages(2, "receive", "load", "measure", "reconcile");
        assertThat(city.shian("rerun", "2", "--stage", "indicate", "--reason", "r").out()).contains("edition 2 published");
        assertThat(figure()).as("it computes from what measures say").isNotEqualTo(figure);
        assertThat(stages(2, "receive", "load", "measure", "reconcile")).as("what is before it is left alone").isEqualTo(earlier);
        assertThat(SmallCity.state(city, 2)).isEqualTo("DONE");

        City.Result preview = city.shian("rerun", "2", "--stage", "measure", "--feed", "mr01", "--period", "2020", "--dry-run");
        assertThat(preview.exitCode()).as(preview.all()).isZero();
        assertThat(preview.out()).contains("Run 2 (DONE) would do its stage measure anew", "limits: MR01, 2020-01-01 – 2020-12-31", "measures would be drawn again", "B33")
                .doesNotContain("C01");
        assertThat(city.jdbc().sql("select count(*) from control.stale").query(Long.class).single()).as("looking marks nothing").isZero();
        city.shian("rerun", "2", "--stage", "measure", "--feed", "mr01", "--period", "2019", "--reason", "another year");
        assertThat(figure()).as("outside the limits").isNotEqualTo(figure);
        City.Result rerun = city.shian("rerun", "2", "--stage", "measure", "--feed", "mr01", "--period", "2020", "--reason", "a disk was bad");
        assertThat(rerun.out()).as(rerun.all()).contains("edition 3 published");
        assertThat(figure()).isEqualTo(figure);

        city.jdbc().sql("update warehouse.measure_part set value = value + 7 where measure like 'sampling.%'").update();
        city.jdbc().sql("update warehouse.measure set value = value + 7").update();
        assertThat(city.shian("rerun", "2", "--stage", "measure", "--reason", "all of it").exitCode()).isZero();
        assertThat(measured(city.fingerprint())).isEqualTo(measured(right));
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', reason, before ->> 'state', after ->> 'stage', after ->> 'feed', after ->> 'period')
                from control.operator_action where verb = 'rerun' order by action_id""").query(String.class).list())
                .containsExactly("r DONE indicate", "another year DONE measure MR01 2019-01-01 – 2019-12-31",
                        "a disk was bad DONE measure MR01 2020-01-01 – 2020-12-31", "all of it DONE measure");
        assertThat(city.shian("show", "2").out()).contains("rerun by tester: a disk was bad");
        assertThat(city.shian("verify").exitCode()).isZero();
        SmallCity.assertNothingRunsForSpringBatch(city);

        assertRefused(3, "Run 2 is DONE: nothing of it failed", "rerun", "2", "--stage", "load", "--reason", "r");
        assertRefused(3, "`ops/shian rerun 2 --stage measure --reason …`", "rerun", "1", "--reason", "r");
        assertRefused(3, "Run 2 is DONE: nothing of it failed", "rerun", "2", "--feed", "MR01", "--reason", "r");
        assertRefused(2, "Run 2 (nightly) has no stage 'verify'", "rerun", "2", "--stage", "verify", "--reason", "r");
        assertRefused(2, "The stage measure does not work within these limits", "rerun", "2", "--stage", "measure", "--division", "150105", "--dry-run");
        assertRefused(2, "'rerun' needs a reason", "rerun", "2", "--stage", "measure");
    }

    @Test
    void what_is_left_of_a_division_is_tried_again_and_the_rest_is_left_for_later() throws IOException {
        assertThat(city.shian("run", "intake", "--inbox", city.inbox().toString(), "--date", "2022-06-06", "--period", "1999").exitCode()).isZero();
        Path saihan = archived(SAIHAN);
        Path helin = archived(HELIN);
        Files.move(saihan, city.data().resolve("saihan"));
        Files.move(helin, city.data().resolve("helin"));
        City.Result night = city.night();
        assertThat(night.out()).as(night.all()).contains("DONE_WITH_FAILURES", "2 failed");
        Files.move(city.data().resolve("saihan"), saihan);
        Files.move(city.data().resolve("helin"), helin);

        assertRefused(3, "Run 2 (DONE_WITH_FAILURES) has nothing to load within 150102", "rerun", "2", "--division", "新城区", "--reason", "r");
        City.Result preview = city.shian("rerun", "2", "--division", "赛罕区", "--dry-run");
        assertThat(preview.out()).as(preview.all()).contains("1 failed deliveries tried again, 0 waiting ones loaded", "B33");
        City.Result one = city.shian("rerun", "2", "--division", "赛罕区", "--reason", "the file is back");
        assertThat(one.exitCode()).as(one.all()).isEqualTo(1);
        assertThat(states()).containsExactly(SAIHAN + " LOADED", HELIN + " FAILED");
        assertThat(SmallCity.state(city, 2)).isEqualTo("DONE_WITH_FAILURES");
        assertThat(city.jdbc().sql("select count(only_division) from control.run where run_id = 2").query(Long.class).single())
                .as("the run itself is not limited").isZero();

        assertThat(city.shian("rerun", "2", "--stage", "publish", "--reason", "look again").exitCode()).as("a delivery still failed").isEqualTo(1);
        City.Result all = city.shian("rerun", "2", "--reason", "so is the other");
        assertThat(all.exitCode()).as(all.all()).isZero();
        assertThat(states()).containsExactly(SAIHAN + " LOADED", HELIN + " LOADED");
        assertThat(SmallCity.state(city, 2)).isEqualTo("DONE");
    }

    @Test
    void a_stage_whose_forerunner_never_ended_is_not_next() {
        assertThat(city.shian("run", "--inbox", city.data().resolve("nowhere").toString(), "--date", "2022-06-06").exitCode()).isEqualTo(1);
        assertRefused(3, "Run 1 (FAILED) never ended its stage receive, so measure cannot be next", "rerun", "1", "--stage", "measure", "--reason", "r");
        assertRefused(3, "Run 1 (FAILED) never ended its stage receive, so load cannot be next", "rerun", "1", "--feed", "MR01", "--dry-run");
        assertThat(city.jdbc().sql("select count(*) from control.operator_action where verb = 'rerun'").query(Long.class).single()).isZero();
    }

    private void assertRefused(int exitCode, String why, String... command) {
        City.Result refused = city.shian(command);
        assertThat(refused.exitCode()).as(String.join(" ", command) + refused.all()).isEqualTo(exitCode);
        assertThat(refused.err()).contains(why);
        assertThat(refused.err().lines()).as("an error is one line").hasSize(1);
    }

    /** The lines of a fingerprint that tell of what is drawn and computed from files; editions keep what was wrong for a while. */
    private static List<String> measured(String fingerprint) {
        return fingerprint.lines().filter(line -> line.contains("warehouse.")).toList();
    }

    private String figure() {
        return city.jdbc().sql("""
                select numerator::text from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food' and division_code = '150105' and year = 2020""").query(String.class).single();
    }

    private String stages(long run, String... stages) {
        return city.jdbc().sql("select string_agg(s::text, ';' order by ordinal) from control.run_stage s where run_id = :run and stage = any(:stages)")
                .param("run", run).param("stages", stages).query(String.class).single();
    }

    private List<String> states() {
        return city.jdbc().sql("""
                select path || ' ' || state from intake.delivery join intake.arrival using (arrival_id)
                where feed = 'sampling-batches' order by division_code""").query(String.class).list();
    }

    private Path archived(String path) {
        String sha256 = city.jdbc().sql("select sha256 from intake.arrival where path = :path").param("path", path)
                .query(String.class).single();
        return city.data().resolve("archive").resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
