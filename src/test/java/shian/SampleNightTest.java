package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first command of the README, over the sample city: what it publishes, and what its second time does. */
@Tag("store")
@Tag("container")
class SampleNightTest {

    private static final String CUT_OFF = "\"Counted up to a day from %s to %s, all figures of the rule agree.\"";

    private static City city;
    private static City.Result first;

    @BeforeAll
    static void aNightOverTheSampleCity() {
        city = City.of(SampleNightTest.class);
        first = city.shian("run", "--inbox", "sample-data/inbox", "--date", "2022-06-06");
    }

    @Test
    void theNightIsDoneAndSaysWhatNeedsAPerson() {
        assertThat(first.exitCode()).as(first.all()).isZero();
        assertThat(first.out()).contains("DONE", "619 loaded, 2 superseded, 1 refused, 1 unrecognised", "edition 1 published",
                "REFUSED #", "UNRECOGNISED #", "QUARANTINE #", "BREAK #");
    }

    @Test
    void thePublishedFiguresAreReproduced() {
        assertThat(city.shian("claims", "--format", "csv").out().lines()).contains(
                "claim,title,published,computed,difference,verdict,note",
                "F015,Resident population,349.6,349.6,0.0,equal,",
                "F035,Chemical monitoring samples since 2020,489,489,0,equal," + CUT_OFF.formatted("2022-05-18", "2022-06-06"),
                "F036,Microbial monitoring samples since 2020,390,390,0,equal," + CUT_OFF.formatted("2022-05-18", "2022-06-06"),
                "F037,Cases of foodborne disease since 2020,3074,3074,0,equal,",
                "F038,Safe use of polluted arable land,98,,,not computable,The denominator is zero.",
                "F039,Area under green pest control,315,3150000,3149685,contradicted,",
                "F040,Post-production centres for grain,40,40,0,equal,",
                "F041,Raw grain bought,111.43,111.43,0.00,equal,",
                "F042,Loss of grain saved,14.67,14.67,0.00,equal,",
                "F089,Science projects 2019 to 2021,6,6,0,equal,",
                "F090,Science funds 2019 to 2021,910,910,0,equal,",
                "I03,Units with risk monitoring,100,100,0,equal,",
                "I04,Institutions reporting foodborne disease,100,100,0,equal,",
                "I05,Arable land protected first,100,100,0,equal,",
                "I06,Polluted arable land used under restrictions,0,0,0,equal,",
                "I07,Polluted arable land under strict control,0,0,0,equal,",
                "F043,Grain samples 2020 and 2021,630,630,0,equal,",
                "F044,Grain monitoring coverage,100,100,0,equal,",
                "F045,Grain sample pass rate,100,100,0,equal,",
                "F065,Food cases since 2020,1535,1535,0,equal," + CUT_OFF.formatted("2022-05-20", "2022-05-22"),
                "F066,Fines and confiscations since 2020,1733.81,1733.81,0.00,equal," + CUT_OFF.formatted("2022-05-20", "2022-05-22"),
                "F062,Food sampling batches 2020,11965,11965,0,equal,",
                "F063,Food sampling batches 2021,13042,13042,0,equal,",
                "F051,Managers' pass rate in the national examination,100,100,0,equal,",
                "F071,Food-safety coordinators,1722,1722,0,equal,",
                "F072,Coordinators for farm produce,974,974,0,equal,",
                "F080,Market supervision stations,79,79,0,equal,",
                "F081,Standardised stations,5,5,0,equal,",
                "F082,Market subjects in the areas of the standardised stations,24091,24091,0,equal,",
                "F084,Supervisors of food,571,571,0,equal,",
                "F085,Professional supervisors,510,510,0,equal,",
                "F086,Professional share of supervisors,89.32,89.32,0.00,equal,",
                "F087,Hours of training of each supervisor,40,40,0,within bound,",
                "F088,Training coverage of supervisors,100,100,0,equal,",
                "F092,Coverage of managers' examinations,100,100,0,equal,",
                "F093,Managers' pass rate,100,100,0,equal,",
                "I08,Stations with premises and vehicles,100,100,0,equal,",
                "I18,Stations with the common identity,100,100,0,equal,",
                "F073,Complaints and reports accepted since 2020,15841,15841,0,equal,",
                "F074,Closure rate of complaints since 2020,98.1,98.1,0.0,within bound,",
                "F075,Loss recovered for consumers since 2020,252.34,252.34,0.00,equal,",
                "F076,Food-safety funds 2020,4254,4254,0,equal,",
                "F077,Food-safety funds 2021,5516,5516,0,equal,")
                .contains("F005,\"Documents read, more than a thousand\",1000,1046,46,within bound,", "F006,On-site points,85,,,not computable,\"The figure covers events until 2022-06-08, which is after 2022-06-06; to date: 29.\"",
                        "F009,Covert points,40,,,not computable,\"The figure covers events until 2022-06-08, which is after 2022-06-06; to date: 14.\"", "F014,National development zones,1,1,0,equal,",
                        "F034,Weight of food safety in assessments,3,3,0,document only,Found in documents by those who read them.",
                        "F060,Sealing of take-away food,100,,,not a measurement,\"it is encouraged, not measured\"")
                .anyMatch(line -> line.startsWith("F064,") && line.contains(",plan,"))
                .anyMatch(line -> line.startsWith("F078,") && line.contains(",plan,"))
                .anyMatch(line -> line.startsWith("F079,") && line.contains(",not computable,"));
    }

