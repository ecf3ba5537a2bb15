package shian.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shian.Await;
import shian.City;

/** A city with a handful of the sample files: every feed that B33 and the funds need, a delivery of many rows, a revision. */
public final class SmallCity {

    /** Below {@code sample-data/inbox}. */
    public static final List<String> FILES = List.of(
        "statistics/TJ_QH_150100_2020_QC_V01.csv", "statistics/TJ_RK_150100_2020_QC_V01.csv",
        "market-regulation/SCJG_CYJC_150100_2020_HZ_V01.csv", "market-regulation/SCJG_CYJC_150105_2020_MX_V01.csv",
        "market-regulation/SCJG_CYJC_150124_2020_MX_V01.csv", "market-regulation/SCJG_CYJC_150104_202205_MX_V01.csv",
        "market-regulation/SCJG_CYJC_150104_202205_MX_V02.csv", "finance/CZ_YS_150100_2020_MX_V01.csv",
        "finance/CZ_BF_150100_2020_MX_V01.csv");

    /** Of these: two states, and a delivery of details with its revision. */
    public static final List<String> FEWEST = List.of(FILES.get(0), FILES.get(1), FILES.get(5), FILES.get(6));

    private static final Map<List<String>, String> UNDISTURBED = new HashMap<>();

    private SmallCity() {
    }

    /** A fresh one whose files are in the inbox and nowhere else. */
    public static City of(Class<?> test) {
        return of(test, FILES);
    }

    public static City of(Class<?> test, List<String> files) {
        City city = City.of(test);
        city.dropSample(files.toArray(String[]::new));
        return city;
    }

    /** The fingerprint that a night over it leaves if nothing happens to it. */
    public static String undisturbed() {
        return undisturbed(FILES);
    }

    public static synchronized String undisturbed(List<String> files) {
        return UNDISTURBED.computeIfAbsent(files, f -> {
            City city = of(SmallCity.class, files);
            City.Result night = city.night();
            if (night.exitCode() != 0) {
                throw new AssertionError(night.all());
            }
            return city.fingerprint();
        });
    }

    private static final String LOCK_SESSIONS = """
            select pid from pg_locks where locktype = 'advisory' and classid = x'53484941'::int and objid = x'4E000001'::int
              and database = (select oid from pg_database where datname = current_database())""";

    /** Waits until nobody holds the lock of the runs: until the server has noticed that a killed process is gone. */
    public static void awaitFreeLock(City city) {
        Await.until("the lock of the runs", () -> city.jdbc().sql(LOCK_SESSIONS).query(Long.class).list().isEmpty());
    }

    /** Cuts the connection by which a living night holds the lock of the runs. */
    static void cutTheLock(City city) {
        try (Connection superuser = city.database().connectAsSuperuser(); Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select pg_terminate_backend(pid) from (" + LOCK_SESSIONS + ") l")) {
            assertThat(row.next()).as("somebody holds the lock").isTrue();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        awaitFreeLock(city);
    }

    public static void assertNothingRunsForSpringBatch(City city) {
        assertThat(city.jdbc().sql("""
                select count(*) filter (where j.job_execution_id is not null) as executions,
                       count(*) filter (where j.status in ('STARTING', 'STARTED', 'STOPPING')
                                        or s.status in ('STARTING', 'STARTED', 'STOPPING')) as running
                from control.batch_job_execution j full join control.batch_step_execution s using (job_execution_id)""")
                .query((row, n) -> row.getLong(1) > 0 && row.getLong(2) == 0).single()).isTrue();
    }

    /** The state of a run; empty if there is none. */
    public static String state(City city, long run) {
        return city.jdbc().sql("select state from control.run where run_id = :run").param("run", run)
                .query(String.class).single();
    }
}
