package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first command of the README, over the sample city: what it publishes, and what its second time does. */
@Tag("store")
@Tag("container")
class SampleNightTest {

    private static final String CUT_OFF = "\"Counted up to a day from %s to %s, all figures of the rule agree.\"";

    private final City city = SampleNight.CITY;
    private final City.Result first = SampleNight.FIRST;

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
    void theSameNightAgainLoadsNothingAndPublishesNothing() {
        String before = city.fingerprint();
        City.Result again = SampleNight.again();
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

    private long rowsOfTheFiles() {
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
