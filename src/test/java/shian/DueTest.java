package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calendar of deliveries as people read it: what is due next, what is late, missing, handed in again or shrunken, and the counts. */
@Tag("store")
class DueTest {

    private static City city;

    @BeforeAll
    static void halfAYearOfAnOffice() {
        city = City.of(DueTest.class);
        batches("150105", 1, 1, 30);
        batches("150105", 2, 1, 30);
        night("2021-04-01");
        batches("150105", 3, 1, 30);
        night("2021-04-09");
        batches("150105", 4, 1, 30);
        night("2021-05-20");
        batches("150105", 4, 2, 20);
        batches("150105", 5, 1, 5);
        night("2021-06-09");
        batches("150103", 6, 1, 1);
        night("2021-06-15");
    }

    @Test
    void each_period_says_whether_it_came_in_time_and_how_many_rows_it_has_beside_before_and_usual() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', to_char(period_from, 'MM'), state, coalesce(days_late::text, '-'), deliveries, resent, rows,
                                 coalesce(rows_before::text, '-'), coalesce(usual_rows::text, '-'), fewer_than)
                from warehouse.due_status where feed = 'sampling-batches' and kind = 'detail' and division_code = '150105'
                  and period_from >= '2020-12-01' order by period_from""").query(String.class).list()).containsExactly(
                "12 MISSING 156 0 0 - -", "01 RECEIVED - 1 0 30 - -", "02 RECEIVED - 1 0 30 - -", "03 ON_TIME 0 1 0 30 - -",
                "04 LATE 10 2 1 20 30 30 BEFORE", "05 ON_TIME 0 1 0 5 - 30 USUAL");
    }

    @Test
    void how_much_fewer_is_shrunken_the_parameters_say() {
        String shrunken = "select string_agg(to_char(period_from, 'MM'), ' ' order by period_from) from warehouse.due_status where shrunken";
        for (String[] changed : new String[][] {{"shrunken.below-before", "50", "05"}, {"shrunken.below-usual", "90", "04"},
            {"shrunken.usual-rows", "31", "04"}, {"shrunken.usual-periods", "5", "04"}, {"shrunken.usual-of", "2", "04"}}) {
            String value = city.jdbc().sql("select value::text from warehouse.parameter where parameter = :name").param("name", changed[0])
                    .query(String.class).single();
            set(changed[0], changed[1]);
            assertThat(city.jdbc().sql(shrunken).query(String.class).single()).as(changed[0]).isEqualTo(changed[2]);
            set(changed[0], value);
        }
        assertThat(city.jdbc().sql(shrunken).query(String.class).single()).isEqualTo("04 05");
        assertThat(due("--shrunken")).hasSize(2);
    }

    @Test
    void what_is_late_or_missing_is_listed_within_limits() {
        assertThat(due("--status", "late")).singleElement().asString()
                .startsWith("market-regulation,sampling-batches,detail,150105,2021-04-01,2021-04-30,2021-05-10,LATE,2021-05-20,10,2,1,20,30,");
        assertThat(due("--status", "missing", "--feed", "sampling-batches", "--year", "2021", "--division", "赛罕")).as("nothing, but the summary is of the city").isEmpty();
        assertThat(due("--status", "missing", "--department", "Statistics", "--year", "2020")).hasSize(2);
        City.Result unknown = city.shian("due", "--department", "moon");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("moon", "market-regulation");
    }

    @Test
    void what_is_due_next_is_told_from_the_last_night_on_and_whether_it_is_there_already() {
        assertThat(due("--upcoming", "--feed", "sampling-batches", "--division", "150105")).singleElement().asString()
                .startsWith("market-regulation,sampling-batches,detail,150105,2021-06-01,2021-06-30,2021-07-10,25,UPCOMING,,");
        assertThat(due("--upcoming", "25", "--feed", "sampling-batches", "--division", "150103")).singleElement().asString()
                .contains(",25,ON_TIME,2021-06-15,");
        assertThat(due("--upcoming", "24", "--feed", "sampling-batches")).isEmpty();
        assertThat(due("--upcoming", "0")).as("due on the day of the last night").isNotEmpty().allMatch(line -> line.contains(",2021-06-15,0,"));
        City.Result tooFar = city.shian("due", "--upcoming", "367");
        assertThat(tooFar.exitCode()).isEqualTo(2);
        assertThat(tooFar.err()).contains("366", "due.ahead-days");
        assertThat(due("--feed", "sampling-batches", "--status", "due")).as("what is not due yet is not in the calendar of what was").isEmpty();
    }

    @Test
    void lateness_revision_and_quarantine_are_counted_by_department_feed_or_division() {
        JsonNode counted = JsonMapper.shared().readTree(city.shian("due", "--by", "feed", "--feed", "sampling-batches", "--division", "150105",
                "--year", "2021", "--format", "json").out());
        assertThat(counted).hasSize(1);
        JsonNode feed = counted.get(0);
        assertThat(Stream.of("due", "on_time", "late", "received_before", "missing", "most_days_late", "resent",
                "shrunken", "deliveries", "refused", "revisions", "major", "unscheduled", "rows_revised", "rows_read")
                .map(column -> column + " " + feed.path(column).asInt())).containsExactly("due 5", "on_time 2",
                "late 1", "received_before 2", "missing 0", "most_days_late 10", "resent 1", "shrunken 2", "deliveries 6", "refused 0",
                "revisions 1", "major 1", "unscheduled 0", "rows_revised 10", "rows_read 120");
        assertThat(feed.path("mean_days_late").decimalValue()).isEqualByComparingTo("10.0");
        assertThat(due("--by", "division", "--feed", "sampling-batches", "--year", "2021")).filteredOn(line -> line.startsWith("150105,2021,5,2,1,2,0,"))
                .hasSize(1);
        assertThat(due("--departments")).isEqualTo(due("--by", "department")).anyMatch(line -> line.startsWith("market-regulation,2021,"));
        assertThat(city.jdbc().sql("select count(*) from warehouse.department_statistics").query(Integer.class).single())
                .as("for analysts, the same").isEqualTo(due("--by", "department").size());
        assertThat(city.shian("due", "--by", "feed", "--status", "LATE").exitCode()).isEqualTo(2);
        assertThat(city.shian("due", "--by", "feed", "--upcoming").exitCode()).isEqualTo(2);
    }

    private static void set(String parameter, String value) {
        city.jdbc().sql("update warehouse.parameter set value = :value::numeric where parameter = :name").param("value", value)
                .param("name", parameter).update();
    }

    /** The lines below the header. */
    private static List<String> due(String... arguments) {
        List<String> command = new ArrayList<>(List.of("due", "--format", "csv"));
        command.addAll(List.of(arguments));
        City.Result result = city.shian(command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.all()).isZero();
        return result.out().lines().skip(1).toList();
    }

    private static void batches(String division, int month, int version, int rows) {
        String reported = "2021-%02d-15".formatted(month);
        List<String> lines = new ArrayList<>(List.of(Batches.HEADER));
        for (int row = 1; row <= rows; row++) {
            lines.add(Batches.row(month * 100 + row, reported, "纯抽检合格样品").replace("2021-03-01", reported)
                    .replace("150105", division).replace("赛罕区", division.equals("150105") ? "赛罕区" : "回民区"));
        }
        city.drop("SCJG_CYJC_%s_2021%02d_MX_V%02d.csv".formatted(division, month, version), lines.toArray(String[]::new));
    }

    private static void night(String date) {
        City.Result night = city.night(date);
        assertThat(night.exitCode()).as(night.all()).isZero();
    }
}
