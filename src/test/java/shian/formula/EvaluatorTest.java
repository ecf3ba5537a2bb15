package shian.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.catalog.Title;
import shian.store.TestStore;

/** What expressions over measures give, for a city with two divisions that have data. */
@Tag("store")
@Tag("container")
class EvaluatorTest {

    private static final String NORTH = "150102";
    private static final String SOUTH = "150103";
    private static final String CITY = "150100";
    private static final Catalog CATALOG = catalog();

    private static final JdbcClient JDBC = aFewMeasures();

    private final Evaluator evaluator = new Evaluator(JDBC, CATALOG);

    private static JdbcClient aFewMeasures() {
        JdbcClient jdbc = JdbcClient.create(TestStore.database(EvaluatorTest.class).store().pipeline());
        for (String row : """
                tests 150102 2021 1 {"link":"A"} 10
                tests 150102 2021 1 {"link":"B"} 5
                tests 150102 2021 1 {} 0
                tests 150102 2021 2 {} 0
                tests 150102 2021 12 {"link":"A"} 7
                tests 150103 2021 1 {} 0
                tests 150102 2020 3 {"link":"A"} 4
                people 150102 2020 0 {"basis":"C"} 1000
                people 150103 2021 0 {"basis":"E"} 500
                staff 150102 2021 3 {"link":"A"} 3
                staff 150102 2021 3 {"link":"B"} 4
                staff 150102 2021 5 {"link":"A"} 6
                staff 150103 2021 4 {"link":"A"} 2
                least 150102 2021 3 {"link":"A"} 3
                least 150102 2021 3 {"link":"B"} 4
                least 150102 2021 5 {"link":"A"} 5
                least 150103 2021 4 {"link":"A"} 2
                lowest 150102 2021 3 {"link":"A"} 30
                lowest 150102 2021 3 {"link":"B"} 40
                lowest 150102 2021 5 {"link":"B"} 36
                lowest 150103 2021 4 {"link":"A"} 20
                highest 150102 2021 0 {"link":"A"} 30
                highest 150102 2021 0 {"link":"B"} 40
                highest 150103 2021 0 {"link":"A"} 20
                most 150102 2021 3 {"link":"A"} 3
                most 150102 2021 3 {"link":"B"} 4
                most 150102 2021 5 {"link":"A"} 5
                most 150103 2021 4 {"link":"A"} 2""".lines().toList()) {
            String[] cells = row.split(" ");
            jdbc.sql("insert into warehouse.measure values (?, ?, ?, ?, ?::jsonb, ?)").param(cells[0]).param(cells[1])
                    .param(Integer.valueOf(cells[2])).param(Integer.valueOf(cells[3])).param(cells[4])
                    .param(new BigDecimal(cells[5])).update();
        }
        return jdbc;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            tests               ; 150102 ; 2021 ; 22   ; months make a year
            tests               ; 150100 ; 2021 ; 22   ; a parent is the sum over its children
            tests               ; 150103 ; 2021 ; 0    ; a zero is no missing
            tests               ; 150104 ; 2021 ; -    ; no data is no zero
            tests[link=A]       ; 150102 ; 2021 ; 17   ; a filter
            tests[link=A|B]     ; 150102 ; 2021 ; 22   ; a filter of several values
            tests[link=C]       ; 150102 ; 2021 ; 0    ; a division that reported has none of the others
            tests[link=C]       ; 150104 ; 2021 ; -    ; one that did not has not even that
            people              ; 150102 ; 2020 ; 1000 ; a year's own figure
            people              ; 150102 ; 2021 ; 1000 ; last year's figure stands in for one year
            people              ; 150102 ; 2022 ; -    ; and for no longer
            people              ; 150100 ; 2021 ; 1500 ; each division by itself
            staff               ; 150102 ; 2021 ; 6    ; the last month is what it is now
            staff               ; 150100 ; 2021 ; 8    ; each division has its own last month
            least               ; 150102 ; 2021 ; 5    ; the least month over all dimensions, not the least entry
            least               ; 150100 ; 2021 ; 7    ; a parent is still the sum
            most                ; 150102 ; 2021 ; 7    ; the greatest month over all dimensions
            most                ; 150100 ; 2021 ; 9    ; a parent is still the sum
            most[link=A]        ; 150102 ; 2021 ; 5    ; a filter before the greatest
            lowest              ; 150102 ; 2021 ; 30   ; the least of rows, over months and dimensions
            lowest[link=B]      ; 150102 ; 2021 ; 36   ; a filter before the least of rows
            lowest[link=B]      ; 150103 ; 2021 ; -    ; where there is no row there is no least one
            lowest              ; 150100 ; 2021 ; 20   ; a parent is the least of what lies below it
            highest             ; 150102 ; 2021 ; 40   ; the greatest of rows
            highest             ; 150100 ; 2021 ; 40   ; a parent is the greatest of what lies below it
            tests * 100 / people ; 150100 ; 2021 ; 1.466666666666666666666666666666667 ; Σ ÷ Σ, unrounded
            tests - tests       ; 150102 ; 2021 ; 0    ; arithmetic
            """)
    void an_expression_has_a_value_or_none(String expression, String division, int year, String value, String why) {
        assertThat(value(expression, Place.of(division, year))).as(why).isEqualTo(value);
    }

    @Test
    void a_state_is_the_last_one_up_to_a_month_or_else_the_next_and_that_of_last_year_is_the_one_it_ended_with() {
        assertThat(value("staff", Place.of("150102", 2021).upTo(4))).isEqualTo("7");
        assertThat(value("staff", Place.of("150102", 2021).upTo(2))).isEqualTo("7");
        assertThat(value("staff@last-year", Place.of("150102", 2022).upTo(3))).isEqualTo("6");
        assertThat(value("tests@last-year", Place.of("150102", 2022).upTo(3))).as("a sum is of the same months").isEqualTo("15");
    }

    @Test
    void what_is_missing_is_named_whichever_side_it_is_on() {
        assertThat(evaluator.value(Expression.parse("tests / people + staff"), Place.of("150104", 2021)))
                .isEqualTo(missing("people", "staff", "tests"));
        assertThat(evaluator.value(Expression.parse("people / tests"), Place.of(SOUTH, 2020))).isEqualTo(missing("people", "tests"));
        assertThat(evaluator.value(Expression.parse("1 / 0 + people"), Place.of("150104", 2021)))
                .as("missing before zero").isEqualTo(missing("people"));
    }

    @Test
    void division_by_zero_is_no_missing_and_no_zero() {
        assertThat(evaluator.value(Expression.parse("people / tests"), Place.of(SOUTH, 2021)))
                .isInstanceOf(Quantity.ZeroDenominator.class);
        assertThat(evaluator.value(Expression.parse("1 + people / tests * 2"), Place.of(SOUTH, 2021)))
                .isInstanceOf(Quantity.ZeroDenominator.class);
    }

    @Test
    void a_window_of_months_counts_up_to_its_last_and_what_is_known_by_the_year_only() {
        assertThat(value("tests", Place.of(NORTH, 2021).upTo(11))).isEqualTo("15");
        assertThat(value("staff", Place.of(NORTH, 2021).upTo(4))).isEqualTo("7");
        assertThat(value("tests", Place.of(NORTH, 2021).upTo(2).yearBefore())).as("March is outside").isEqualTo("-");
        assertThat(value("people", Place.of(SOUTH, 2021).upTo(1))).isEqualTo("500");
    }

    @Test
    void several_years_are_a_sum_of_flows_and_the_latest_of_states() {
        assertThat(value("tests", new Place(NORTH, 2020, 2021, 12, Map.of()))).isEqualTo("26");
        assertThat(value("people", new Place(CITY, 2020, 2021, 12, Map.of()))).isEqualTo("1500");
        assertThat(value("most", new Place(NORTH, 2020, 2022, 12, Map.of()))).isEqualTo("7");
    }

    @Test
    void dimensions_of_a_place_pick_their_rows_and_are_all_found() {
        assertThat(value("tests", Place.of(NORTH, 2021).with(Map.of("link", "B")))).isEqualTo("5");
        assertThat(value("tests", Place.of(NORTH, 2021).with(Map.of("link", "C")))).isEqualTo("0");
        assertThat(value("people", Place.of(NORTH, 2020).with(Map.of("link", "B"))))
                .as("a measure without the dimension counts whole").isEqualTo("1000");
        assertThat(evaluator.combinations(Expression.parse("tests"), CITY, 2021, List.of("link")))
                .isEqualTo(Set.of(Map.of("link", "A"), Map.of("link", "B")));
    }

    @Test
    void the_last_month_and_the_year_used_are_those_of_the_data() {
        assertThat(evaluator.lastMonth(Expression.parse("staff"), NORTH, 2021)).isEqualTo(5);
        assertThat(evaluator.lastMonth(Expression.parse("people"), NORTH, 2020)).isEqualTo(12);
        assertThat(evaluator.usedYear(new Expression.Term("people", Map.of(), false), NORTH, 2021)).isEqualTo(2020);
        assertThat(evaluator.usedYear(new Expression.Term("people", Map.of(), false), SOUTH, 2021)).isEqualTo(2021);
    }

    @Test
    void an_open_year_is_looked_at_up_to_its_last_month_with_data_and_last_year_has_no_say_in_it() {
        assertThat(evaluator.lastMonth(Expression.parse("staff - tests@last-year"), NORTH, 2021)).isEqualTo(5);
        Place place = Place.of(NORTH, 2021);
        assertThat(evaluator.sameMonths(Expression.parse("staff"), place, LocalDate.of(2021, 12, 31))).isEqualTo(place.upTo(5));
        assertThat(evaluator.sameMonths(Expression.parse("staff"), place, LocalDate.of(2022, 1, 1))).as("its last delivery is not due").isEqualTo(place.upTo(5));
        LocalDate due = CATALOG.lastDue(Expression.parse("staff").terms(), 2021);
        assertThat(due).isAfter(LocalDate.of(2022, 1, 1));
        assertThat(evaluator.sameMonths(Expression.parse("staff"), place, due)).isEqualTo(place);
    }

    @Test
    void a_term_may_be_taken_for_greater_and_the_others_stay() {
        assertThat(evaluator.value(Expression.parse("tests - staff"), Place.of(NORTH, 2021),
                Map.of(new Expression.Term("tests", Map.of(), false), BigDecimal.TEN)).number().orElseThrow()).isEqualByComparingTo("26");
    }

    @Test
    void all_take_part_while_nobody_was_asked_and_years_are_those_of_the_data() {
        assertThat(evaluator.participants(2021)).isEqualTo(CATALOG.divisions().all().stream().filter(d -> d.isIn(2021)).toList());
        assertThat(evaluator.participants(1900)).isEmpty();
        assertThat(Evaluator.years(JDBC)).containsExactly(2020, 2021);
        assertThat(evaluator.combinations(Expression.parse("tests"), CITY, 2021, List.of())).containsExactly(Map.of());
    }

    @Test
    void of_those_who_were_asked_only_they_take_part() {
        JDBC.sql("insert into warehouse.participant values (?)").param(SOUTH).update();
        try {
            assertThat(evaluator.participants(2021)).extracting(Division::code).containsExactly(SOUTH);
        } finally {
            JDBC.sql("delete from warehouse.participant").update();
        }
    }

    private String value(String expression, Place place) {
        return evaluator.value(Expression.parse(expression), place).number().map(BigDecimal::toPlainString).orElse("-");
    }

    private static Quantity missing(String... measures) {
        return new Quantity.Missing(new java.util.TreeSet<>(Set.of(measures)));
    }

    private static Catalog catalog() {
        Catalog project = CatalogReader.read(Path.of("jobs"));
        Map<String, Measure> measures = new HashMap<>();
        measures.put("tests", measure("tests", "link", Measure.OverTime.SUM, 0));
        measures.put("people", measure("people", "basis", Measure.OverTime.LAST, 1));
        measures.put("staff", measure("staff", "link", Measure.OverTime.LAST, 0));
        measures.put("least", measure("least", "link", Measure.OverTime.MIN, 0));
        measures.put("most", measure("most", "link", Measure.OverTime.MAX, 0));
        measures.put("lowest", measure("lowest", "link", Measure.Draw.MIN, "batch_size", Measure.OverTime.MIN, 0));
        measures.put("highest", measure("highest", "link", Measure.Draw.MAX, "batch_size", Measure.OverTime.MAX, 0));
        return new Catalog(project.hash(), project.files(), project.jobs(), project.divisions(), project.senders(), project.codes(), project.units(), project.calendar(),
                project.contracts(), project.derived(), project.parameters(), measures, project.rules(), project.indicators(), project.claims(), List.of());
    }

    private static Measure measure(String name, String by, Measure.OverTime overTime, int carry) {
        return measure(name, by, Measure.Draw.COUNT, null, overTime, carry);
    }

    private static Measure measure(String name, String by, Measure.Draw draw, String column, Measure.OverTime overTime, int carry) {
        return new Measure(name, "sampling-batches/detail", new Title(name, name), "批次", draw, column, List.of(),
                List.of(by), null, null, overTime, carry, 1);
    }
}
