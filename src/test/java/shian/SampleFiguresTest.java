package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the tables hold after the night over the sample city: values, breaks, and what its files have in common. */
@Tag("store")
@Tag("container")
class SampleFiguresTest {

    private final City city = SampleNight.CITY;

    @BeforeAll
    static void theNightIsDone() {
        assertThat(SampleNight.FIRST.exitCode()).as(SampleNight.FIRST.all()).isZero();
    }

    @Test
    void whatOnlyDocumentsTellIsFilledByTheirReadersAndNotJudged() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', indicator_code, value, status, status_reason) from scorer.indicator_value
                where division_code = '150100' and year = 2021 and scope = 'documents' and indicator_code in ('B01', 'B05', 'G01', 'G03')
                order by 1""")
                .query(String.class).list()).containsExactly(
                "B01 100.00 DOCUMENT_ONLY DOCUMENTS: read 11, conforming 11, silent 0, interviews -",
                "B05 100.00 DOCUMENT_ONLY DOCUMENTS: read 1, conforming 1",
                "G01 84.60 DOCUMENT_ONLY DOCUMENTS: read 1, conforming 1",
                "G03 0 DOCUMENT_ONLY DOCUMENTS: read 1, conforming 1");
        assertThat(city.jdbc().sql("""
                select string_agg(distinct feed, ' ') from scorer.evidence
                where indicator_code = 'B05' and division_code = '150100' and year = 2021""").query(String.class).single())
                .isEqualTo("evidence-documents");
        assertThat(city.jdbc().sql("""
                select string_agg(indicator_code || ' ' || coalesce(value::text, 'none') || coalesce(substring(status_reason from ', interviews.*'), ''), '; '
                                  order by indicator_code)
                from scorer.indicator_value where division_code = '150100' and year = 2022 and scope = 'documents'
                  and indicator_code in ('B04', 'B06', 'C12')""").query(String.class).single())
                .as("nobody tells of B04; three of the eight interviews are held by then").isEqualTo("B04 none; B06 0.00, interviews 3; C12 9.09, interviews 3");
        assertThat(city.shian("explain", "B01", "150100", "2022").out()).contains("documents", "interviews.held[indicator=B01]",
                "呼和浩特市2022年6月访谈记录汇总.xls");
    }

    @Test
    void thePassRateIsMetWithRiskMonitoringAndMissedWithoutIt() {
        assertThat(city.jdbc().sql("""
                select scope || ' ' || value || ' ' || status || ' ' || target_origin from scorer.indicator_value
                where indicator_code = 'B34' and scope in ('all', 'inspection') and division_code = '150100' and year = 2022 order by 1""")
                .query(String.class).list()).containsExactly("all 98.12 MET assumed", "inspection 97.97 NOT_MET rule+");
    }

    @Test
    void theScorerReadsFoodTestsPerThousandOfTenDivisionsAndTheCity() {
        assertThat(city.jdbc().sql("""
                select year || ' ' || division_code || ' ' || value || ' ' || status || ' ' || reconciliation
                from scorer.indicator_value where indicator_code = 'B33' and scope = 'food' and division_code = '150100'
                order by year""").query(String.class).list()).containsExactly("2020 150100 3.47 NO_TARGET CLEAN",
                "2021 150100 3.73 NO_TARGET CLEAN", "2022 150100 1.55 NO_TARGET UNDECIDED");
        assertThat(city.jdbc().sql("""
                select count(distinct division_code) from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food' and year = 2021 and value is not null""")
                .query(Long.class).single()).isEqualTo(11);
    }

    @Test
    void monitoredSamplesAndCasesAreThePublishedOnes() {
        assertThat(city.jdbc().sql("""
                select count(distinct sample_no) from warehouse.chemical_test""").query(Long.class).single()).isEqualTo(489);
        assertThat(city.jdbc().sql("""
                select count(distinct sample_no) from warehouse.microbial_test""").query(Long.class).single()).isEqualTo(390);
        assertThat(city.jdbc().sql("""
                select count(*) from warehouse.foodborne_case where state = 'APPROVED'""").query(Long.class).single()).isEqualTo(3074);
        assertThat(city.jdbc().sql("""
                select count(distinct sample_no) || ' ' || count(*) filter (where judgement <> 'PASS') || ' ' || count(distinct division_code)
                from warehouse.grain_test""").query(String.class).single()).as("samples, failed items, divisions").isEqualTo("630 0 10");
    }

    @Test
    void samplesOfTheMonitoringStandInSeveralDeliveriesAndInEveryDivisionFromTheSecondYear() {
        assertThat(city.jdbc().sql("""
                select count(*) from (
                    select sample_no from warehouse.chemical_test group by sample_no having count(distinct delivery_id) > 1) twice""")
                .query(Long.class).single()).isPositive();
        for (String table : List.of("chemical_test", "microbial_test")) {
            assertThat(city.jdbc().sql("select count(distinct division_code) from warehouse." + table
                    + " group by year order by year").query(Integer.class).list()).as(table).containsExactly(9, 10, 10);
        }
    }

    @Test
    void foodAndProduceTogetherMissFourPerThousandInTheFirstYearAndReachItInTheSecond() {
        assertThat(city.jdbc().sql("""
                select year || ' ' || value || ' ' || status from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food+produce' and division_code = '150100' and year < 2022 order by year""")
                .query(String.class).list()).containsExactly("2020 3.95 NOT_MET", "2021 4.05 MET");
    }

    @Test
    void whatTheReportSaysOfLandAndGrainAndCannotBeIsFound() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', rule, division_code, year, dimensions ->> 'comparison', state, explanation)
                from scorer.open_break where rule in ('RC-20', 'RC-21', 'RC-22', 'RC-23', 'RC-24', 'RC-25', 'RC-27', 'RC-28', 'RC-29', 'RC-30')
                order by 1""").query(String.class).list()).containsExactly(
                "RC-21 150100 2021 green-published OPEN", "RC-22 150100 2021 OPEN", "RC-24 150121 2020 disposed OPEN", "RC-27 150125 2020 OPEN",
                "RC-29 150122 2020 year EXPLAINED GRAIN_YEAR", "RC-30 150100 2020 purchased OPEN", "RC-30 150100 2020 serviced OPEN",
                "RC-30 150100 2021 purchased OPEN", "RC-30 150100 2021 serviced OPEN");
        assertThat(city.jdbc().sql("""
                select distinct status || ' ' || status_reason from scorer.indicator_value
                where indicator_code in ('B14', 'B23') and division_code = '150100' and year < 2022""").query(String.class).list())
                .containsExactly("NOT_APPLICABLE DENOMINATOR_ZERO");
    }

    @Test
    void whatOfficesTellOfPeopleAndComplaintsAndIsNotSoIsFound() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', rule, division_code, year, dimensions ->> 'comparison') from scorer.open_break
                where rule in ('RC-16', 'RC-17', 'RC-18', 'RC-19') order by 1""").query(String.class).list()).containsExactly(
                "RC-16 150100 2021", "RC-16 150105 2021", "RC-17 150100 2020 in-time", "RC-17 150100 2020 readings",
                "RC-17 150100 2021 in-time", "RC-17 150100 2021 readings", "RC-17 150103 2020 in-time",
                "RC-17 150103 2021 in-time", "RC-18 150100 2020 hours", "RC-18 150122 2021 flow", "RC-18 150124 2020 hours",
                "RC-18 150125 2021 stations");
        assertThat(city.jdbc().sql("""
                select count(*) from (
                    select name from warehouse.staff_member union all select name from warehouse.manager_exam
                    union all select name from warehouse.coordinator union all select name from warehouse.agri_coordinator) people where name not like '_*%'""")
                .query(Long.class).single()).as("names of persons that can be read").isZero();
    }

    @Test
    void countsBreakWhereTheyDifferByMoreThanChanceAndPlansWhereTheyStateANumber() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', rule, division_code, year, dimensions ->> 'comparison') || ': '
                       || concat_ws(' / ', trim_scale(left_value), trim_scale(right_value)) from scorer.open_break
                where rule in ('RC-33', 'RC-36') order by 1""").query(String.class).list()).containsExactly(
                "RC-33 150102 2021 produce: 226 / 347", "RC-33 150103 2021 produce: 140 / 207", "RC-33 150105 2021 produce: 316 / 458",
                "RC-33 150122 2021 produce: 120 / 183", "RC-33 150124 2021 produce: 91 / 139", "RC-33 150125 2021 produce: 95 / 146");
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', division_code, year, dimensions ->> 'comparison', verdict, round(tolerance, 1), note)
                from reconciliation.verdict where rule in ('RC-33', 'RC-36') and (division_code, year) in (('150103', 2021), ('150105', 2022),
                      ('150172', 2022), ('150100', 2021)) and dimensions ->> 'comparison' in ('cases', 'foodborne') order by 1""")
                .query(String.class).list()).contains("150100 2021 foodborne UNDECIDED 0.0 RIGHT_MISSING", "150103 2021 cases TRUE 37.8",
                "150105 2022 foodborne TRUE 63.8", "150172 2022 cases TRUE 11.2");
    }

    @Test
    void whatIsDoneOnceInAYearIsNotAskedForBeforeItsEnd() {
        assertThat(city.jdbc().sql("""
                select distinct year || ' ' || concat_ws(' ', verdict, note) from reconciliation.verdict
                where rule = 'RC-12' and dimensions ->> 'comparison' = 'self-check' order by 1""").query(String.class).list())
                .containsExactly("2020 FALSE", "2020 TRUE", "2021 TRUE", "2022 UNDECIDED YEAR_NOT_OVER");
    }

    @Test
    void noFarmerIsInTheWarehouse() {
        assertThat(city.jdbc().sql("""
                select count(*) from warehouse.produce_sample where owner_code ~ '[0-9]{2}' or owner_name !~ '[*]'""")
                .query(Long.class).single()).isZero();
    }

    @Test
    void theCasesDecidedUpToTheCutOffAreThePublishedOnes() {
        assertThat(city.jdbc().sql("""
                select count(*) || ' ' || sum(total) from warehouse.enforcement_case
                where not revoked and decided_on <= date '2022-05-20'""").query(String.class).single())
                .isEqualTo("1535 17338100.00");
        assertThat(city.jdbc().sql("""
                select count(*) from warehouse.enforcement_case
                where person_name not like '_*%' or party_type = 'PERSON' and party_name not like '_*%'""")
                .query(Long.class).single()).as("names of persons that can be read").isZero();
    }

    @Test
    void batchesItemsDisposalsAndCasesFitTogetherButForWhatIsMeantNotTo() {
        assertThat(city.jdbc().sql("""
                select b.sample_no from warehouse.sampling_batch b left join warehouse.test_item t using (sample_no)
                where b.state = 'APPROVED' group by b.sample_no, b.conclusion
                having (b.conclusion = 'FAIL') is distinct from bool_or(t.verdict = 'FAIL')""").query(String.class).list())
                .as("a batch fails if one of its items does").singleElement().asString().contains("150125");
        assertThat(city.jdbc().sql("""
                select count(*) from (select sample_no from warehouse.sampling_batch where state = 'APPROVED' and conclusion = 'FAIL') b
                full join (select distinct sample_no from warehouse.disposal) d using (sample_no)
                where b.sample_no is null or d.sample_no is null""").query(Long.class).single())
                .as("failed batches without disposal, and disposals without").isZero();
        assertThat(city.jdbc().sql("""
                select d.division_code from warehouse.disposal d where filed and not exists
                    (select from warehouse.enforcement_case c where c.sample_no = d.sample_no and c.case_no = d.case_no)""")
                .query(String.class).list()).as("a case was filed that no ledger has").containsExactly("150104");
        assertThat(city.jdbc().sql("""
                select division_code, extract(year from decided_on) as year, count(*), sum(fine), sum(confiscated)
                from warehouse.enforcement_case where not revoked and decided_on is not null group by 1, 2
                except select division_code, year, cases, fine, confiscated
                from warehouse.enforcement_form where line_of_form = 'TOTAL'""")
                .query((row, n) -> row.getString(1) + " " + row.getInt(2)).list())
                .as("the national form differs from the ledger").containsExactly("150103 2021");
    }
}
