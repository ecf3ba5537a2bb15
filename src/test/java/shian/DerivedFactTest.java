package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shian.night.SmallCity;

/**
 * A derived fact follows everything it rests on, and only where it rests on it. The one here: failed batches are to be
 * followed up within so many days, which may lie in the next year, or ahead; whether that year has a plan, the plan says.
 */
@Tag("store")
class DerivedFactTest {

    private static final Path FILES = Path.of("src/test/resources/derived");
    private static final String FAILED = "纯抽检不合格样品";

    /** Names the database of a second city. */
    private static final class Undisturbed {
    }

    private City city;

    @BeforeEach
    void aCityWithADerivedFact() {
        city = withFollowUps(DerivedFactTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", Batches.HEADER, Batches.row(1), Batches.row(2, "2021-03-15", FAILED),
                Batches.row(3, "2021-03-16", FAILED), Batches.row(4, "2021-12-20", FAILED));
        city.drop("SCJG_CYJC_150105_2022_MX_V01.csv", Batches.HEADER, Batches.row(5, "2022-05-01", FAILED));
    }

    static City withFollowUps(Class<?> test) {
        City city = City.withOwnCatalogue(test).withoutDerivedFacts();
        copy("follow-ups.yaml", city.home().resolve("jobs/derived"));
        copy("limits.yaml", city.home().resolve("jobs/reference"));
        copy("X91.yaml", city.home().resolve("jobs/indicators"));
        copy("R__follow_up.sql", city.home().resolve("sql/derived"));
        return city;
    }

    @Test
    void a_row_counts_when_its_own_date_says() {
        assertThat(night()).contains("derived 1");
        assertThat(year("follow-ups", "150105", 2021)).contains(2);
        assertThat(year("follow-ups", "150105", 2022)).as("failed in December, due in March").contains(1);
        assertThat(city.jdbc().sql("""
                select distinct month from warehouse.measure where measure = 'follow-ups' and value <> 0 order by 1""")
                .query(Integer.class).list()).containsExactly(3, 6);
    }

    @Test
    void no_row_is_zero_where_the_leading_source_speaks_and_missing_where_it_does_not() {
        night();
        assertThat(year("follow-ups.planned", "150105", 2021)).contains(0);
        assertThat(year("follow-ups", "150102", 2021)).isEmpty();
    }

    @Test
    void where_a_source_that_it_needs_is_silent_nothing_is_known() {
        city.change("jobs/derived/follow-ups.yaml", "yearly-plan/detail: {years: [0]}", "yearly-plan/detail: {years: [0], silence: unknown}");
        night();
        assertThat(measures(city)).as("neither rows nor zeros").isEmpty();
        city.drop("SCJG_JH_150100_2021_MX_V01.csv", "年度,旗县区,项目,数量,单位", "2021,新城区,食品抽检批次,3238,批次");
        night();
        assertThat(year("follow-ups", "150105", 2021)).as("the plan of the city speaks for all its counties").contains(2);
        assertThat(year("follow-ups.planned", "150105", 2021)).contains(0);
        assertThat(year("follow-ups", "150105", 2022)).as("of 2022 it says nothing").isEmpty();
    }

    @Test
    void where_the_leading_source_says_nothing_without_a_row_no_row_is_no_zero() {
        city.change("jobs/derived/follow-ups.yaml", "sampling-batches/detail: {years: [0, 1]}",
                "sampling-batches/detail: {years: [0, 1], silence: unknown}");
        city.change("sql/derived/R__follow_up.sql", "b.conclusion = 'FAIL'", "b.conclusion = 'FAIL' and b.reported_on < date '2021-03-16'");
        night();
        assertThat(measures(city)).hasSize(2).allMatch(value -> value.contains(" 150105 2021 6 "));
    }

    @Test
    void a_row_whose_date_lies_ahead_counts_from_that_day_on() {
        night();
        assertThat(city.night("2022-07-29").all()).as("2022 is looked at again, since the date moved").contains("derived 1");
        assertThat(year("follow-ups", "150105", 2022)).contains(1);
        city.night("2022-07-30");
        assertThat(year("follow-ups", "150105", 2022)).contains(2);
        city.night("2022-07-29");
        assertThat(year("follow-ups", "150105", 2022)).as("as it was the day before").contains(1);
    }