    @Test
    void everyFigureHasAVerdict() {
        assertThat(city.jdbc().sql("""
                select claim from scorer.claim where verdict = 'not computable' and note_code is null and reason_en is null""")
                .query(String.class).list()).as("without a reason").isEmpty();
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
    void theRegistersAreThoseOfTheReportButForWhatItCannotMeanTwice() {
        assertThat(city.shian("claims", "--format", "csv").out().lines()).contains(
                "F026,All food units,40000,39876,-124,within bound,",
                "F027,Food producers,638,638,0,equal,",
                "F046,Producers graded by risk,574,574,0,equal,",
                "F094,Share of producers graded by risk,94,90,-4,contradicted,",
                "F057,Caterers with a quantitative grade,98,98,0,equal,",
                "F096,Share of caterers graded by risk,93,93,0,equal,",
                "F061,Producers in production that were sampled,100,100,0,equal,",
                "F097,Units on the risk control platform,23493,23493,0,equal,",
                "F100,Large dairy producers with HACCP or ISO 22000,16,16,0,equal,",
                "I11,School canteens on line,100,100,0,equal,");
        assertThat(city.jdbc().sql("""
                select rule || ' ' || division_code || ' ' || year || ' ' || left_value || '/' || right_value || ' ' || state
                from reconciliation.break where rule in ('RC-11', 'RC-13', 'RC-14', 'RC-15')
                  and dimensions ->> 'comparison' is distinct from 'before-licence' order by 1""").query(String.class).list())
                .containsExactly("RC-11 150105 2022 273/270 OPEN", "RC-13 150100 2022 28931/40000 EXPLAINED",
                        "RC-14 150102 2022 1/0 OPEN", "RC-14 150102 2022 1/0 OPEN",
                        "RC-15 150105 2022 3/0 OPEN", "RC-15 150105 2022 3/0 OPEN");
        assertThat(city.jdbc().sql("""
                select scope || ' ' || value from scorer.indicator_value
                where indicator_code in ('B25', 'C15') and division_code = '150100' and year = 2022 order by value""")
                .query(String.class).list()).as("each base that there could be").containsExactly("all 58.92", "listed 81.20",
                        "without-canteens 82.23", "all 89.97", "in-production 93.94");
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
                    union all select name from warehouse.coordinator union all select name from warehouse.agri_coordinator
                    union all select complainant from warehouse.complaint) people where name not like '_*%'""")
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
    void theSameNightAgainLoadsNothingAndPublishesNothing() {
        String before = city.fingerprint();
        City.Result again = city.shian("run", "--inbox", "sample-data/inbox", "--date", "2022-06-06");
        assertThat(again.exitCode()).as(again.all()).isZero();
        assertThat(again.out()).contains("deliveries  none", "rows        none", "no new edition: nothing differs from edition 1");
        assertThat(city.fingerprint()).isEqualTo(before);
    }

    @Test
    void everyRowOfEveryFileIsOneThing() {
        assertThat(city.jdbc().sql("""
                select count(*) from intake.delivery
                where rows_read is not null and rows_read <> accepted + quarantined + duplicate + non_data""")
                .query(Long.class).single()).isZero();
        assertThat(city.jdbc().sql("select sum(rows_read) from intake.delivery").query(Long.class).single())
                .as("rows of all files that were read, counted by a parser of its own").isEqualTo(rowsOfTheFiles());
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

    private static long rowsOfTheFiles() {
        return city.jdbc().sql("""
                select distinct path from intake.delivery join intake.arrival using (arrival_id) where rows_read is not null""")
                .query(String.class).list().stream().mapToLong(path -> {
                    try {
                        return RowsOfFiles.count(Path.of("sample-data/inbox", path));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }).sum();
    }
}
