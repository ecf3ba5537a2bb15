package shian.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.City;
import shian.night.SmallCity;

/** What a backup gives back is what there was. */
@Tag("store")
class BackupTest {

    /** An installation is named by a class. */
    private static final class NewMachine {
    }

    @Test
    void a_restored_installation_is_the_same_table_by_table_and_goes_on() {
        City city = SmallCity.of(BackupTest.class);
        assertThat(city.night().exitCode()).isZero();
        Path file = city.data().resolve("backup.zip");
        Map<String, String> before = tables(city.jdbc());

        City.Result backup = city.shian("backup", "--to", file.toString());
        assertThat(backup.exitCode()).as(backup.all()).isZero();
        City other = City.of(NewMachine.class);
        City.Result restored = other.shian("restore", "--from", file.toString(), "--reason", "a new machine");
        assertThat(restored.exitCode()).as(restored.all()).isZero();

        Map<String, String> after = tables(other.jdbc());
        // both record the verb of their own
        before.remove("control.operator_action");
        after.remove("control.operator_action");
        assertThat(after).isEqualTo(before);
        assertThat(other.fingerprint()).isEqualTo(city.fingerprint());
        City.Result verified = other.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();

        SmallCity.FILES.forEach(other::dropSample);
        City.Result night = other.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(other.jdbc().sql("select max(run_id) from control.run").query(Long.class).single()).isEqualTo(2);
        assertThat(other.fingerprint()).isEqualTo(city.fingerprint());
    }

    @Test
    void what_is_no_whole_backup_or_would_overwrite_is_refused_and_leaves_nothing() throws IOException {
        City city = City.of(BackupTest.class);
        city.drop("TJ_RK_150100_2021_QC_V01.csv", "区划代码,年度,常住人口(人),口径", "150102,2021,700000,年末推算");
        city.night();
        Path file = city.data().resolve("backup.zip");
        assertThat(city.shian("backup", "--to", file.toString()).exitCode()).isZero();
        assertThat(city.shian("backup", "--to", file.toString()).exitCode()).isEqualTo(2);

        City.Result occupied = city.shian("restore", "--from", file.toString(), "--reason", "by mistake");
        assertThat(occupied.exitCode()).isEqualTo(3);
        assertThat(occupied.err()).contains("Something ran here already");

        City other = City.of(NewMachine.class);
        Path cut = other.data().resolve("cut.zip");
        byte[] whole = Files.readAllBytes(file);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        City.Result damaged = other.shian("restore", "--from", cut.toString(), "--reason", "a new machine");
        assertThat(damaged.exitCode()).as(damaged.all()).isEqualTo(2);
        assertThat(other.jdbc().sql("select count(*) from control.run").query(Long.class).single()).isZero();
    }

    private static Map<String, String> tables(JdbcClient jdbc) {
        Map<String, String> tables = new TreeMap<>();
        new Tables(jdbc).inOrder().keySet().forEach(table -> tables.put(table, jdbc.sql(
                "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from " + table + " t")
                .query(String.class).single()));
        return tables;
    }
}
