package shian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first command of the README, over the sample city: what it publishes, and what its second time does. */
@Tag("store")
class SampleNightTest {

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
        assertThat(first.out()).contains("DONE", "100 loaded, 2 superseded, 1 refused, 1 unrecognised", "edition 1 published",
                "REFUSED #", "UNRECOGNISED #", "QUARANTINE #", "BREAK #");
    }

    @Test
    void thePublishedFiguresAreReproduced() {
        assertThat(city.shian("claims", "--format", "csv").out().lines()).contains(
                "claim,title,published,computed,difference,verdict,note",
                "F015,Resident population,349.6,349.6,0.0,equal,",
                "F062,Food sampling batches 2020,11965,11965,0,equal,",
                "F063,Food sampling batches 2021,13042,13042,0,equal,",
                "F076,Food-safety funds 2020,4254,4254,0,equal,",
                "F077,Food-safety funds 2021,5516,5516,0,equal,")
                .anyMatch(line -> line.startsWith("F064,") && line.contains(",plan,"))
                .anyMatch(line -> line.startsWith("F078,") && line.contains(",plan,"))
                .anyMatch(line -> line.startsWith("F079,") && line.contains(",not computable,"));
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

    private static long rowsOfTheFiles() {
        return city.jdbc().sql("select path, encoding from intake.delivery join intake.arrival using (arrival_id) where rows_read is not null")
                .query((row, n) -> {
                    try {
                        String text = java.nio.file.Files.readString(java.nio.file.Path.of("sample-data/inbox", row.getString(1)),
                                java.nio.charset.Charset.forName(row.getString(2)));
                        return text.lines().count();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }).list().stream().mapToLong(Long::longValue).sum();
    }
}
