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
    private static final JdbcClient JDBC = batchesOfTwoYears();

    private final ClaimComparison comparison = new ClaimComparison(new Evaluator(JDBC, CATALOG),
            new RunningTotals(JDBC, CATALOG, TODAY), Map.of(
            "AGREES", new CutOff(true, DAY, DAY.plusDays(3), Map.of(since("AGREES"), BigDecimal.TEN)),
            "NEAREST", new CutOff(false, DAY, DAY, Map.of(since("NEAREST"), BigDecimal.ONE))), TODAY);

    private static JdbcClient batchesOfTwoYears() {
        JdbcClient jdbc = JdbcClient.create(TestStore.database(ClaimComparisonTest.class).store().pipeline());
        jdbc.sql("""
                insert into warehouse.measure (measure, division_code, year, month, dimensions, value)
                values ('sampling.batches', '150102', 2021, 3, '{}', 100), ('sampling.batches', '150102', 2022, 3, '{}', 30),
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
        assertThat(said(new Claim("T", 1, new Title("数", "Figure"), "批次", new BigDecimal(published), bound, kind, "150100", year, year,
                Optional.empty(), Optional.of(Expression.parse(formula)), Optional.empty()))).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({"MEASURED, not computable", "PLAN, plan", "DOCUMENT, document only", "WISH, not a measurement"})
    void a_figure_that_nothing_can_be_held_against_says_so(Claim.Kind kind, String verdict) {
        assertThat(said(new Claim("T", 1, new Title("数", "Figure"), "批次", BigDecimal.ONE, "=", kind, "150100", 2021, 2021,
                Optional.empty(), Optional.empty(), Optional.of(new Title("无", "none"))))).isEqualTo("null null " + verdict + " -");
    }

    @Test
    void a_figure_since_a_day_stands_as_on_the_day_that_a_rule_found() {
        assertThat(said(since("AGREES"))).isEqualTo("10 0 equal reconcile.cut-off");
        assertThat(said(since("NEAREST"))).isEqualTo("1 -9 contradicted reconcile.cut-off-none");
    }

    @Test
    void without_a_row_of_its_data_it_cannot_be_told() {
        assertThat(said(since("OTHER"))).isEqualTo("null null not computable reconcile.missing");
    }

    private static Claim since(String id) {
        return new Claim(id, 1, new Title("数", "Figure"), "批次", BigDecimal.TEN, "=", Claim.Kind.MEASURED, "150100", 2021, 2021,
                Optional.of(LocalDate.of(2021, 1, 1)), Optional.of(Expression.parse("sampling.batches")), Optional.empty());
    }

    private String said(Claim claim) {
        ClaimComparison.Result result = comparison.compare(claim);
        return "%s %s %s %s".formatted(result.computed(), result.difference(), result.verdict(),
                result.note() == null ? "-" : result.note().code());
    }
}
