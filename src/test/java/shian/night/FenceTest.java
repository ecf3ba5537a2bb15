package shian.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.Await;
import shian.City;
import shian.ShianProcess;

/** One night at a time, even where the lock of a living one is lost. */
@Tag("store")
@Tag("container")
class FenceTest {

    @Test
    void a_night_that_lost_its_lock_and_was_overtaken_writes_nothing_more() {
        City city = SmallCity.of(FenceTest.class);
        try (ShianProcess first = ShianProcess.nightAt(city, "LOAD_COMMITTED:2")) {
            SmallCity.cutTheLock(city);
            City.Result second = city.night();
            assertThat(second.exitCode()).as(second.all()).isZero();
            String after = everything(city);

            City.Result refused = first.goOn();

            assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
            assertThat(refused.err()).contains("Run 1 (epoch 1) was taken over by a later start: it may write nothing any more.");
            assertThat(everything(city)).isEqualTo(after);
            assertThat(SmallCity.state(city, 1)).isEqualTo("CRASHED");
            SmallCity.assertNothingRunsForSpringBatch(city);
            assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
        }
    }

    @Test
    void a_night_that_lost_its_lock_and_is_not_overtaken_goes_on() {
        City city = SmallCity.of(FenceTest.class);
        try (ShianProcess first = ShianProcess.nightAt(city, "LOAD_COMMITTED:2")) {
            SmallCity.cutTheLock(city);
            City.Result done = first.goOn();
            assertThat(done.exitCode()).as(done.all()).isZero();
            assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
        }
    }

    @Test
    void a_unit_still_in_hand_of_a_night_that_lost_its_lock_holds_the_next_one_off() {
        City city = SmallCity.of(FenceTest.class);
        try (ShianProcess first = ShianProcess.nightAt(city, "LOAD_COPYING")) {
            SmallCity.cutTheLock(city);
            City.Result second = city.night();
            assertThat(second.exitCode()).as(second.all()).isEqualTo(3);
            assertThat(second.err()).contains("Run 1 has lost its lock, but still has a unit of work in hand",
                    "process " + first.pid());
            assertThat(first.goOn().exitCode()).isZero();
            assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
        }
    }

    @Test
    void a_second_night_is_refused_and_names_the_first() {
        City city = SmallCity.of(FenceTest.class);
        try (ShianProcess first = ShianProcess.nightAt(city, "RECEIVE_ARCHIVED:3")) {
            String before = city.fingerprint();
            for (List<String> command : List.of(
                    List.of("run", "--inbox", city.inbox().toString(), "--date", "2022-06-07"),
                    List.of("run", "upkeep"), List.of("rerun", "1", "--reason", "impatience"),
                    List.of("rerun", "1", "--dry-run"), List.of("recover", "--reason", "impatience"),
                    List.of("recover", "--dry-run"))) {
                City.Result second = city.shian(command.toArray(String[]::new));
                assertThat(second.exitCode()).as(command + second.all()).isEqualTo(3);
                assertThat(second.err()).as(command.toString()).matches("Run 1 \\(nightly for 2022-06-06\\) is active since "
                        + "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d, started by tester on \\S+, process " + first.pid()
                        + "\\. Wait for it, or `ops/shian stop --reason …`\\.\n");
            }
            assertThat(SmallCity.state(city, 1)).isEqualTo("RUNNING");
            assertThat(city.jdbc().sql("select count(*) from control.run").query(Long.class).single()).isEqualTo(1);
            assertThat(city.fingerprint()).isEqualTo(before);
            assertThat(first.goOn().exitCode()).isZero();
        }
    }

    @Test
    void of_launchers_that_race_one_runs() {
        City city = SmallCity.of(FenceTest.class);
        List<ShianProcess> launchers = IntStream.range(0, 3).mapToObj(i -> {
            ProcessBuilder builder = city.process("run", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
            builder.environment().put("SHIAN_BREAKPOINT", "RECEIVE_ARCHIVED");
            return ShianProcess.start(builder);
        }).toList();
        try {
            // the one that runs waits at the breakpoint, so that those that lose cannot come after it
            Await.until("the losers", () -> launchers.stream().filter(ShianProcess::isAlive).count() == 1);
            Await.until("the winner", () -> launchers.stream().anyMatch(l -> l.err().contains("breakpoint")));
            for (ShianProcess launcher : launchers) {
                City.Result ended = launcher.goOn();
                boolean ran = ended.err().contains("breakpoint");
                assertThat(ended.exitCode()).as(ended.all()).isEqualTo(ran ? 0 : 3);
            }
            assertThat(city.jdbc().sql("select string_agg(state, ' ') from control.run").query(String.class).single())
                    .isEqualTo("DONE");
            assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
        } finally {
            launchers.forEach(ShianProcess::close);
        }
    }

    /** The tables that a fenced-off night must leave alone, to the last column. */
    private static String everything(City city) {
        return city.jdbc().sql("""
                select string_agg(r::text, ';' order by r::text) from (
                    select 'run' as kind, to_jsonb(r) as row from control.run r
                    union all select 'stage', to_jsonb(s) from control.run_stage s
                    union all select 'unit', to_jsonb(u) from control.load_unit u
                    union all select 'delivery', to_jsonb(d) from intake.delivery d
                    union all select 'stale', to_jsonb(s) from control.stale s
                    union all select 'edition', to_jsonb(e) from publication.edition e
                    union all select 'measure', to_jsonb(m) from warehouse.measure m) r""").query(String.class).single();
    }
}
