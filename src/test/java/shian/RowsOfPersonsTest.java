package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows of persons go once they are as old as the contract says; what was drawn from them stays, and says so. */
@Tag("store")
class RowsOfPersonsTest {

    /** An installation is named by a class. */
    private static final class NewMachine {
    }

    private static final String FEED = "WJW_SYXJB_%s_%s_MX_V%02d.csv";
    private static final Instant NOT_YET = Instant.parse("2024-12-31T10:00:00Z");
    private static final Instant DUE = Instant.parse("2025-01-02T10:00:00Z");
    private static final String DUE_PERIODS = """
            select string_agg(concat_ws(' ', division_code, period_from, received, received_on, deliveries, resent, rows, rows_before), ';'
                       order by division_code, period_from)
            from warehouse.due_status where feed = 'foodborne-cases' and deliveries > 0""";
    private static final int SUPERSEDED = 1;
    private static final int COUNTING = 2;
    private static final int REFUSED = 4;
    private static final int YOUNGER = 3;

    @Test
    void what_is_due_goes_and_what_was_drawn_from_it_stays() throws IOException {
        City city = city();
        Path slips = city.data().resolve("slips");
        assertThat(city.shian("quarantine", "export", "" + COUNTING, "--to", slips.toString()).exitCode()).isZero();
        assertThat(slips).isNotEmptyDirectory();
        String ledger = text(city, "select string_agg(concat_ws(' ', delivery_id, rows_read, accepted, quarantined, duplicate, non_data), ';' order by delivery_id) from intake.delivery");
        String drawn = drawn(city);
        String due = text(city, DUE_PERIODS);

        assertThat(city.at(NOT_YET).shian("retention", "--format", "csv").out()).contains("upkeep,persons foodborne-cases/detail,3 years,0,0");
        City.Result preview = city.at(DUE).shian("retention", "--format", "csv");
        assertThat(preview.out()).contains("upkeep,persons foodborne-cases/detail,3 years,3,");
        assertThat(count(city, "warehouse.foodborne_case where delivery_id = " + COUNTING)).as("a preview removes nothing").isPositive();

        City.Result upkeep = city.shian("run", "upkeep");
        assertThat(upkeep.exitCode()).as(upkeep.all()).isZero();
        assertThat(upkeep.err()).contains("deliveries whose rows of persons were removed 3");
        assertThat(text(city, "select string_agg(delivery_id || ' ' || state || ' ' || (purged_at is not null), ', ' order by delivery_id) from intake.delivery"))
                .isEqualTo("1 SUPERSEDED true, 2 PURGED true, 3 LOADED false, 4 REFUSED true");
        for (String table : List.of("warehouse.foodborne_case", "intake.quarantine", "intake.quarantine_rest", "intake.revision_row")) {
            assertThat(count(city, table + " where delivery_id <> " + YOUNGER)).as(table).isZero();
        }
        assertThat(count(city, "warehouse.foodborne_case where delivery_id = " + YOUNGER)).isEqualTo(30);
        assertThat(text(city, "select string_agg(concat_ws(' ', delivery_id, rows_read, accepted, quarantined, duplicate, non_data), ';' order by delivery_id) from intake.delivery"))
                .as("the counts of the ledger stay").isEqualTo(ledger);
        assertThat(count(city, "intake.content where removed_at is null")).isEqualTo(1);
        assertThat(Fingerprint.ofArchive(city.data().resolve("archive")).lines().filter(line -> !line.isBlank())).hasSize(1);
        assertThat(slips).isEmptyDirectory();
        assertThat(city.shian("retention", "--removed", "--format", "csv").out()).contains("tester", "persons foodborne-cases/detail,3 years,3,");
        assertVerified(city);

        assertThat(city.night().exitCode()).isZero();
        assertThat(drawn(city)).isEqualTo(drawn);
        assertThat(text(city, DUE_PERIODS)).isEqualTo(due);
        assertVerified(city);
        assertThat(count(city, "control.removal where kind like 'persons%' and run_id > 2")).isZero();
        assertThat(city.shian("run", "upkeep").err()).as("once").doesNotContain("rows of persons were removed");
    }

