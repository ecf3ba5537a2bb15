package shian.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Claim;
import shian.catalog.Expression;
import shian.catalog.Title;
import shian.formula.Evaluator;
import shian.store.TestStore;

/** What is said of a published figure beside what the measures give for it: 100 batches in 2021, 30 in 2022, on 6 June 2022. */
@Tag("store")
@Tag("container")
class ClaimComparisonTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 6);
    private static final LocalDate DAY = LocalDate.of(2022, 5, 1);
    /** A year for which a delivery lacks. */
    private static final int LACKING = 2020;
    private static final JdbcClient JDBC = batchesOfTwoYears();

    private final ClaimComparison comparison = new ClaimComparison(new Evaluator(JDBC, CATALOG),
            new RunningTotals(JDBC, CATALOG, TODAY), Map.of(
            "AGREES", new CutOff(true, DAY, DAY.plusDays(3), Map.of(since("AGREES"), BigDecimal.TEN))),
            claim -> claim.firstYear() == LACKING ? Optional.of("yearly-plan/detail 0 / 1") : Optional.empty(), TODAY);

    private static JdbcClient batchesOfTwoYears() {
        JdbcClient jdbc = JdbcClient.create(TestStore.database(ClaimComparisonTest.class).store().pipeline());
        jdbc.sql("""
                insert into warehouse.measure (measure, division_code, year, month, dimensions, value)
                values ('sampling.batches', '150102', 2021, 3, '{}', 100), ('sampling.batches', '150102', 2022, 3, '{}', 30),
                       ('sampling.batches', '150102', 2020, 3, '{}', 50),
                       ('sampling.batches.failed', '150102', 2021, 3, '{}', 0)""").update();
        return jdbc;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            MEASURED ; 100 ; =  ; 2021 ; sampling.batches               ; 100 0 equal -
            MEASURED ; 99  ; =  ; 2021 ; sampling.batches               ; 100 1 contradicted -
            MEASURED ; 99  ; >= ; 2021 ; sampling.batches               ; 100 1 within bound -
            MEASURED ; 101 ; >= ; 2021 ; sampling.batches               ; 100 -1 contradicted -
            MEASURED ; 0.1 ; =  ; 2021 ; sampling.batches / 1000        ; 0.1 0.0 equal -
            MEASURED ; 30  ; =  ; 2022 ; sampling.batches               ; null null not computable reconcile.year-open
            MEASURED ; 29  ; =  ; 2022 ; sampling.batches               ; 30 1 contradicted -
            MEASURED ; 29  ; >= ; 2022 ; sampling.batches               ; null null not computable reconcile.year-open
            MEASURED ; 0.2 ; =  ; 2022 ; sampling.batches / plan.quota  ; null null not computable reconcile.missing
            MEASURED ; 51  ; =  ; 2020 ; sampling.batches               ; null null not computable reconcile.lacking
            MEASURED ; 50  ; =  ; 2020 ; sampling.batches               ; 50 0 equal -
            MEASURED ; 49  ; =  ; 2020 ; sampling.batches               ; 50 1 contradicted -
            MEASURED ; 51  ; >= ; 2020 ; sampling.batches               ; null null not computable reconcile.lacking
            MEASURED ; 9   ; =  ; 2020 ; 500 / sampling.batches         ; null null not computable reconcile.lacking
            STATE    ; 30  ; =  ; 2022 ; sampling.batches               ; 30 0 equal -
            STATE    ; 31  ; =  ; 2022 ; sampling.batches               ; 30 -1 contradicted -
            MEASURED ; 1   ; =  ; 2021 ; plan.quota                     ; null null not computable reconcile.missing
            MEASURED ; 1   ; =  ; 2021 ; 1 / sampling.batches.failed    ; null null not computable reconcile.zero-denominator
            PLAN     ; 40  ; >= ; 2022 ; sampling.batches               ; 30 -10 plan reconcile.plan-open
            PLAN     ; 40  ; >= ; 2021 ; sampling.batches               ; 100 60 plan reconcile.plan-over
            PLAN     ; 40  ; >= ; 2021 ; plan.quota                     ; null null plan reconcile.missing
            DOCUMENT ; 40  ; =  ; 2021 ; sampling.batches               ; 100 60 document only reconcile.document
            WISH     ; 40  ; =  ; 2021 ; sampling.batches               ; 100 60 not a measurement -
            """)
    void a_figure_of_whole_years_is_judged_by_its_sort(Claim.Kind kind, String published, String bound, int year, String formula, String is) {
        assertThat(said(new Claim("T", 1, new Title("数", "Figure"), "批次", new BigDecimal(published), bound, Optional.empty(), kind, "150100",
                year, year, Optional.empty(), Optional.empty(), Optional.of(Expression.parse(formula)), Optional.empty()))).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({"MEASURED, not computable", "PLAN, plan", "DOCUMENT, document only", "WISH, not a measurement"})
    void a_figure_that_nothing_can_be_held_against_says_so(Claim.Kind kind, String verdict) {
        assertThat(said(new Claim("T", 1, new Title("数", "Figure"), "批次", BigDecimal.ONE, "=", Optional.empty(), kind, "150100", 2021, 2021,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Title("无", "none"))))).isEqualTo("null null " + verdict + " -");
    }

    @Test
    void a_figure_since_a_day_stands_as_on_the_day_that_a_rule_found() {
        assertThat(said(since("AGREES"))).isEqualTo("10 0 equal reconcile.cut-off");
    }

    @ParameterizedTest
    @CsvSource({"40000, <=, , 39000, true", "40000, <=, 1%, 39000, false", "40000, <=, 1%, 39600, true", "40000, <=, 1%, 40001, false",
        "98, >=, , 100, true", "98, >=, 1%, 99, false", "98, >=, 1%, 98.98, true", "100, =, 1%, 101, true", "100, =, 1%, 98.9, false"})
    void how_near_a_figure_is_meant_the_tolerance_says(String published, String bound, String tolerance, String value, boolean holds) {
        Claim claim = new Claim("T", 1, new Title("近", "Nearly"), "家", new BigDecimal(published), bound, Optional.ofNullable(tolerance)
                .map(share -> new BigDecimal(share.replace("%", "")).movePointLeft(2)), Claim.Kind.STATE, "150100", 2022, 2022,
                Optional.empty(), Optional.empty(), Optional.of(Expression.parse("sampling.batches")), Optional.empty());
        assertThat(claim.holds(new BigDecimal(value))).isEqualTo(holds);
    }

    @Test
    void what_ends_on_a_later_day_is_held_against_nothing_yet() {
        assertThat(said(until(TODAY.plusDays(2)))).isEqualTo("null null not computable reconcile.ends-later");
        assertThat(said(until(TODAY))).isEqualTo("30 -55 contradicted -");
    }

    private static Claim until(LocalDate day) {
        return new Claim("T", 1, new Title("点", "Points"), "个", BigDecimal.valueOf(85), "=", Optional.empty(), Claim.Kind.STATE, "150100",
                2022, 2022, Optional.of(day), Optional.empty(), Optional.of(Expression.parse("sampling.batches")), Optional.empty());
    }

    @Test
    void without_a_row_of_its_data_it_cannot_be_told() {
        assertThat(said(since("OTHER"))).isEqualTo("null null not computable reconcile.missing");
    }

    private static Claim since(String id) {
        return new Claim(id, 1, new Title("数", "Figure"), "批次", BigDecimal.TEN, "=", Optional.empty(), Claim.Kind.MEASURED, "150100", 2021, 2021,
                Optional.empty(), Optional.of(LocalDate.of(2021, 1, 1)), Optional.of(Expression.parse("sampling.batches")), Optional.empty());
    }

    private String said(Claim claim) {
        ClaimComparison.Result result = comparison.compare(claim);
        return "%s %s %s %s".formatted(result.computed(), result.difference(), result.verdict(),
                result.note() == null ? "-" : result.note().code());
    }
}
