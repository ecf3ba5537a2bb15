package shian.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.City;
import shian.ShianProcess;

/** What the surroundings do to a night: it says what failed and why, does the rest, and a rerun does what failed. */
@Tag("store")
class FailedDeliveryTest {

    private static final String BROKEN = "market-regulation/SCJG_CYJC_150124_2020_MX_V01.csv";

    @Test
    void a_delivery_whose_content_is_gone_fails_alone_and_is_loaded_by_the_rerun() throws IOException {
        City city = SmallCity.of(FailedDeliveryTest.class);
        receiveOnly(city);
        Path content = archived(city, BROKEN);
        Path away = city.data().resolve("away");
        Files.move(content, away);

        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isEqualTo(1);
        assertThat(night.out()).contains("DONE_WITH_FAILURES", "1 failed", "FAILED #", BROKEN);
        assertThat(night.err()).doesNotContain("\tat ");
        long run = city.jdbc().sql("select max(run_id) from control.run").query(Long.class).single();
        assertThat(SmallCity.state(city, run)).isEqualTo("DONE_WITH_FAILURES");
        assertThat(city.jdbc().sql("select state, reasons::text from intake.delivery join intake.arrival using (arrival_id) where path = :path")
                .param("path", BROKEN).query((row, n) -> row.getString(1) + " " + row.getString(2)).single())
                .startsWith("FAILED ").contains("load.content-gone", "/archive/");
        assertThat(city.jdbc().sql("select count(*) from intake.delivery where state = 'LOADED'").query(Long.class).single())
                .as("the others").isEqualTo(7);
        assertThat(city.jdbc().sql("select string_agg(stage || ' ' || state, ', ' order by ordinal) from control.run_stage where run_id = :run")
                .param("run", run).query(String.class).single())
                .isEqualTo("receive DONE, load DONE_WITH_FAILURES, measure DONE, reconcile DONE, indicate DONE, publish DONE");
        assertThat(city.jdbc().sql("""
                select distinct status from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food' and division_code = '150100' and year = 2020""")
                .query(String.class).single()).isEqualTo("PARTIAL");
        assertThat(city.shian("verify").exitCode()).as("the content is missing").isEqualTo(1);

        String loaded = loaded(city);
        Files.move(away, content);
        City.Result rerun = city.shian("rerun", String.valueOf(run), "--reason", "the file is back");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(loaded(city)).as("what was loaded is not loaded again").startsWith(loaded);
        assertThat(butBreaks(city.fingerprint())).isEqualTo(butBreaks(SmallCity.undisturbed()));
        assertThat(city.shian("verify").exitCode()).isZero();
    }

    @Test
    void a_delivery_whose_connection_is_cut_fails_alone_and_is_loaded_by_the_rerun() throws SQLException {
        City city = SmallCity.of(FailedDeliveryTest.class);
        ProcessBuilder builder = city.process("run", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
        builder.environment().put("SHIAN_WORKERS", "1");
        try (ShianProcess night = ShianProcess.at("LOAD_COPYING", builder);
                Connection superuser = city.database().connectAsSuperuser(); Statement statement = superuser.createStatement()) {
            statement.execute("""
                    select 1 / count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and query like 'copy %' and state = 'active'""");
            City.Result cut = night.goOn();
            assertThat(cut.exitCode()).as(cut.all()).isEqualTo(1);
            assertThat(cut.out()).contains("DONE_WITH_FAILURES", "1 failed", "The connection to the database was lost");
            assertThat(cut.err()).doesNotContain("\tat ");
        }
        City.Result rerun = city.shian("rerun", "1", "--reason", "the network is mended");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(butBreaks(city.fingerprint())).isEqualTo(butBreaks(SmallCity.undisturbed()));
    }

    @Test
    void an_archive_that_cannot_be_written_fails_the_run_and_a_rerun_does_it() throws IOException {
        City city = SmallCity.of(FailedDeliveryTest.class);
        Files.writeString(city.data().resolve("archive"), "a file where the folder should be");
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isEqualTo(1);
        assertThat(night.err()).contains("archive", "ops/shian rerun 1 --reason").doesNotContain("\tat ");
        assertThat(SmallCity.state(city, 1)).isEqualTo("FAILED");
        assertThat(city.jdbc().sql("select count(*) from intake.arrival").query(Long.class).single()).isZero();

        Files.delete(city.data().resolve("archive"));
        assertThat(city.shian("rerun", "1", "--reason", "space made").exitCode()).isZero();
        assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
    }

    /** Receives everything; a limit that fits nothing keeps it from being loaded. */
    private static void receiveOnly(City city) {
        City.Result received = city.shian("run", "intake", "--inbox", city.inbox().toString(), "--date", "2022-06-06",
                "--period", "1999");
        assertThat(received.exitCode()).as(received.all()).isZero();
        assertThat(city.jdbc().sql("select count(*) from intake.delivery where state = 'RECEIVED'").query(Long.class).single())
                .isEqualTo(9);
    }

    /** Breaks that were opened for want of the delivery stay, closed; the verdicts are in the fingerprint anyway. */
    private static String butBreaks(String fingerprint) {
        return fingerprint.lines().filter(line -> !line.contains("reconciliation.break")).collect(Collectors.joining("\n"));
    }

    private static Path archived(City city, String path) {
        String sha256 = city.jdbc().sql("select sha256 from intake.arrival where path = :path").param("path", path)
                .query(String.class).single();
        return city.data().resolve("archive").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static String loaded(City city) {
        return city.jdbc().sql("""
                select string_agg(delivery_id || ' ' || settled_at, ', ' order by settled_at, delivery_id)
                from intake.delivery where state in ('LOADED', 'SUPERSEDED')""").query(String.class).single();
    }
}