    @Test
    void what_was_not_drawn_yet_waits_for_that() throws IOException {
        City city = City.withOwnCatalogue(RowsOfPersonsTest.class).change("jobs/health/foodborne-cases.yaml", "keep-rows: 15 years", "keep-rows: 3 years").at(DUE);
        city.drop(FEED.formatted("150102", "2021", 1), file("2021", 2));
        assertThat(city.shian("run", "intake", "--inbox", city.inbox().toString()).all()).contains("1 loaded");
        assertThat(city.shian("retention", "--format", "csv").out()).contains("upkeep,persons foodborne-cases/detail,3 years,0,0");
        assertThat(city.shian("run", "upkeep").exitCode()).isZero();
        assertThat(text(city, "select state from intake.delivery")).isEqualTo("LOADED");

        assertThat(city.night("2025-01-02").exitCode()).isZero();
        String derived = "select sum(value)::text from warehouse.measure where measure = 'foodborne.to-report' and year = 2021";
        assertThat(text(city, derived)).isEqualTo("30");
        assertThat(city.shian("run", "upkeep").exitCode()).isZero();
        assertThat(text(city, "select state from intake.delivery")).isEqualTo("PURGED");
        city.night("2025-01-02");
        assertThat(text(city, derived)).isEqualTo("30");
        assertVerified(city);
    }

    @Test
    void slips_that_cannot_be_removed_are_named_and_broken_off_ones_go() throws IOException {
        City city = city();
        Path slips = city.data().resolve("slips");
        Path gone = city.data().resolve("gone");
        Path blocked = city.data().resolve("blocked");
        for (Path folder : List.of(slips, gone, blocked)) {
            assertThat(city.shian("quarantine", "export", "" + COUNTING, "--to", folder.toString()).exitCode()).isZero();
        }
        Files.writeString(slips.resolve(".病例_退回2.xlsx.part"), "张三");
        Files.move(gone, city.data().resolve("elsewhere"));
        // a folder by the name of a slip, in which something is
        Files.createDirectories(blocked.resolve("1_退回2.csv/inside"));
        City.Result upkeep = city.at(DUE).shian("run", "upkeep");
        assertThat(text(city, "select state from intake.delivery where delivery_id = 2")).isEqualTo("PURGED");
        assertThat(slips).isEmptyDirectory();
        assertThat(upkeep.exitCode()).isEqualTo(1);
        assertThat(city.shian("show", "2", "--format", "csv").out()).contains("The slips of delivery 2 were written to " + gone, "may not read it", "_退回2", ".part",
                "The slips of delivery 2 in " + blocked.resolve("1_退回2.csv") + " could not be removed");
        try (java.util.stream.Stream<Path> left = Files.list(blocked)) {
            assertThat(left).as("one that stays keeps no other").containsExactly(blocked.resolve("1_退回2.csv"));
        }
    }

    @Test
    void what_is_drawn_again_leaves_the_frozen_year_alone_and_says_so() {
        City city = purged();
        String frozen = drawn(city);

        City.Result preview = city.shian("rerun", "1", "--stage", "measure", "--dry-run", "--reason", "look");
        assertThat(preview.out()).as(preview.all()).contains("foodborne-timeliness of 2021 is frozen", "foodborne-cases/detail of 2021 is frozen", "deliveries 2");
        City.Result rerun = city.shian("rerun", "1", "--stage", "measure", "--reason", "look");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(rerun.err()).contains("frozen");
        assertThat(drawn(city)).isEqualTo(frozen);

        // both the measure of the contract and that of the view are defined otherwise from now on
        city.change("jobs/health/foodborne-cases.yaml", "    where: {state: APPROVED}\n    by: [patient_of]", "    where: {state: [APPROVED, DONE]}\n    by: [patient_of]");
        city.change("jobs/derived/foodborne-timeliness.yaml", "count: rows, where: {timely: true}", "count: rows, where: {timely: false}");
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(parts(city, 2021)).isEqualTo(frozen.split("\n")[0]);
        assertThat(text(city, "select sum(value)::text from warehouse.measure where measure = 'foodborne.timely' and year = 2022")).isEqualTo("0");
        assertThat(text(city, "select sum(value)::text from warehouse.measure where measure = 'foodborne.cases' and year = 2022")).isEqualTo("30");
        assertThat(text(city, "select counts ->> 'frozen' from control.run_stage where stage = 'measure' order by run_id desc limit 1")).isEqualTo("2");
        assertVerified(city);

        assertThat(city.shian("check").err()).contains("foodborne-cases/detail of 2021 is frozen", "on 2025-01-02");
        City.Result explained = city.shian("explain", "B12", "150102", "2021");
        assertThat(explained.out()).as(explained.all()).contains("foodborne-timeliness of 2021 is frozen", FEED.formatted("150102", "2021", 2))
                .doesNotContain("C0001");
        assertThat(city.shian("explain", "B12", "150102", "2021", "--format", "csv").err()).contains("is frozen");
        assertThat(city.shian("--lang", "zh", "explain", "B12", "150102", "2021").out()).contains("已冻结");
        assertThat(city.shian("explain", "B12", "150102", "2022").out()).doesNotContain("frozen");
    }

