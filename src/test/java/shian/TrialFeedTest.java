package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What somebody writes who adds a feed by the page on the catalogue alone: open data of another country on inspections of
 * restaurants, with its boroughs, a measure and an indicator. The file is made up in the shape of such data.
 */
@Tag("store")
class TrialFeedTest {

    private static final Path TRIAL = Path.of("src/test/resources/trial");
    private static final String FILE = "Restaurant_Inspection_Results_Harbor_2022Q1.csv";

    private static City city;
    private static City.Result night;

    @BeforeAll
    static void theStepsOfThePage() throws IOException {
        city = City.withOwnCatalogue(TrialFeedTest.class);
        try (Stream<Path> written = Files.walk(TRIAL.resolve("jobs"))) {
            for (Path file : written.filter(Files::isRegularFile).toList()) {
                Path target = city.home().resolve(TRIAL.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Path divisions = city.home().resolve("jobs/reference/divisions.yaml");
        Files.writeString(divisions, Files.readString(divisions)
                .replace("successions:\n", Files.readString(TRIAL.resolve("divisions.yaml")) + "successions:\n"));
        City.Result migration = city.shian("ddl", "restaurant-inspections");
        assertThat(migration.exitCode()).as(migration.all()).isZero();
        Files.writeString(city.home().resolve("sql/migrations/V999__restaurant_inspection.sql"), migration.out());
        assertThat(city.shian("check").all()).startsWith("clean: ");
        city.drop(FILE, Files.readAllBytes(TRIAL.resolve(FILE)));
        night = city.night("2022-06-30");
    }

    @Test
    void its_rows_are_taken_as_they_stand_with_commas_quotes_line_breaks_and_degrees() {
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).contains("1 loaded", "7 read, 4 accepted, 2 quarantined, 1 non-data");
        assertThat(city.jdbc().sql("""
                select concat_ws('|', name, borough, inspected_on, violation, description, latitude, longitude)
                from warehouse.restaurant_inspection order by line""").query(String.class).list()).containsExactly(
                "SALT, PEPPER & CO|99001|2022-01-18|04L|Evidence of mice or live mice\npresent in facility's food areas.|40.712345678|-73.998765432",
                "SALT, PEPPER & CO|99001|2022-01-18|10F|Surface improperly constructed: \"raw wood\", not sealed.|40.712345678|-73.998765432",
                "JOE'S \"OLD\" DINER|99005|2022-02-03|02G|Cold food item held above 41º F (smoked fish, reduced oxygen packaged foods).|40.60|-74.10",
                "NOODLE HOUSE|99005|2022-03-30|NONE|0|0");
    }

    @Test
    void a_day_that_is_none_and_a_borough_that_nobody_knows_are_told_with_what_was_expected() {
        assertThat(city.shian("quarantine", "--format", "csv").out())
                .contains("02/30/2022", "Not a day of the calendar, or not written as MM/dd/yyyy", "Westside", "Nearest: Northside");
    }

    @Test
    void its_indicator_stands_for_the_boroughs_and_their_city() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', division_name, numerator, denominator, value, status) from scorer.indicator_value
                where indicator_code = 'X91' and year = 2022 and division_code like '99%' order by division_code""")
                .query(String.class).list()).containsExactly("北区 1 2 50.00 MET", "岛区 1 2 50.00 MET", "海港市 2 4 50.00 MET");
        City.Result explained = city.shian("explain", "X91", "harbor", "2022");
        assertThat(explained.exitCode()).as(explained.all()).isZero();
        assertThat(explained.out()).contains(FILE);
    }
}
