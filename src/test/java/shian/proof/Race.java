package shian.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.logging.LoggingSystem;
import shian.City;
import shian.night.SmallCity;

/** Commands that are given at the same moment, and what must hold whoever comes first. */
final class Race {

    private static final String FILE = "statistics/TJ_RK_150100_2020_QC_V01.csv";

    private Race() {
    }

    /** Two launchers of a first night: as many runs as were told that they ran, one after the other, and nothing double. */
    static String ofTwoNights(Class<?> test) {
        City city = City.of(test);
        city.dropSample(FILE);
        List<City.Result> ended = atOnce(night(city), night(city));
        long ran = ended.stream().filter(e -> e.exitCode() == 0).count();
        assertThat(ended).as("one at least").anyMatch(e -> e.exitCode() == 0)
                .allSatisfy(e -> assertThat(e.exitCode()).as(e.all()).isIn(0, 3));
        assertThat(number(city, "select count(*) from control.run")).as(all(ended)).isEqualTo(ran);
        assertOneAfterTheOther(city, ended);
        return ran + " ran";
    }

    /** A rerun of a night that failed, and a new night: whoever comes second is refused, or finds nothing left to do. */
    static String ofRerunAndNight(Class<?> test) {
        City city = City.of(test);
        city.dropSample(FILE);
        City.Result failed = city.shian("run", "--inbox", city.data().resolve("nowhere").toString(), "--date", "2022-06-06");
        assertThat(failed.exitCode()).as(failed.all()).isEqualTo(1);
        List<City.Result> ended = atOnce(night(city), () -> city.shian("rerun", "1", "--reason", "a race"));
        City.Result run = ended.get(0);
        City.Result rerun = ended.get(1);
        // the inbox of the failed run is still not there: its rerun fails again, if it is let
        assertThat(run.exitCode()).as(all(ended)).isIn(0, 3);
        assertThat(rerun.exitCode()).as(all(ended)).isIn(1, 3);
        assertThat(run.exitCode() == 3 && rerun.exitCode() == 3).as(all(ended)).isFalse();
        assertThat(number(city, "select count(*) from control.run")).as(all(ended)).isEqualTo(run.exitCode() == 0 ? 2 : 1);
        assertThat(number(city, "select epoch from control.run where run_id = 1")).as(all(ended))
                .isEqualTo(rerun.exitCode() == 1 ? 2 : 1);
        if (run.exitCode() == 0) {
            assertOneAfterTheOther(city, ended);
        }
        return "night " + run.exitCode() + ", rerun " + rerun.exitCode();
    }

    private static void assertOneAfterTheOther(City city, List<City.Result> ended) {
        assertThat(number(city, "select count(*) from control.run where state = 'RUNNING'")).as(all(ended)).isZero();
        assertThat(number(city, """
                select count(*) from control.run_stage a join control.run_stage b on a.run_id < b.run_id
                where tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)""")).as(all(ended)).isZero();
        assertThat(number(city, "select count(*) from intake.arrival")).as(all(ended)).isEqualTo(1);
        assertThat(number(city, "select count(*) from intake.delivery where state = 'LOADED'")).as(all(ended)).isEqualTo(1);
        assertThat(number(city, "select count(*) from publication.edition")).as(all(ended)).isEqualTo(1);
        SmallCity.assertNothingRunsForSpringBatch(city);
    }

    private interface Command {
        City.Result give();
    }

    private static Command night(City city) {
        return city::night;
    }

    private static List<City.Result> atOnce(Command one, Command other) {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        // the two share the logging of this process, which cannot be set up by both at once
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        try {
            return List.of(one, other).stream().map(command -> CompletableFuture.supplyAsync(() -> {
                await(start);
                return command.give();
            }, both)).toList().stream().map(CompletableFuture::join).toList();
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
            both.shutdown();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(City city, String sql) {
        return city.jdbc().sql(sql).query(Long.class).single();
    }

    private static String all(List<City.Result> ended) {
        return ended.get(0).all() + ended.get(1).all();
    }
}
