package shian.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shian.City;
import shian.Fingerprint;

/** Backups that somebody wrote who wants to own the database or to end the process; and what protects from them. */
@Tag("store")
@Tag("container")
class HostileBackupTest {

    private static final class NewMachine {
    }

    private static City city;
    private static Path backup;
    private City other;
    private BackupFixture fixture;

    @BeforeAll
    static void backup() {
        city = City.of(HostileBackupTest.class);
        city.drop("TJ_RK_150100_2021_QC_V01.csv", "区划代码,年度,常住人口(人),口径", "150102,2021,700000,年末推算");
        city.night();
        backup = city.data().resolve("backup.zip");
        assertThat(city.shian("backup", "--to", backup.toString()).exitCode()).isZero();
    }

    @BeforeEach
    void newMachine() {
        other = City.of(NewMachine.class);
        fixture = new BackupFixture(other.data());
    }

    @Test
    void what_nobody_signed_or_somebody_else_did_is_not_read() throws IOException {
        assertRefused(backup, null, "No key to verify");
        assertRefused(backup, fixture.key(), "is no signature of");
        Path bent = fixture.signed(Files.write(other.data().resolve("bent.zip"), Files.readAllBytes(backup)));
        byte[] bytes = Files.readAllBytes(bent);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bent, bytes);
        assertRefused(bent, fixture.key(), "is no signature of");
        Files.delete(BackupKeys.signatureOf(bent));
        assertRefused(bent, fixture.key(), "There is no signature");
        Files.writeString(BackupKeys.signatureOf(bent), "-----BEGIN PGP SIGNATURE-----\n\nnonsense\n");
        assertRefused(bent, fixture.key(), "");
        assertRefused(fixture.signed(bent), Files.writeString(other.data().resolve("no-key"), "no key"), "no OpenPGP key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "control.stale":[{]"columns":\\["kind" | "control.stale":{"columns":["kind) from stdin; drop table control.run; --"    | has the columns (kind) from stdin
            "control.stale":                           | "control.stale; create function public.own() returns void language sql as ''; --": | has the columns () for the table control.stale
            "sequences":[{]                            | "sequences":{"pg_catalog.pg_class":1,                                       | pg_catalog.pg_class
            "partitions":[{]                           | "partitions":{"run; drop table control.run":[2021],                         |
            """)
    void names_in_a_manifest_are_never_executed(String part, String by, String reason) {
        Path hostile = fixture.withManifest(backup, part, java.util.regex.Matcher.quoteReplacement(by));
        City.Result restored = other.shian("restore", "--from", hostile.toString(), "--key", fixture.key().toString(), "--reason", "a new machine");
        if (reason != null) {
            assertThat(restored.exitCode()).as(restored.all()).isEqualTo(2);
            assertThat(restored.err()).contains(reason);
        }
        assertThat(one("select to_regclass('control.run') is not null and not exists (select from pg_proc where proname = 'own')")).isEqualTo("t");
        if (restored.exitCode() != 0) {
            assertThat(Fingerprint.ofArchive(other.data().resolve("archive")).strip()).isIn("", "archive");
            assertThat(one("select count(*) from control.catalogue")).isEqualTo("0");
        }
    }

    @Test
    void a_manifest_without_end_is_refused() {
        byte[] blanks = new byte[Manifest.LONGEST + 1_000];
        Arrays.fill(blanks, (byte) ' ');
        assertRefused(fixture.changed(backup, (name, content) -> name.equals(Manifest.ENTRY) ? blanks : content), fixture.key(), "manifest.json: >");
    }

    @Test
    void a_backup_of_a_migration_that_is_not_known_or_differs_is_refused() {
        assertRefused(fixture.withManifest(backup, "\"V001__control.sql\":-?\\d+", "\"V001__control.sql\":1"), fixture.key(), "V001__control.sql");
        assertRefused(fixture.withManifest(backup, "\"V001__control.sql\"", "\"V001__other.sql\""), fixture.key(), "V001__other.sql");
        assertRefused(fixture.withManifest(backup, "\"state\":\"[^\"]*\"", "\"state\":\"V999__other.sql\""), fixture.key(), "V999__other.sql");
        assertRefused(fixture.withManifest(backup, "\"format\":2", "\"format\":1"), fixture.key(), "format 1");
    }

    @Test
    void a_backup_that_is_encrypted_is_read_by_its_recipient_only() throws Exception {
        OpenPGPKey recipient = SigningKey.OPEN_PGP.generateKey(4).ed25519x25519Key("an administrator").build("secret".toCharArray());
        Path publicKey = Files.writeString(city.data().resolve("recipient.asc"), recipient.toCertificate().toAsciiArmoredString());
        Path secretKey = Files.writeString(city.data().resolve("secret.asc"), recipient.toAsciiArmoredString());
        Path encrypted = city.data().resolve("backup.zip.gpg");
        City.Result written = city.shian("backup", "--to", encrypted.toString(), "--encrypt-for", publicKey.toString());
        assertThat(written.exitCode()).as(written.all()).isZero();
        assertThat(new String(Files.readAllBytes(encrypted), StandardCharsets.ISO_8859_1)).doesNotContain("tables/", "archive/");
        Path key = city.data().resolve("key.asc");
        city.shian("backup", "--export-key", key.toString());

        assertRefused(encrypted, key, "is encrypted");
        City.Result locked = with("wrong").shian("restore", "--from", encrypted.toString(), "--key", key.toString(),
                "--decrypt-with", secretKey.toString(), "--reason", "a new machine");
        assertThat(locked.exitCode()).as(locked.all()).isEqualTo(2);
        City.Result restored = with("secret").shian("restore", "--from", encrypted.toString(), "--key", key.toString(),
                "--decrypt-with", secretKey.toString(), "--reason", "a new machine");
        assertThat(restored.exitCode()).as(restored.all()).isZero();
        assertThat(other.fingerprint()).isEqualTo(city.fingerprint());
        assertThat(other.data().resolve("restore")).isEmptyDirectory();
    }

    @Test
    void every_table_of_every_schema_is_in_a_backup_but_those_that_say_so() {
        JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(other.database().store().owner(), true));
        owner.sql("create schema access").update();
        owner.sql("create table access.account (name text)").update();
        owner.sql("create table access.session (token text)").update();
        owner.sql("comment on table access.session is 'Not in backups: they must not come to life on another machine.'").update();
        Set<String> inBackup = new Tables(owner).inOrder().keySet();
        assertThat(inBackup).contains("access.account");
        assertThat(owner.sql("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema)' order by 1""")
                .query(String.class).list().stream().filter(table -> !inBackup.contains(table)))
                .contains("access.session").allMatch(table -> table.startsWith("control.qrtz_") || table.equals("control.flyway_schema_history") || table.equals("access.session"));
    }

    private City with(String passphrase) {
        other.environment().put("SHIAN_BACKUP_PASSPHRASE", passphrase);
        return other;
    }

    private void assertRefused(Path file, Path key, String reason) {
        City.Result refused = key == null ? other.shian("restore", "--from", file.toString(), "--reason", "a new machine")
                : other.shian("restore", "--from", file.toString(), "--key", key.toString(), "--reason", "a new machine");
        assertThat(refused.exitCode()).as(refused.all()).isEqualTo(2);
        assertThat(refused.err()).contains(reason);
        assertThat(one("select count(*) from control.catalogue")).isEqualTo("0");
        assertThat(Fingerprint.ofArchive(other.data().resolve("archive")).strip()).isIn("", "archive");
    }

    private String one(String sql) {
        return other.jdbc().sql(sql).query((row, n) -> row.getString(1)).single();
    }
}