    @Test
    void no_verb_reads_what_is_gone() {
        City city = purged();
        for (int delivery : List.of(SUPERSEDED, COUNTING, REFUSED)) {
            for (List<String> verb : List.of(List.of("replay", "" + delivery, "--reason", "r"), List.of("force", "" + delivery, "--reason", "r"),
                    List.of("admit", "" + delivery, "--reason", "r"), List.of("quarantine", "show", "" + delivery, "3"),
                    List.of("quarantine", "export", "" + delivery, "--to", city.data().resolve("slips").toString()),
                    List.of("quarantine", "waive", "" + delivery, "--reason", "r", "--until", "2030-01-01"))) {
                City.Result refused = city.shian(verb.toArray(String[]::new));
                assertThat(refused.exitCode()).as(verb + refused.all()).isEqualTo(3);
                assertThat(refused.err()).as(verb.toString()).contains("retention removed its rows on 2025-01-02").doesNotContain("\n\n");
            }
        }
        assertThat(city.shian("--lang", "zh", "replay", "2", "--reason", "r").err()).contains("PURGED", "已于 2025-01-02");
        City.Result listed = city.shian("deliveries", "--status", "PURGED", "--format", "csv");
        assertThat(listed.out()).contains("2,PURGED,foodborne-cases", "kept for 3 years").doesNotContain("\n3,");
        assertThat(city.shian("deliveries", "--status", "PURGED", "--format", "json").out()).contains("PURGED");
        assertThat(city.shian("deliveries", "show", "2").out()).contains("purged_at", "purged_run");
        assertThat(text(city, "select state from scorer.delivery_status where delivery_id = 2")).isEqualTo("PURGED");
        assertThat(count(city, "intake.delivery_to_mend")).as("nobody is asked for the refused one any more").isZero();
    }

    @Test
    void what_comes_for_a_purged_scope_is_sent_back_and_goes_too() {
        City city = purged();
        String frozen = drawn(city);
        city.drop("again/" + FEED.formatted("150102", "2021", 2), file("2021", 2));
        city.drop("later/" + FEED.formatted("150102", "2021", 3), file("2021", 0));
        city.drop("longer/" + FEED.formatted("150102", "202012-202112", 4), file("2021", 1));
        City.Result night = city.night("2022-06-07");
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).contains("3 refused", "The rows of delivery 2", "were removed on 2025-01-02");
        assertThat(count(city, "intake.delivery where state = 'REFUSED' and purged_at is null")).isEqualTo(3);
        assertThat(count(city, "warehouse.foodborne_case where year = 2021")).isZero();
        assertThat(parts(city, 2021)).isEqualTo(frozen.split("\n")[0]);
        // an older version is superseded by what counts, whether or not its rows are there
        city.drop("older/" + FEED.formatted("150102", "2021", 1), file("2021", 7));
        assertThat(city.night("2022-06-07").out()).contains("1 superseded");

        assertThat(city.shian("run", "upkeep").exitCode()).isZero();
        assertThat(count(city, "intake.delivery where feed = 'foodborne-cases' and purged_at is null")).isEqualTo(1);
        assertThat(count(city, "intake.content where removed_at is null")).isEqualTo(1);

