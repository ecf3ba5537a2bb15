package shian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shian.work.ArchiveInUse;

/** What nothing needs any more goes when it is old, and nothing else; a kill anywhere leaves nothing wrong. */
@Tag("store")
class RetentionTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";

    /** An installation is named by a class. */
    private static final class NewMachine {
    }

    private static final String UPKEEP = """
            job: upkeep
            title: {zh: 维护作业, en: Upkeep}
            stages: [verify, retention]
            keep: {batch: 90 days, load-units: 90 days, runs: 5 years, catalogues: 5 years, alerts: 2 years,
                   superseded: 10 years, editions: 10 years, logs: 20 MB, origin: assumed}
            """;

    @Test
    void what_is_old_and_not_needed_goes_in_units_that_can_be_killed_and_what_is_read_stays_as_it_was() throws Exception {
        City city = city();
        revisions(city);
        assertThat(city.night().out()).as("a run that leaves nothing").contains("no new edition");
        grow(city, 11);
        assertThat(city.night().exitCode()).isZero();
        String published = published(city);
        List<String> archive = archive(city);

        City.Result due = city.shian("retention", "--format", "csv");
        assertThat(due.exitCode()).as(due.all()).isZero();
        assertThat(due.out()).contains("upkeep,batch,90 days,6,", "upkeep,load-units,90 days,5,", "upkeep,runs,5 years,1,",
                "upkeep,alerts,2 years,1,", "upkeep,superseded,10 years,4,", "upkeep,editions,10 years,3,", "upkeep,logs,20 MB,0,0");
        assertThat(archive(city)).as("a preview removes nothing").isEqualTo(archive);

        damageIsEvidence(city, archive.get(0));
        assertThat(city.shian("retention", "--format", "csv").out()).isEqualTo(due.out());

        try (ShianProcess killed = ShianProcess.at("RETENTION_MARKED", city.process("run", "upkeep"))) {
            killed.close();
        }
        assertThat(archive(city)).as("marked, not yet unlinked").isEqualTo(archive);
        assertVerified(city, "1 contents hashed, 4 removed by retention");
        try (Connection backup = city.database().store().unpooled()) {
            ArchiveInUse.hold(JdbcClient.create(new SingleConnectionDataSource(backup, true)));
            assertThat(upkeep(city).err()).contains("to-unlink 4");
            assertThat(archive(city)).as("a backup reads them").isEqualTo(archive);
        }
        assertThat(upkeep(city).err()).contains("unlinked 4");
        assertThat(archive(city)).hasSize(1);
        assertVerified(city, "1 contents hashed, 4 removed by retention");

        assertThat(published(city)).isEqualTo(published);
        assertThat(count(city, "control.batch_job_instance where job_instance_id <= 6")).isZero();
        assertThat(count(city, "control.run where run_id = 6")).as("it left nothing").isZero();
        assertThat(count(city, "control.run where run_id <= 5")).as("editions and deliveries name them").isEqualTo(5);
        assertThat(count(city, "intake.delivery")).as("the ledger stays").isEqualTo(5);
        assertThat(count(city, "intake.quarantine")).isZero();
        assertThat(city.shian("retention", "--removed", "--format", "csv").out()).contains("tester", "superseded,10 years,4,", "editions,10 years,3,");
        assertRemovedInWords(city);
        assertThat(city.night().out()).contains("no new edition");

        contentThatComesAnewIsThereAgain(city);
        backUpAndRestore(city);
    }

    @Test
    void a_closed_year_loses_nothing_it_rests_on_and_nobody_can_remove_what_is_read() throws IOException {
        City city = city();
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
        assertThat(city.shian("close", "2021", "--reason", "the report is signed").exitCode()).isZero();
        city.night();
        city.drop(MARCH.formatted(2), failed(30, 1));
        city.night();
        assertThat(city.shian("admit", "2", "--reason", "a report was withdrawn").exitCode()).isZero();
        city.night();
        grow(city, 11);
        city.night();
        long values = count(city, "publication.indicator_value where year = 2021");
        long evidence = count(city, "publication.evidence where year = 2021");

        City.Result upkeep = upkeep(city);
        assertThat(upkeep.exitCode()).as(upkeep.all()).isZero();
        assertThat(count(city, "publication.edition where removed_at is not null")).isPositive();
        assertThat(count(city, "publication.indicator_value where year = 2021")).isEqualTo(values);
        assertThat(count(city, "publication.evidence where year = 2021")).isEqualTo(evidence);
        assertThat(count(city, "intake.content where removed_at is not null")).as("the final values rest on it").isZero();
        assertVerified(city, "0 removed by retention");

        for (String change : List.of("delete from publication.indicator_value where edition_id = (select edition_id from publication.current_edition)",
                "delete from publication.indicator_value where year = 2021", "delete from publication.evidence where year = 2021",
                "update publication.indicator_value set value = 1", "update publication.edition set added = 0",
                "update publication.edition set removed_at = now(), removed_run = 1 where edition_id = (select edition_id from publication.current_edition)",
                "call publication.remove_editions(array[3]::bigint[], now(), 1)",
                "delete from publication.edition", "truncate publication.evidence")) {
            assertThatThrownBy(() -> asOwner(city, change)).as(change).isInstanceOf(SQLException.class).hasMessageContaining("never");
        }
    }

    /** One delivery and two revisions of it, each with an edition; a file that is sent back, and the one in its place. */
    private static void revisions(City city) {
        for (int version = 1; version <= 3; version++) {
            city.drop(MARCH.formatted(version), failed(30, version));
            city.night();
        }
        city.drop(MARCH.formatted(4), Batches.HEADER, Batches.row(1), Batches.row(2, "2021-13-15", "纯抽检合格样品"));
        assertThat(city.night().out()).contains("1 refused");
        city.drop(MARCH.formatted(5), failed(30, 5));
        assertThat(city.night().out()).contains("edition 4 published");
        city.jdbc().sql("""
                insert into control.alert (kind, object, message, raised_at, recovered_at)
                values ('DISK', 'over', '{}', now(), now()), ('DISK', 'lasts', '{}', now(), null)""").update();
    }

    private static void damageIsEvidence(City city, String content) throws IOException {
        Path file = city.data().resolve("archive").resolve(content);
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        City.Result upkeep = upkeep(city);
        assertThat(upkeep.exitCode()).as(upkeep.all()).isEqualTo(1);
        assertThat(city.shian("show", "8", "--format", "csv").out()).contains("retention removed nothing");
        Files.write(file, whole);
    }

    private static void assertRemovedInWords(City city) {
        for (City.Result refused : List.of(city.shian("quarantine", "show", "4", "3"), city.shian("quarantine", "export", "4", "--to", "slips"),
                city.shian("replay", "4", "--dry-run"))) {
            assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
            assertThat(refused.err()).contains("was removed by retention on", MARCH.formatted(4));
        }
        City.Result diff = city.shian("diff", "1", "4");
        assertThat(diff.exitCode()).as(diff.all()).isEqualTo(3);
        assertThat(diff.err()).contains("Edition 1 was removed by retention on", "The oldest that can is 4");
        assertThat(city.shian("deliveries", "show", "1").out()).contains("content_removed_at");
        assertThat(count(city, "publication.indicator_value v where edition_id < 4 and exists (select from publication.indicator_value n "
                + "where n.edition_id > v.edition_id and (n.indicator_code, n.scope, n.division_code, n.year) "
                + "= (v.indicator_code, v.scope, v.division_code, v.year))")).as("what no edition holds that can be read").isZero();
    }

    private static void contentThatComesAnewIsThereAgain(City city) {
        city.drop(MARCH.formatted(6), failed(30, 1));
        City.Result night = city.night();
        assertThat(night.out()).as(night.all()).contains("1 loaded");
        assertVerified(city, "2 contents hashed, 3 removed by retention");
    }

    private static void backUpAndRestore(City city) {
        Path file = city.data().resolve("backup.zip");
        Path key = city.data().resolve("key.asc");
        assertThat(city.shian("backup", "--to", file.toString()).exitCode()).isZero();
        assertThat(city.shian("backup", "--export-key", key.toString()).exitCode()).isZero();
        City other = City.of(NewMachine.class);
        City.Result restored = other.shian("restore", "--from", file.toString(), "--key", key.toString(), "--reason", "a new machine");
        assertThat(restored.exitCode()).as(restored.all()).isZero();
        assertThat(published(other)).isEqualTo(published(city));
        assertThat(archive(other)).isEqualTo(archive(city));
        assertVerified(other, "2 contents hashed, 3 removed by retention");
    }

    private static City city() throws IOException {
        City city = City.withOwnCatalogue(RetentionTest.class).withoutDerivedFacts();
        Files.writeString(city.home().resolve("jobs/upkeep.yaml"), UPKEEP);
        return city;
    }

    /** A file of which one row failed, another one with every version. */
    private static String[] failed(int rows, int which) {
        String[] file = Batches.file(rows);
        for (int i = 1; i <= which; i++) {
            file[i] = Batches.row(i, "2021-03-15", "不合格样品");
        }
        return file;
    }

    /** Everything there is becomes older by so many years; nobody can change an edition while its triggers hold. */
    private static void grow(City city, int years) {
        try (Connection superuser = city.database().connectAsSuperuser(); Statement statement = superuser.createStatement()) {
            statement.execute("alter table publication.edition disable trigger only_removed");
            for (String times : List.of("control.run started_at ended_at", "control.batch_job_execution end_time",
                    "control.catalogue first_used_at", "control.alert raised_at recovered_at", "intake.content archived_at",
                    "intake.arrival arrived_at", "intake.delivery settled_at", "publication.edition published_at")) {
                String[] words = times.split(" ");
                for (int i = 1; i < words.length; i++) {
                    statement.execute("update %1$s set %2$s = %2$s - interval '%3$d years'".formatted(words[0], words[i], years));
                }
            }
            statement.execute("alter table publication.edition enable always trigger only_removed");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static City.Result upkeep(City city) {
        return city.shian("run", "upkeep");
    }

    private static void assertVerified(City city, String words) {
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
        assertThat(verified.out()).contains(words);
    }

    private static String published(City city) {
        return city.jdbc().sql("select md5(string_agg(v::text, ';' order by v::text)) from scorer.indicator_value v").query(String.class).single()
                + city.jdbc().sql("select md5(string_agg(v::text, ';' order by v::text)) from scorer.evidence v").query(String.class).single();
    }

    private static List<String> archive(City city) {
        return Fingerprint.ofArchive(city.data().resolve("archive")).lines().map(line -> line.replace("archive ", ""))
                .filter(line -> !line.isBlank()).toList();
    }

    private static long count(City city, String from) {
        return city.jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    private static void asOwner(City city, String statement) throws SQLException {
        try (Connection owner = city.database().store().owner(); Statement change = owner.createStatement()) {
            change.execute(statement);
        }
    }
}
