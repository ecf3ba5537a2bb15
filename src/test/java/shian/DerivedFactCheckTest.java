package shian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit between the file of a derived fact and its view is named by {@code check}. */
@Tag("store")
class DerivedFactCheckTest {

    private final City city = DerivedFactTest.withFollowUps(DerivedFactCheckTest.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jobs/derived/follow-ups.yaml | yearly-plan/detail: {years: [0]} | | which is not among the sources",
        "jobs/derived/follow-ups.yaml | yearly-plan/detail: | population/snapshot: {}¶  yearly-plan/detail: | does not read the table of its source population/snapshot",
        "jobs/derived/follow-ups.yaml | sampling-batches/detail: {years: [0, 1]} | sampling-batches/summary: {}¶  sampling-batches/detail: {years: [0, 1]} | In the leading source sampling-batches/summary a missing row is unknown, not zero.",
        "sql/derived/R__follow_up.sql | where b.conclusion = 'FAIL' | where exists (select from warehouse.population) and b.conclusion = 'FAIL' | The view warehouse.follow_up reads population, the snapshots of population/snapshot, without selecting the one that counts",
        "jobs/derived/follow-ups.yaml | yearly-plan/detail: | yearly-plan/detial: | is no contract. Name it FEED/KIND. Nearest: yearly-plan/detail",
        "jobs/derived/follow-ups.yaml | parameters: [follow-up.limit-days] | | reads the parameter 'follow-up.limit-days', which this file does not declare",
        "jobs/derived/follow-ups.yaml | parameters: [follow-up.limit-days] | parameters: [limit] | The parameter 'limit' is not in reference/parameters.yaml",
        "jobs/derived/follow-ups.yaml | type: boolean | type: text | The column planned of the view warehouse.follow_up is boolean in the database and text in the catalogue",
        "jobs/derived/follow-ups.yaml | key: [sample_no] | key: [sample] | The column 'sample' is not declared. Nearest: sample_no",
        "jobs/derived/follow-ups.yaml | column: due_on | column: planned | ahead needs a period that is a date",
        "jobs/derived/follow-ups.yaml | where: {planned: true} | where: {plan: true} | The column 'plan' is not declared",
        "jobs/derived/follow-ups.yaml | view: follow_up | view: follow_ups | The view warehouse.follow_ups of this derived fact is not in the database",
        "jobs/derived/follow-ups.yaml | view: follow_up | view: plan_quota | The view plan_quota belongs to market-regulation/sampling-plan.yaml too",
        "sql/derived/R__follow_up.sql | b.sample_no, | b.sample_no, b.unit_name, | The column unit_name of the view warehouse.follow_up is not in the catalogue"})
    void what_does_not_fit_is_told_by_check(String file, String what, String otherwise, String told) {
        city.change(file, what, otherwise == null ? "" : otherwise.replace("¶", "\n"));
        City.Result checked = city.shian("check");
        assertThat(checked.exitCode()).as(checked.all()).isEqualTo(2);
        assertThat(checked.err()).contains(told);
    }
}
