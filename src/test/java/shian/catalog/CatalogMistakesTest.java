package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shian.message.Message;
import shian.message.ShianException;

/** A mistake in the catalogue is told with file, line and mend, and the catalogue is not used. */
class CatalogMistakesTest {

    @TempDir
    private Path jobs;

    @BeforeEach
    void aCopyOfTheCatalogue() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("jobs"))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = jobs.resolve(Path.of("jobs").relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }

    @Test
    void the_catalogue_of_the_project_is_clean() {
        Catalog catalog = CatalogReader.read(Path.of("jobs"));
        assertThat(catalog.warnings()).isEmpty();
        assertThat(catalog.contracts()).containsKeys("sampling-batches/detail", "sampling-batches/summary", "population/snapshot",
                "budget-lines/detail", "disbursements/detail", "yearly-plan/detail");
    }

    @Test
    void a_share_whose_sides_are_not_limited_alike_is_warned_of() throws IOException {
        replace("indicators/C15.yaml", "numerator: \"platform.units[unit_kind=PRODUCER|WORKSHOP|SELLER|MARKET|CATERER]\"", "numerator: platform.units");
        replace("indicators/B26.yaml", "denominator: \"register.units[unit_kind=SELLER]\"", "denominator: register.units");
        replace("indicators/B16.yaml", "denominator: pest.sown", "denominator: pest.controlled");
        replace("derived/case-standards.yaml", "where: {meets_police: true, transferred: true}", "where: {transferred: true}");
        replace("derived/delivery-calendar.yaml", "where: {observed: true, on_time: true}", "where: {on_time: true}");
        assertThat(warnings()).filteredOn(warning -> warning.contains("indicators/"))
                .extracting(warning -> warning.replaceFirst(":1: The scope ", " ").replaceFirst(" divides .* differ in ", " ")
                .replaceFirst(": the numerator is not .*", "")).containsExactly("jobs/indicators/B16.yaml all unit", "jobs/indicators/B26.yaml all unit_kind",
                "jobs/indicators/B40.yaml standard meets_police", "jobs/indicators/C15.yaml without-canteens unit_kind",
                "jobs/indicators/C16.yaml on-time observed");
    }

    @Test
    void sides_that_are_meant_to_differ_say_so() throws IOException {
        replace("indicators/B26.yaml", "denominator: \"register.units[unit_kind=SELLER]\"",
                "denominator: register.units\n    differs-in: [unit_kind]   # of all units");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void a_sum_of_shares_is_warned_of() throws IOException {
        replace("market-regulation/sampling-batches-summary.yaml", "max: pass_rate", "sum: pass_rate");
        assertThat(warnings()).singleElement().asString().startsWith("jobs/market-regulation/sampling-batches-summary.yaml:37: The measure "
                + "sampling.summary.pass-rate adds up shares of rows, divisions or files; the sum is not a share.");
    }

    @Test
    void a_target_of_a_division_that_is_not_there_is_told() throws IOException {
        replace("indicators/C04.yaml", "150100", "150109");
        assertThat(mistakes()).anyMatch(mistake -> mistake.startsWith("jobs/indicators/C04.yaml:1:") && mistake.contains("150109"));
    }

    @Test
    void what_is_wrong_with_a_sender_is_told() throws IOException {
        String health = "{department: health,";
        mistaken("reference/senders.yaml", health, "{department: healt,", "reference/senders.yaml:8: No contract is of the department 'healt'. Nearest: health.");
        replace("reference/senders.yaml", "{department: healt,", health);
        mistaken("reference/senders.yaml", "folders: [health,", "divisions: [\"159999\"], folders: [health,", "The division '159999' is not known");
        replace("reference/senders.yaml", "divisions: [\"159999\"], folders: [health,", "folders: [Grain,");
        assertThat(mistakes()).anySatisfy(mistake -> assertThat(mistake).contains("The folder 'grain' is declared for 卫生健康 health too."));
        replace("reference/senders.yaml", "folders: [Grain,", "folders: [\"he*\",");
        assertThat(mistakes()).isNotEmpty();
        replace("reference/senders.yaml", "folders: [\"he*\",", "folders: [../health,");
        assertThat(mistakes()).isNotEmpty();
    }

    @Test
    void a_department_that_can_hand_nothing_in_is_warned_of() throws IOException {
        replace("reference/senders.yaml", "undeclared: anyone", "undeclared: nobody");
        assertThat(warnings()).isEmpty();
        replace("reference/senders.yaml", ", folders: [health, \"*/health\"]", "");
        assertThat(warnings()).singleElement().asString().startsWith("jobs/reference/senders.yaml:4: No folder is declared for the department health");
    }

    @Test
    void a_fact_over_rows_of_patients_says_who_reads_its_own() throws IOException {
        replace("derived/foodborne-clusters.yaml", "readers: health", "# nobody said");
        assertThat(mistakes()).singleElement().asString().startsWith("jobs/derived/foodborne-clusters.yaml:1: It reads foodborne-cases/detail, whose rows only");
    }

    @Test
    void nothing_rests_on_a_column_that_is_dropped() throws IOException {
        replace("market-regulation/complaints.yaml", "by: [category]", "by: [complainant]");
        assertThat(mistakes()).anyMatch(mistake -> mistake.contains("complaints.yaml") && mistake.contains("The column 'complainant' is dropped"));
    }

    @Test
    void a_key_is_not_dropped() throws IOException {
        replace("market-regulation/complaints.yaml", "type: text, key: true}", "type: text, key: true, dropped: true}");
        assertThat(mistakes()).anyMatch(mistake -> mistake.contains("complaints.yaml") && mistake.contains("dropped"));
    }

    @Test
    void an_unknown_column_is_told_with_the_nearest() throws IOException {
        mistaken("market-regulation/sampling-plan.yaml", "sum: quota", "sum: qouta",
                "jobs/market-regulation/sampling-plan.yaml:44: The column 'qouta' is not declared. Nearest: quota.");
    }

    @Test
    void an_unknown_measure_is_told_with_the_nearest() throws IOException {
        mistaken("indicators/B33.yaml", "numerator: sampling.batches", "numerator: sampling.batch",
                "jobs/indicators/B33.yaml:15: The measure 'sampling.batch' is not known. Nearest: sampling.batches.");
    }

    @Test
    void an_unknown_key_is_told_where_it_stands() throws IOException {
        mistaken("indicators/B33.yaml", "direction: up", "direction: up\ncolour: red",
                "jobs/indicators/B33.yaml:13: The key 'colour' is not known at /.");
    }

    @Test
    void a_missing_key_is_named() throws IOException {
        mistaken("indicators/B33.yaml", "unit: 批次/千人\n", "", "The key 'unit' is missing at /.");
    }

    @Test
    void a_form_of_dates_without_a_day_is_told_and_one_for_a_column_of_another_type() throws IOException {
        mistaken("market-regulation/sampling-batches.yaml", "en: Day of sampling, type: date", "en: Day of sampling, type: date, format: MM/yyyy",
                "'MM/yyyy' is no form of a date. Write it with y, M and d, all three, such as MM/dd/yyyy.");
        mistaken("statistics/population.yaml", "type: integer", "type: integer, format: MM/dd/yyyy", "The key 'format' does not fit the column");
        mistaken("statistics/population.yaml", "type: integer", "type: integer, ahead: true", "The key 'ahead' does not fit the column");
    }

    @Test
    void a_measure_that_would_add_up_snapshots_is_told() throws IOException {
        mistaken("education/canteens.yaml", "by: [stage]\n    over-time: last", "by: [stage]",
                "The measure canteens.units of a snapshot would add up the snapshots of a year");
        mistaken("derived/platform-members.yaml", "view: platform_member", "view: platform_member\nrow-by-row: true",
                "The rows of platform-registrations/snapshot are those of snapshots");
    }

    @Test
    void an_empty_cell_means_no_code_that_is_not_in_the_list() throws IOException {
        mistaken("market-regulation/sampling-batches.yaml", "codes: conclusion", "codes: conclusion, empty-means: NONE", "'NONE'");
    }

    @Test
    void a_contract_with_persons_says_how_long_its_rows_are_kept() throws IOException {
        mistaken("review-office/coordinators.yaml", "keep-rows: 10 years ", "",
                "The column 'name' says who a person is, and the contract does not say how long its rows are kept.");
        mistaken("market-regulation/complaints.yaml", "keep-rows: 10 years", "keep-rows: 1 years", "complaints.yaml:");
    }

    @Test
    void a_fault_of_the_syntax_is_told_with_its_line() throws IOException {
        mistaken("reconciliations/RC-03.yaml", "by: [city]", "by: [city", "jobs/reconciliations/RC-03.yaml:7: Not valid YAML");
    }

    @Test
    void a_key_that_stands_twice_is_told() throws IOException {
        mistaken("reconciliations/RC-03.yaml", "by: [city]", "by: [city]\nby: [city]",
                "jobs/reconciliations/RC-03.yaml:7: 'by' stands twice.");
    }

    @Test
    void an_expression_is_told_with_the_column_at_which_it_is_wrong() throws IOException {
        mistaken("indicators/B33.yaml", "population.resident / 1000", "population.resident / / 1000",
                "'population.resident / / 1000' cannot be read at column 23");
    }

    @Test
    void a_code_that_is_in_no_list_is_told_with_those_that_are() throws IOException {
        mistaken("reconciliations/RC-36.yaml", "FOOD_BATCHES", "FOOD", "'FOOD' is not in the code list plan-item. It has: FOOD_BATCHES, CHEM_SAMPLES, MICRO_SAMPLES");
    }

    @Test
    void a_dimension_a_measure_does_not_have_is_told() throws IOException {
        mistaken("reconciliations/RC-36.yaml", "[item=FOOD_BATCHES]", "[link=CATERING]",
                "'link' is no dimension of the measure plan.quota. It has: item.");
    }

    @Test
    void a_name_that_means_two_divisions_is_told() throws IOException {
        mistaken("reference/divisions.yaml", "aliases: [回民, 回区]", "aliases: [回民, 新城]", "The name '新城' means both 150102 and 150103.");
    }

    @Test
    void two_contracts_that_take_the_same_name_are_told() throws IOException {
        mistaken("statistics/divisions.yaml", "TJ_QH_", "TJ_RK_", "takes file names that statistics/population.yaml takes too");
    }

    @Test
    void a_row_rule_over_a_column_it_cannot_be_asked_of_is_told() throws IOException {
        mistaken("market-regulation/sampling-plan.yaml", "range: {column: quota", "range: {column: unit",
                "The rule PL01-1 needs numbers, and the column 'unit' is none.");
        mistaken("market-regulation/sampling-batches.yaml", "when: {link: PRODUCTION}", "when: {link: PRODUCE}",
                "'PRODUCE' is not in the code list link. It has: PRODUCTION, CIRCULATION, CATERING.");
    }

    @Test
    void a_fact_of_the_pipeline_that_would_count_by_a_date_is_told() throws IOException {
        mistaken("derived/delivery-calendar.yaml", "key: [feed", "ahead: true\nkey: [feed",
                "A derived fact without sources counts by its year only.");
    }

    @Test
    void a_key_that_is_no_plain_text_is_told_with_its_line() throws IOException {
        mistaken("reconciliations/RC-03.yaml", "by: [city]", "by: [city]\n[a]: 1", "jobs/reconciliations/RC-03.yaml:7: A key must be a plain text.");
    }

    @Test
    void yes_and_on_are_as_true_as_true() throws IOException {
        replace("market-regulation/sampling-plan.yaml", "type: decimal, required: true", "type: decimal, required: yes");
        replace("market-regulation/sampling-plan.yaml", "type: text, required: true", "type: text, required: No");
        Contract plan = CatalogReader.read(jobs).contract("yearly-plan/detail");
        assertThat(plan.columns().get("quota").required()).isTrue();
        assertThat(plan.columns().get("unit").required()).isFalse();
    }

    @Test
    void what_stands_twice_in_two_files_is_told() throws IOException {
        Files.writeString(jobs.resolve("other.yaml"), Files.readString(jobs.resolve("nightly.yaml")));
        assertThat(mistakes()).containsExactly("jobs/other.yaml:2: 'nightly' stands twice. Delete or rename one.");
    }

    @Test
    void a_division_that_stands_twice_or_lies_within_itself_or_has_an_impossible_date_is_told() throws IOException {
        mistaken("reference/divisions.yaml", "code: \"150103\"", "code: \"150102\"", "jobs/reference/divisions.yaml:10: '150102' stands twice.");
        replace("reference/divisions.yaml", "code: \"150102\", level: county, parent: \"150100\", zh: 回民区",
                "code: \"150103\", level: county, parent: \"150103\", zh: 回民区");
        assertThat(mistakes()).contains("jobs/reference/divisions.yaml:10: The division 150103 lies within itself. Correct its parent.");
        mistaken("reference/divisions.yaml", "{name: 郊区, to: 2000-12-31}", "{name: 郊区, to: 2000-02-30}",
                "jobs/reference/divisions.yaml:13: '2000-02-30' is no day of the calendar. Write YYYY-MM-DD.");
    }

    @Test
    void what_is_folded_that_cannot_be_or_twice_is_told() throws IOException {
        mistaken("reference/divisions.yaml", "folds: [\"150105\", \"150172\"]", "folds: [\"150172\", \"150105\"]",
                "The division 150105-folded does not fit its level.");
        mistaken("reference/divisions.yaml", "folds: [\"150172\", \"150105\"]", "folds: [\"150105\", \"150172\", \"150172\"]",
                "The division 150172 is folded twice");
    }

    @Test
    void a_rule_of_boundaries_that_does_not_look_back_is_told() throws IOException {
        mistaken("reconciliations/RC-37.yaml", "sampling.batches@last-year", "sampling.batches", "A rule of kind boundary holds this year against the last.");
    }

    @Test
    void a_rule_that_leaves_out_some_of_the_lowest_divisions_says_why() throws IOException {
        mistaken("reconciliations/RC-05.yaml", "by: [division]", "by: [county, city]", "jobs/reconciliations/RC-05.yaml:4: The rule compares"
                + " some of the lowest divisions and leaves out: own.");
        mistaken("reconciliations/RC-07.yaml", "by: [division]", "by: [own]", "leaves out: county, zone.");
        replace("reconciliations/RC-14.yaml", "by: [division]", "by: [county]\nleaves-out: {zh: 只有旗县区评级, en: only counties grade}");
        mistaken("reconciliations/RC-15.yaml", "by: [division]", "by: [division]\nleaves-out: {zh: 无, en: none}",
                "The rule gives a reason under \"leaves-out\", but compares all of the lowest divisions.");
        assertThat(mistakes()).noneMatch(mistake -> mistake.contains("RC-14"));
    }

    @Test
    void chance_between_anything_but_two_counts_is_told() throws IOException {
        mistaken("reconciliations/RC-33.yaml", "left: enforcement.cases", "left: enforcement.cases * 2", "jobs/reconciliations/RC-33.yaml:21: \"chance\" applies only to two counts of rows.");
        mistaken("reconciliations/RC-33.yaml", "left: foodborne.cases", "left: enforcement.penalties", "\"chance\" applies only to two counts of rows.");
    }

    @Test
    void a_least_number_that_adds_up_over_time_is_told() throws IOException {
        mistaken("market-regulation/sampling-plan.yaml", "sum: quota", "min: quota\n    over-time: sum",
                "jobs/market-regulation/sampling-plan.yaml:44: The measure plan.quota is a min over rows and adds up over time.");
    }

    @Test
    void a_calendar_that_cannot_be_is_told() throws IOException {
        replace("reference/calendar.yaml", "from: 2020-04-04, to: 2020-04-06", "from: 2020-04-06, to: 2020-04-04");
        replace("reference/calendar.yaml", "from: 2021-06-12, to: 2021-06-14", "from: 2021-05-03, to: 2021-05-03");
        replace("reference/calendar.yaml", "worked: [2022-01-29, 2022-01-30,", "worked: [2022-01-29, 2022-01-31, 2023-01-28,");
        replace("reference/calendar.yaml", "  2019:", "  2017:");
        assertThat(mistakes()).anySatisfy(m -> assertThat(m).contains("calendar.yaml", "The holiday ends on 2020-04-04, before it begins on 2020-04-06."))
                .anySatisfy(m -> assertThat(m).contains("2021-05-03 stands twice in the calendar."))
                .anySatisfy(m -> assertThat(m).contains("2022-01-31 is no Saturday or Sunday"))
                .anySatisfy(m -> assertThat(m).contains("2023-01-28 is no day of the notice for 2022."))
                .anySatisfy(m -> assertThat(m).contains("The calendar has no year 2018"));
    }

    @Test
    void a_catalogue_that_was_read_is_read_again_when_a_text_of_it_its_form_or_its_encoding_is_another() throws IOException {
        Catalog first = CatalogReader.read(jobs);
        assertThat(CatalogReader.read(jobs)).isSameAs(first);
        replace("indicators/B33.yaml", "direction: up", "direction: down");
        Catalog second = CatalogReader.read(jobs);
        assertThat(second.hash()).isNotEqualTo(first.hash());
        replace("schema/units.json", "\"required\": [\"units\"]", "\"required\": [\"units\", \"origin\"]");
        assertThat(mistakes()).singleElement().asString().contains("'origin'");
        replace("schema/units.json", ", \"origin\"]", "]");
        Files.write(jobs.resolve("other.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
        assertThat(mistakes()).singleElement().asString().contains("jobs/other.yaml:1");
        Files.delete(jobs.resolve("other.yaml"));
        assertThat(CatalogReader.read(jobs)).isSameAs(second);
    }

    @Test
    void all_mistakes_are_told_at_once() throws IOException {
        replace("indicators/B33.yaml", "numerator: sampling.batches", "numerator: nonsense");
        replace("indicators/C02.yaml", "numerator: finance.paid", "numerator: nonsense");
        assertThat(mistakes()).anyMatch(m -> m.startsWith("jobs/indicators/B33.yaml:15:"))
                .anyMatch(m -> m.startsWith("jobs/indicators/C02.yaml:"));
    }

    private void mistaken(String file, String right, String wrong, String told) throws IOException {
        replace(file, right, wrong);
        assertThat(mistakes()).anySatisfy(mistake -> assertThat(mistake).contains(told));
    }

    private void replace(String file, String right, String wrong) throws IOException {
        String text = Files.readString(jobs.resolve(file));
        assertThat(text).contains(right);
        Files.writeString(jobs.resolve(file), text.replaceFirst(java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong)));
    }

    private java.util.List<String> mistakes() {
        ShianException refused = catchThrowableOfType(ShianException.class, () -> CatalogReader.read(jobs));
        assertThat(refused).isNotNull();
        assertThat(refused.category().exitCode()).isEqualTo(2);
        return refused.details().stream().map(Message::toString).toList();
    }

    private java.util.List<String> warnings() {
        return CatalogReader.read(jobs).warnings().stream().map(Message::toString).toList();
    }
}
