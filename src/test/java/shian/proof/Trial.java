package shian.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import shian.City;
import shian.ShianProcess;
import shian.night.SmallCity;
import shian.proof.DatabaseLine.Event;
import shian.proof.DatabaseLine.Moment;

/**
 * One night over the small city that something befalls, and what people then do about it.
 *
 * @param files    what is in its inbox
 * @param at       which commit of the night, or, if {@code anything}, which batch of messages to the database
 * @param anything whether {@code at} counts more than commits
 * @param rerun    whether the night is gone on with by {@code recover} and {@code rerun}, else by the next night
 */
record Trial(Fault fault, List<String> files, int at, boolean anything, Moment moment, boolean rerun) {

    private static final String ADDRESS = "SPRING_DATASOURCE_URL";

    /**
     * How the night ended before anybody did something about it.
     *
     * @param reached whether it got as far as the fault
     * @param state   of the run; empty if there was none yet
     * @param stage   in which it was
     * @param bitten  whether, as it was left, the city differs from one whose night was not disturbed
     */
    record Left(boolean reached, String state, String stage, boolean bitten, City.Result said) {
    }

    /** Lets it befall the night, looks at what is left, has people go on, and makes sure that nothing is lost or double. */
    Left run(Class<?> test) throws IOException {
        City city = SmallCity.of(test, files);
        fault.prepare(city);
        try {
            Left left = disturbedNight(city);
            goOn(city, left);
            assertAsIfNothingHadHappened(city, left);
            return left;
        } finally {
            fault.leave(city);
        }
    }

    /** The line as a night leaves it that nothing befalls. */
    static DatabaseLine undisturbed(Class<?> test, List<String> files) {
        City city = SmallCity.of(test, files);
        try (DatabaseLine line = new DatabaseLine(city.environment().get(ADDRESS), null)) {
            assertThat(nightThrough(city, line).exitCode()).isZero();
            return line;
        }
    }

    private Left disturbedNight(City city) throws IOException {
        Fault.Scene[] scene = new Fault.Scene[1];
        IntConsumer happens = session -> {
            try {
                synchronized (scene) {
                    fault.happen(scene[0], session);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        try (DatabaseLine line = new DatabaseLine(city.environment().get(ADDRESS), new Event(at, anything, moment, happens))) {
            City.Result said;
            if (fault.needsAProcess()) {
                ProcessBuilder builder = city.process("run", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
                builder.environment().put(ADDRESS, line.url());
                synchronized (scene) {
                    scene[0] = new Fault.Scene(city, line, ShianProcess.start(builder));
                }
                said = scene[0].process().end();
            } else {
                scene[0] = new Fault.Scene(city, line, null);
                said = nightThrough(city, line);
            }
            // which of two deliveries commits first may differ, and with it how many commits there are
            if (line.hasHappened()) {
                fault.mend(scene[0]);
            }
            line.cut();
            SmallCity.awaitFreeLock(city);
            String state = one(city, "select coalesce(max(state), '') from control.run");
            String stage = one(city, "select coalesce(max(stage || ' ' || state) filter (where state <> 'DONE'), '-') from control.run_stage");
            boolean bitten = !state.equals("DONE") || !city.fingerprint().equals(SmallCity.undisturbed(files));
            return new Left(line.hasHappened(), state, stage, bitten, said);
        }
    }

    private static City.Result nightThrough(City city, DatabaseLine line) {
        Map<String, String> environment = city.environment();
        String address = environment.put(ADDRESS, line.url());
        try {
            return city.night();
        } finally {
            environment.put(ADDRESS, address);
        }
    }

    private void goOn(City city, Left left) {
        if (left.state().equals("DONE") && !left.bitten()) {
            return;
        }
        City.Result done = rerun && !left.state().isEmpty() ? city.shian("rerun", "1", "--reason", "it is mended") : city.night();
        assertThat(done.exitCode()).as("%s, %s%n%s%s", this, left, left.said().all(), done.all()).isZero();
    }

    private void assertAsIfNothingHadHappened(City city, Left left) {
        // a night that ends without one delivery opens breaks, which the next one closes: they remain as closed
        boolean incomplete = left.state().equals("DONE_WITH_FAILURES");
        assertThat(but(incomplete, city.fingerprint())).as("%s, %s", this, left).isEqualTo(but(incomplete, SmallCity.undisturbed(files)));
        assertThat(one(city, """
                select count(*)::text from scorer.indicator_value v where evidence_count <> (
                    select count(distinct delivery_id) from scorer.evidence e
                    where (e.rule_version, e.indicator_code, e.scope, e.division_code, e.year)
                        = (v.rule_version, v.indicator_code, v.scope, v.division_code, v.year))""")).isEqualTo("0");
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as("%s, %s%n%s", this, left, verified.all()).isZero();
        SmallCity.assertNothingRunsForSpringBatch(city);
    }

    private static String but(boolean breaks, String fingerprint) {
        return fingerprint.lines().filter(line -> !breaks || !line.contains("reconciliation.break")).collect(Collectors.joining("\n"));
    }

    private static String one(City city, String sql) {
        return city.jdbc().sql(sql).query(String.class).single();
    }
}