    @Test
    void a_night_with_nothing_new_draws_nothing() {
        night();
        String before = city.fingerprint();
        assertThat(night()).doesNotContain("derived");
        assertThat(city.fingerprint()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"2021, 2021, 2", "2022, 2022, 1"})
    void another_source_moves_the_years_it_bears_upon(int plan, int moved, int planned) {
        night();
        city.drop("SCJG_JH_150100_" + plan + "_MX_V01.csv", "年度,旗县区,项目,数量,单位", plan + ",赛罕区,食品抽检批次,3238,批次");
        assertThat(night()).contains("derived 1");
        assertThat(year("follow-ups.planned", "150105", moved)).contains(planned);
        assertThat(year("follow-ups.planned", "150105", 2021 + 2022 - moved)).contains(0);
    }

    @Test
    void a_leading_delivery_makes_the_years_after_its_own_stale_as_declared() {
        night();
        city.drop("SCJG_CYJC_150102_2020_MX_V01.csv", Batches.HEADER, Batches.row(9, "2020-12-30", FAILED).replace("赛罕区", "新城区")
                .replace("2021-03-01", "2020-12-01"));
        assertThat(night()).contains("derived 2");
        assertThat(year("follow-ups", "150102", 2021)).contains(1);
        assertThat(year("follow-ups", "150102", 2020)).as("it speaks for 2020").contains(0);
    }

    @Test
    void what_is_superseded_contributes_nothing_and_leaves_no_part() {
        night();
        city.drop("SCJG_CYJC_150105_2021_MX_V02.csv", Batches.HEADER, Batches.row(2, "2021-03-15", FAILED), Batches.row(4, "2021-12-20",
                "纯抽检合格样品"));
        assertThat(night()).contains("derived 2");
        assertThat(year("follow-ups", "150105", 2021)).contains(1);
        assertThat(year("follow-ups", "150105", 2022)).as("no row of 2021 falls due there any more").contains(0);
        assertThat(city.jdbc().sql("""
                select count(*) from warehouse.measure_part join intake.delivery using (delivery_id)
                where measure like 'follow-ups%' and state <> 'LOADED'""").query(Long.class).single()).isZero();
    }

