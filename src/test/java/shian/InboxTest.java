package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What of an inbox is an arrival, and what names and manifests say of it. */
@Tag("store")
class InboxTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V01.csv";

    private City city;

    @BeforeEach
    void aCity() {
        city = City.of(InboxTest.class);
    }

    @Test
    void links_and_hidden_temporary_and_manifest_files_are_no_arrivals() throws IOException {
        Path outside = Files.writeString(city.data().resolve("outside.csv"), String.join("\n", Batches.file(1)));
        Files.createSymbolicLink(city.inbox().resolve(MARCH), outside);
        Files.createSymbolicLink(city.inbox().resolve("folder"), Files.createDirectory(city.data().resolve("folder")));
        Files.writeString(city.data().resolve("folder").resolve(MARCH), "x");
        for (String name : List.of("." + MARCH, ".hidden/" + MARCH, "~$" + MARCH, MARCH + ".part", MARCH + ".tmp",
                MARCH + ".filepart", MARCH + ".manifest.json")) {
            city.drop(name, Batches.file(1));
        }
        city.night();
        assertThat(city.jdbc().sql("select path from intake.arrival").query(String.class).list()).isEmpty();
    }

    @Test
    void a_manifest_says_division_period_version_and_mode_before_the_name_does() {
        city.drop("食品抽检.csv", Batches.file(2));
        city.drop("食品抽检.csv.manifest.json",
                "{\"division\": \"赛罕区\", \"period\": \"2021年1-3月\", \"version\": \"V07\", \"mode\": \"cumulative\"}");
        city.night();
        assertThat(city.jdbc().sql("select concat_ws(' ', state, division_code, period, version, mode) from intake.delivery")
                .query(String.class).single()).isEqualTo("LOADED 150105 [2021-01-01,2021-04-01) 7 cumulative");
    }

    @Test
    void a_manifest_that_is_no_object_of_plain_values_is_told_and_no_later_catalogue_passes_over_it() throws IOException {
        city = City.withOwnCatalogue(InboxTest.class);
        city.drop(MARCH, Batches.file(1));
        city.drop(MARCH + ".manifest.json", "{\"period\": 2021");
        city.drop("SCJG_CYJC_150105_202104_MX_V01.csv", Batches.file(2));
        city.drop("SCJG_CYJC_150105_202104_MX_V01.csv.manifest.json", "{\"period\": {\"from\": \"2021-04\"}}");
        city.drop("SCJG_CYJC_150105_202105_MX_V01.csv", Batches.file(3));
        city.drop("SCJG_CYJC_150105_202105_MX_V01.csv.manifest.json", "[]");
        city.drop("SCJG_CYJC_150105_202106_MX_V01.csv", Batches.file(4));
        city.drop("SCJG_CYJC_150105_202106_MX_V01.csv.manifest.json", "{\"mode\": \"changes\"}");
        assertThat(city.night().exitCode()).isZero();
        assertThat(reasons()).containsExactly(
                "SCJG_CYJC_150105_202103_MX_V01.csv: receive.manifest-unreadable",
                "SCJG_CYJC_150105_202104_MX_V01.csv: receive.manifest-unreadable",
                "SCJG_CYJC_150105_202105_MX_V01.csv: receive.manifest-unreadable",
                "SCJG_CYJC_150105_202106_MX_V01.csv: receive.mode-unknown");
        Files.writeString(city.home().resolve("jobs/nightly.yaml"), "\n# another catalogue\n", java.nio.file.StandardOpenOption.APPEND);
        city.night();
        assertThat(reasons()).hasSize(4);
    }

    @Test
    void a_period_that_nobody_means_is_told_and_does_not_hold_up_the_night() {
        city.drop("SCJG_CYJC_150105_1850_MX_V01.csv", Batches.file(1));
        city.drop("SCJG_JH_150100_2999_MX_V01.csv", "年度,旗县区,项目,数量,单位", "2999,新城区,食品抽检批次,1,批次");
        city.drop("SCJG_CYJC_150105_202103-209912_MX_V01.csv", Batches.file(2));
        city.drop("SCJG_CYJC_150105_202209_MX_V01.csv", Batches.file(3));
        city.drop(MARCH, Batches.file(4));
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).contains("1 loaded", "4 unrecognised",
                "The period 2021-03-01 – 2099-12-31 of 'SCJG_CYJC_150105_202103-209912_MX_V01.csv' is not between 2000 and 2027.");
        assertThat(reasons()).containsExactlyInAnyOrder("SCJG_CYJC_150105_1850_MX_V01.csv: receive.period-range",
                "SCJG_JH_150100_2999_MX_V01.csv: receive.period-range",
                "SCJG_CYJC_150105_202103-209912_MX_V01.csv: receive.period-range",
                "SCJG_CYJC_150105_202209_MX_V01.csv: receive.period-future");
    }

    @Test
    void a_file_that_keeps_to_no_pattern_is_known_by_its_header_and_what_its_name_speaks_of() {
        city.drop("呼和浩特市赛罕区2021年3月抽检.csv", Batches.file(1));
        city.drop("报表20150102 2021年3月.csv", Batches.file(2));
        city.drop("赛罕区抽检.csv", Batches.file(3));
        city.night();
        assertThat(city.jdbc().sql("select division_code || ' ' || period from intake.delivery where state = 'LOADED'")
                .query(String.class).list()).containsExactly("150105 [2021-03-01,2021-04-01)");
        assertThat(reasons()).containsExactlyInAnyOrder("报表20150102 2021年3月.csv: receive.division-absent",
                "赛罕区抽检.csv: receive.period-absent");
    }

    @Test
    void what_no_contract_took_is_taken_once_the_catalogue_knows_it_with_what_its_manifest_said() throws IOException {
        city = City.withOwnCatalogue(InboxTest.class);
        city.drop("CJ_新城_一季度.csv", Batches.file(2));
        city.drop("CJ_新城_一季度.csv.manifest.json", "{\"period\": \"2021Q1\", \"division\": \"赛罕区\"}");
        city.drop("CJ_赛罕_2021Q2.txt", "甲,乙", "1,2");
        city.night();
        assertThat(reasons()).containsExactly("CJ_赛罕_2021Q2.txt: receive.no-contract-name");
        Path contract = city.home().resolve("jobs/market-regulation/sampling-batches.yaml");
        Files.writeString(contract, Files.readString(contract).replace("files:\n", "files:\n  - \"CJ_{division}_{period}.txt\"\n"));
        city.night();
        assertThat(reasons()).isEmpty();
        assertThat(city.jdbc().sql("select state || ' ' || period from intake.delivery order by lower(period)").query(String.class).list())
                .containsExactly("LOADED [2021-01-01,2021-04-01)", "REFUSED [2021-04-01,2021-07-01)");
    }

    private List<String> reasons() {
        return city.jdbc().sql("""
                select path || ': ' || (reasons -> 0 ->> 'code') from intake.delivery join intake.arrival using (arrival_id)
                where state = 'UNRECOGNISED' order by delivery_id""").query(String.class).list();
    }
}
