package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shian.backup.BackupFixture;

/**
 * A store of the first release goes on with this one. What it held was taken from that release after two nights: a dozen files of
 * its sample city, one of them refused, one unrecognised, one with seven set-aside rows, and on the second night a revision.
 */
@Tag("store")
@Tag("container")
class UpgradeTest {

    @Test
    void a_store_of_the_first_release_is_migrated_and_its_values_are_the_same_or_explained(@TempDir Path folder) throws IOException {
        City city = City.of(UpgradeTest.class);
        BackupFixture fixture = new BackupFixture(folder);
        Path backup = fixture.withManifest(Path.of("src/test/resources/shian/upgrade/first-release.zip"),
                "\"format\":1,", "\"format\":2,\"migrations\":{},");
        City.Result restored = city.shian("restore", "--from", backup.toString(), "--key", fixture.key().toString(), "--reason", "a newer release");
        assertThat(restored.exitCode()).as(restored.all()).isZero();
        String ledger = ledger(city);
        assertThat(one(city, "select earlier_actions || ' ' || actions from control.action_chain")).as("what that release recorded, then the restore").isEqualTo("3 1");
        assertThat(one(city, "select string_agg(verb || ' ' || chain_version, ', ' order by action_id) from control.operator_action where hash is not null"))
                .isEqualTo("restore 1");
        assertThat(one(city, "select count(*) || ' ' || max(edition_id) from publication.edition")).isEqualTo("2 2");

        City.Result night = city.night("2022-06-07");

        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).contains("edition 3 published");
        assertThat(ledger(city)).isEqualTo(ledger);
        assertThat(one(city, "select string_agg(state || ' ' || n, ', ' order by state) from (select state, count(*) as n from intake.delivery group by 1) s"))
                .isEqualTo("LOADED 13, REFUSED 1, SUPERSEDED 1, UNRECOGNISED 1");
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();

        assertThat(one(city, """
                select count(*) from publication.indicator_value o join scorer.indicator_value n
                    using (rule_version, indicator_code, scope, division_code, year)
                where o.edition_id <= 2 and o.value is distinct from n.value and not exists (
                    select from publication.indicator_value l where l.edition_id = 2 and o.edition_id = 1
                      and (l.indicator_code, l.scope, l.division_code, l.year) = (o.indicator_code, o.scope, o.division_code, o.year))"""))
                .as("no published number is another one now").isEqualTo("0");
        List<String> differences = city.shian("diff", "2", "3", "--format", "csv").out().lines().skip(1).toList();
        assertThat(differences).isNotEmpty().allSatisfy(line -> assertThat(line).containsAnyOf("jobs/", "#"));
        assertThat(differences).as("a code list is named only where its codes are read")
                .noneMatch(line -> line.startsWith("B34,") && line.contains("codes/grain-form.yaml"));

        assertThat(city.night("2022-06-07").out()).contains("no new edition");
        assertThat(city.shian("explain", "B33", "150121", "2021").out()).contains("SCJG_CYJC_150121_202103_MX_V01.csv");
        assertThat(city.shian("quarantine", "--by", "delivery").out()).contains("SCJG_CYJC_150104_202205_MX_V02.csv");
        City.Result row = city.shian("quarantine", "show", one(city, "select delivery_id::text from intake.quarantine order by 1, line limit 1"),
                one(city, "select line::text from intake.quarantine order by delivery_id, line limit 1"));
        assertThat(row.exitCode()).as(row.all()).isZero();

        city.drop("market-regulation/SCJG_CYJC_150124_202201_MX_V03.csv", Files.readAllBytes(city.data().resolve("archive")
                .resolve(one(city, "select left(sha256, 2) || '/' || sha256 from intake.delivery where state = 'SUPERSEDED'"))));
        City.Result revised = city.night("2022-06-07");
        assertThat(revised.out()).as(revised.all()).contains("1 loaded, 1 superseded", "edition 4 published");
        assertThat(city.shian("verify").exitCode()).isZero();
    }

    private static String ledger(City city) {
        return one(city, """
                select md5(string_agg(delivery_id || ' ' || state || ' ' || rows_read || ' ' || accepted || ' ' || quarantined, ';'
                                      order by delivery_id)) from intake.delivery""");
    }

    private static String one(City city, String sql) {
        return city.jdbc().sql(sql).query(String.class).optional().orElse(null);
    }
}