        // the same file under another name is no news, and does not stay either
        city.drop("again/copy/" + FEED.formatted("150102", "2021", 3), file("2021", 0));
        city.night("2022-06-07");
        assertThat(count(city, "intake.content where removed_at is null")).isEqualTo(2);
        assertThat(city.shian("run", "upkeep").exitCode()).isZero();
        assertThat(count(city, "intake.content where removed_at is null")).isEqualTo(1);
        assertVerified(city);
    }

    @Test
    void another_division_that_comes_late_counts_in_its_feed_and_not_in_what_is_frozen() {
        City city = purged();
        String derived = text(city, "select string_agg(division_code || ' ' || month || ' ' || value, ', ' order by division_code, month) from warehouse.measure where measure = 'foodborne.to-report' and year = 2021");
        city.drop(FEED.formatted("150103", "2021", 2), file("2021", 0, "150103", "回民区"));
        City.Result night = city.night();
        assertThat(night.out()).as(night.all()).contains("1 loaded", "In 2021 measures of facts that rest on this feed are frozen");
        assertThat(text(city, "select sum(value)::text from warehouse.measure where measure = 'foodborne.cases' and year = 2021 and division_code = '150103'"))
                .isEqualTo("30");
        assertThat(text(city, "select string_agg(division_code || ' ' || month || ' ' || value, ', ' order by division_code, month) from warehouse.measure where measure = 'foodborne.to-report' and year = 2021")).isEqualTo(derived);
        assertVerified(city);
    }

    @Test
    void a_content_goes_once_none_of_its_deliveries_needs_it() throws IOException {
        City city = City.withOwnCatalogue(RowsOfPersonsTest.class).change("jobs/health/foodborne-cases.yaml", "keep-rows: 15 years", "keep-rows: 3 years");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            for (String period : List.of("2021", "202201-202203")) {
                entries.putNextEntry(new ZipEntry(FEED.formatted("150102", period, 1)));
                entries.write(String.join("\n", file(period.substring(0, 4), 0)).getBytes(StandardCharsets.UTF_8));
                entries.closeEntry();
            }
        }
        city.drop("两期.zip", zip.toByteArray());
        assertThat(city.night().out()).contains("2 loaded");
        assertThat(city.at(DUE).shian("run", "upkeep").exitCode()).isZero();
        assertThat(text(city, "select string_agg(state, ', ' order by state) from intake.delivery")).isEqualTo("LOADED, PURGED");
        assertThat(count(city, "intake.content where removed_at is null")).as("the other entry needs it").isEqualTo(1);
        assertThat(city.shian("replay", text(city, "select delivery_id::text from intake.delivery where state = 'LOADED'"), "--reason", "r").exitCode()).isZero();
        assertThat(city.at(Instant.parse("2025-04-02T10:00:00Z")).shian("run", "upkeep").exitCode()).isZero();
        assertThat(text(city, "select string_agg(state, ', ' order by state) from intake.delivery")).isEqualTo("PURGED, PURGED");
        assertThat(count(city, "intake.content where removed_at is null")).isZero();
        assertVerified(city);
    }

    @Test
    void a_backup_of_before_brings_the_rows_back_until_the_next_upkeep() throws IOException {
        City city = city();
        Path file = city.data().resolve("backup.zip");
        Path key = city.data().resolve("key.asc");
        assertThat(city.shian("backup", "--to", file.toString()).exitCode()).isZero();
        assertThat(city.shian("backup", "--export-key", key.toString()).exitCode()).isZero();
        assertThat(city.at(DUE).shian("run", "upkeep").exitCode()).isZero();
        String purged = drawn(city);

        City other = City.withOwnCatalogue(NewMachine.class).change("jobs/health/foodborne-cases.yaml", "keep-rows: 15 years", "keep-rows: 3 years").at(DUE);
        City.Result restored = other.shian("restore", "--from", file.toString(), "--key", key.toString(), "--reason", "a new machine");
        assertThat(restored.exitCode()).as(restored.all()).isZero();
        assertThat(count(other, "warehouse.foodborne_case where delivery_id = " + COUNTING)).isPositive();
        assertThat(other.shian("run", "upkeep").exitCode()).isZero();
        assertThat(count(other, "warehouse.foodborne_case where delivery_id = " + COUNTING)).isZero();
        assertThat(text(other, "select state from intake.delivery where delivery_id = 2")).isEqualTo("PURGED");
        assertThat(drawn(other)).isEqualTo(purged);
        assertThat(Fingerprint.ofArchive(other.data().resolve("archive"))).isEqualTo(Fingerprint.ofArchive(city.data().resolve("archive")));
        assertVerified(other);
    }

    /** A night over a file and its revision, one that is sent back, and one of the next year; all but the last become due together. */
    private static City city() throws IOException {
        City city = City.withOwnCatalogue(RowsOfPersonsTest.class).change("jobs/health/foodborne-cases.yaml", "keep-rows: 15 years", "keep-rows: 3 years");
        city.drop(FEED.formatted("150102", "2021", 1), file("2021", 5));
        city.drop(FEED.formatted("150102", "2021", 2), file("2021", 2));
        city.drop(FEED.formatted("150103", "2021", 1), String.join("\n", file("2021", 3, "150103", "回民区")).replace("2021-03-10", "昨天").split("\n"));
        city.drop(FEED.formatted("150102", "202201-202205", 1), file("2022", 0));
        City.Result night = city.night();
        assertThat(text(city, "select string_agg(state, ', ' order by delivery_id) from intake.delivery")).as(night.all())
                .isEqualTo("SUPERSEDED, LOADED, LOADED, REFUSED");
        assertThat(count(city, "intake.quarantine where delivery_id = " + COUNTING)).isEqualTo(1);
        assertThat(count(city, "intake.revision_row where delivery_id = " + COUNTING)).isPositive();
        return city;
    }

    private static City purged() {
        try {
            City city = city().at(DUE);
            City.Result upkeep = city.shian("run", "upkeep");
            assertThat(upkeep.exitCode()).as(upkeep.all()).isZero();
            assertThat(text(city, "select state from intake.delivery where delivery_id = 2")).isEqualTo("PURGED");
            return city;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String[] file(String year, int late) {
        return file(year, late, "150102", "新城区");
    }

    /** Thirty good cases of a year, of which some were reported late, and for 2021 one whose day is none. */
    private static String[] file(String year, int late, String code, String name) {
        List<String> lines = new ArrayList<>(List.of("病例编号,医疗机构名称,医疗机构所在旗县区,病人属于,现住址区划,发病时间,就诊时间,填卡日期,审核日期,状态"));
        for (int i = 1; i <= 30; i++) {
            lines.add("C%04d,市医院,%s,本县区,%s,%s-03-10,%s-03-11,%s-03-%s,%s-03-29,已审核".formatted(i, name, code, year, year, year, i <= late ? "28" : "11", year));
        }
        if (year.equals("2021")) {
            lines.add("C0031,市医院,%s,本县区,%s,2021-02-30,2021-03-11,2021-03-11,2021-03-12,已审核".formatted(name, code));
        }
        return lines.toArray(String[]::new);
    }

    /** What was drawn: the parts of 2021, the measures, the values, and the figure that counts since 2020. */
    private static String drawn(City city) {
        return parts(city, 2021) + "\n" + text(city, "select md5(string_agg(m::text, ';' order by m::text)) from warehouse.measure m where measure like 'foodborne%'")
                + "\n" + text(city, """
                        select md5(string_agg(concat_ws(' ', indicator_code, scope, division_code, year, numerator, denominator, value, status), ';'
                                   order by indicator_code, scope, division_code, year)) from scorer.indicator_value""")
                + "\n" + text(city, "select computed || verdict || note from reconciliation.claim where claim = 'F037'")
                + text(city, "select verdict || note from reconciliation.claim where claim = 'F037'");
    }

    private static String parts(City city, int year) {
        return text(city, "select md5(string_agg(p::text, ';' order by p::text)) from warehouse.measure_part p where measure like 'foodborne%' and year = " + year);
    }

    private static void assertVerified(City city) {
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
    }

    private static long count(City city, String from) {
        return city.jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    private static String text(City city, String sql) {
        return city.jdbc().sql(sql).query(String.class).optional().orElse(null);
    }
}