    @Test
    void where_rows_stand_alone_only_what_rests_on_the_deliveries_that_moved_is_drawn_again() {
        rowByRow(city);
        city.drop("SCJG_CYJC_150102_2021_MX_V01.csv", Batches.HEADER, Batches.row(9, "2021-03-15", FAILED).replace("赛罕区", "新城区"));
        night();
        city.jdbc().sql("""
                update warehouse.measure_part set value = 77 where measure = 'follow-ups' and division_code = '150102'
                  and year = 2021 and value = 1""").update();
        city.drop("SCJG_CYJC_150105_2021_MX_V02.csv", Batches.HEADER, Batches.row(4, "2021-12-20", FAILED));
        assertThat(night()).contains("derived 1");
        assertThat(year("follow-ups", "150105", 2021)).as("no row falls due there any more").contains(0);
        assertThat(year("follow-ups", "150105", 2022)).contains(1);
        assertThat(year("follow-ups", "150102", 2021)).as("drawn before, and not again").contains(77);
        assertThat(city.jdbc().sql("""
                select count(*) from warehouse.measure_part join intake.delivery using (delivery_id)
                where measure like 'follow-ups%' and state <> 'LOADED'""").query(Long.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void two_nights_end_like_one_that_took_everything_in(boolean rowByRow) {
        if (rowByRow) {
            rowByRow(city);
        }
        night();
        String[] revised = {Batches.HEADER, Batches.row(2, "2021-03-15", FAILED)};
        city.drop("SCJG_CYJC_150105_2021_MX_V02.csv", revised);
        night();
        City other = withFollowUps(Undisturbed.class);
        other.drop("SCJG_CYJC_150105_2022_MX_V01.csv", Batches.HEADER, Batches.row(5, "2022-05-01", FAILED));
        other.drop("SCJG_CYJC_150105_2021_MX_V02.csv", revised);
        other.night();
        assertThat(measures(city)).isEqualTo(measures(other)).isNotEmpty();
    }

    @Test
    void a_changed_parameter_or_view_makes_every_year_stale() {
        night();
        city.change("jobs/reference/limits.yaml", "value: 90", "value: 20");
        assertThat(night()).contains("derived 1");
        assertThat(year("follow-ups", "150105", 2022)).as("4 is due in January, 5 in May").contains(2);
        city.change("sql/derived/R__follow_up.sql", "b.conclusion = 'FAIL'", "b.conclusion <> 'QUESTION'");
        assertThat(night()).contains("derived 1");
        assertThat(year("follow-ups", "150105", 2021)).contains(3);
        assertThat(city.shian("diff", "1", "2").out()).contains("jobs/reference/limits.yaml").doesNotContain("sql/derived");
        assertThat(city.shian("diff", "2", "3").out()).contains("sql/derived/R__follow_up.sql").doesNotContain("jobs/");
        assertThat(city.jdbc().sql("""
                select count(distinct content) from control.catalogue_file where path = 'sql/derived/R__follow_up.sql'""")
                .query(Integer.class).single()).as("the view of each day is kept").isEqualTo(2);
    }

    @Test
    void a_derived_fact_that_leaves_the_catalogue_leaves_no_measures() throws IOException {
        night();
        Files.delete(city.home().resolve("jobs/derived/follow-ups.yaml"));
        Files.delete(city.home().resolve("jobs/indicators/X91.yaml"));
        night();
        assertThat(measures(city)).isEmpty();
    }

    @Test
    void a_figure_is_explained_down_to_the_rows_of_the_leading_source() {
        night();
        City.Result explained = city.shian("explain", "X91", "赛罕区", "2021", "--format", "json");
        assertThat(explained.all()).contains("follow-ups", "SCJG_CYJC_150105_2021_MX_V01.csv", "\"line\" : 3", "XBJ21150105000000002");
    }

    @ParameterizedTest
    @CsvSource({"DERIVED_DRAWN", "MEASURE_COMPUTED:3"})
    void a_night_killed_in_the_measure_stage_is_finished_to_the_same_tables(String breakpoint) {
        City undisturbed = withFollowUps(Undisturbed.class);
        for (String file : Set.of("SCJG_CYJC_150105_2021_MX_V01.csv", "SCJG_CYJC_150105_2022_MX_V01.csv")) {
            try {
                undisturbed.drop(file, Files.readAllBytes(city.inbox().resolve(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        undisturbed.night();
        ShianProcess.nightAt(city, breakpoint).close();
        SmallCity.awaitFreeLock(city);
        assertThat(city.jdbc().sql("select count(*) from control.stale where kind in ('DERIVED', 'MEASURE')")
                .query(Long.class).single()).as("the kill bites").isPositive();
        night();
        assertThat(city.fingerprint()).isEqualTo(undisturbed.fingerprint());
    }

    private String night() {
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        return night.out() + night.err();
    }

    private Optional<Integer> year(String measure, String division, int year) {
        return Optional.ofNullable(city.jdbc().sql("""
                select sum(value)::int from warehouse.measure
                where measure = :measure and division_code = :division and year = :year""")
                .param("measure", measure).param("division", division).param("year", year)
                .query((row, n) -> Optional.ofNullable((Integer) row.getObject(1))).single().orElse(null));
    }

    private static List<String> measures(City city) {
        return new ArrayList<>(city.jdbc().sql("""
                select concat_ws(' ', measure, division_code, year, month, dimensions, value) from warehouse.measure
                where measure like 'follow-ups%' order by 1""").query(String.class).list());
    }

    private static void rowByRow(City city) {
        city.change("jobs/derived/follow-ups.yaml", "ahead: true", "ahead: true\nrow-by-row: true");
    }

    private static void copy(String file, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.copy(FILES.resolve(file), folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
