package shian.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.City;
import shian.Fingerprint;
import shian.night.SmallCity;

/** What a backup gives back is what there was. */
@Tag("store")
@Tag("container")
class BackupTest {

    /** An installation is named by a class. */
    private static final class NewMachine {
    }

    @Test
    void a_restored_installation_is_the_same_table_by_table_and_goes_on() {
        City city = SmallCity.of(BackupTest.class);
        assertThat(city.night().exitCode()).isZero();
        Path file = city.data().resolve("backup.zip");
        Path key = city.data().resolve("key.asc");
        Map<String, String> before = tables(city.jdbc());

        City.Result backup = city.shian("backup", "--to", file.toString());
        assertThat(backup.exitCode()).as(backup.all()).isZero();
        City.Result exported = city.shian("backup", "--export-key", key.toString());
        assertThat(exported.exitCode()).as(exported.all()).isZero();
        City other = City.of(NewMachine.class);
        City.Result restored = other.shian("restore", "--from", file.toString(), "--key", key.toString(), "--reason", "a new machine");
        assertThat(restored.exitCode()).as(restored.all()).isZero();

        Map<String, String> after = tables(other.jdbc());
        // both record the verb of their own
        for (String table : List.of("control.operator_action", "control.action_chain")) {
            before.remove(table);
            after.remove(table);
        }
        assertThat(after).isEqualTo(before);
        assertThat(other.jdbc().sql("select string_agg(a::text, ';' order by action_id) from control.operator_action a where verb = 'run'").query(String.class).single())
                .isEqualTo(city.jdbc().sql("select string_agg(a::text, ';' order by action_id) from control.operator_action a where verb = 'run'").query(String.class).single());
        assertThat(triggers(other.jdbc())).as("all triggers are as they were").isEqualTo(triggers(city.jdbc()));
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
        BackupFixture fixture = new BackupFixture(other.data());
        Path cut = other.data().resolve("cut.zip");
        byte[] whole = Files.readAllBytes(file);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(other, fixture.signed(cut), fixture.key(), "no whole backup");
        byte[] bent = whole.clone();
        // within the rows of a table, where every text of that length would be taken
        bent[indexOf(bent, "tables/control.catalogue_file.copy") + 5_000] ^= 1;
        Files.write(cut, bent);
        assertRefused(other, fixture.signed(cut), fixture.key(), "no whole backup (tables/control.catalogue_file.copy");
        assertRefused(other, fixture.changed(file, (name, content) -> name.startsWith("archive/") ? null : content), fixture.key(),
                "no whole backup (archive/: 0 ≠ 1)");
        assertThat(other.jdbc().sql("select count(*) from control.run").query(Long.class).single()).isZero();
        assertThat(Fingerprint.ofArchive(other.data().resolve("archive"))).isBlank();

        assertThat(other.shian("backup", "--to", other.data().resolve("of-nothing.zip").toString()).exitCode()).isZero();
        City.Result used = other.shian("restore", "--from", fixture.signed(file).toString(), "--key", fixture.key().toString(), "--reason", "it is not new");
        assertThat(used.exitCode()).as("what people did is never removed").isEqualTo(3);
    }

    @Test
    void a_backup_that_would_lack_a_content_is_not_written() throws IOException {
        City city = City.of(BackupTest.class);
        city.drop("TJ_RK_150100_2021_QC_V01.csv", "区划代码,年度,常住人口(人),口径", "150102,2021,700000,年末推算");
        city.night();
        String sha256 = city.jdbc().sql("select sha256 from intake.content").query(String.class).single();
        Files.delete(city.data().resolve("archive").resolve(sha256.substring(0, 2)).resolve(sha256));
        Path folder = Files.createDirectories(city.data().resolve("backups"));
        City.Result refused = city.shian("backup", "--to", folder.resolve("backup.zip").toString());
        assertThat(refused.exitCode()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err()).contains("The content " + sha256 + " is not in the archive");
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertRefused(City city, Path backup, Path key, String reason) {
        City.Result refused = city.shian("restore", "--from", backup.toString(), "--key", key.toString(), "--reason", "a new machine");
        assertThat(refused.exitCode()).as(refused.all()).isEqualTo(2);
        assertThat(refused.err()).contains(reason);
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static List<String> triggers(JdbcClient jdbc) {
        return jdbc.sql("select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal order by 1")
                .query(String.class).list();
    }

    private static Map<String, String> tables(JdbcClient jdbc) {
        Map<String, String> tables = new TreeMap<>();
        new Tables(jdbc).inOrder().keySet().forEach(table -> tables.put(table, jdbc.sql(
                "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from " + table + " t")
                .query(String.class).single()));
        return tables;
    }
}
