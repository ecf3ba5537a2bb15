package shian.indicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Expression;
import shian.formula.Quantity;

/** Whatever rows in quarantine are put right, the value lies between its bounds. */
class UncertaintyTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final Expression.Term FAILED = new Expression.Term("sampling.batches.failed", Map.of(), false);
    private static final Expression.Term JUDGED = new Expression.Term("sampling.batches.judged", Map.of(), false);
    private static final Expression.Term PAID = new Expression.Term("finance.paid", Map.of(), false);
    private static final Expression.Term PEOPLE = new Expression.Term("population.resident", Map.of(), false);

    /** Each row is never put right (0), failed (1), passed (2), or counted in neither (3). */
    @Property(tries = 500)
    void a_share_of_counted_rows(@ForAll @IntRange(max = 50) int failed, @ForAll @IntRange(max = 50) int passed,
                                 @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> rows) {
        SetAsideRows.Effect effect = new SetAsideRows.Effect(BigDecimal.ZERO, BigDecimal.valueOf(rows.size()), 0, true);
        Uncertainty bounds = Uncertainty.of(CATALOG, List.of(FAILED, JUDGED), Map.of(FAILED, effect, JUDGED, effect),
                greater -> share(failed, failed + passed, greater));
        long addsFailed = rows.stream().filter(row -> row == 1).count();
        long addsJudged = rows.stream().filter(row -> row == 1 || row == 2).count();
        share(failed, failed + passed, Map.of(FAILED, BigDecimal.valueOf(addsFailed), JUDGED, BigDecimal.valueOf(addsJudged)))
                .number().ifPresent(value -> assertThat(value).isBetween(bounds.low(), bounds.high()));
    }

    @Property(tries = 500)
    void an_amount_over_a_number_of_people(@ForAll @IntRange(max = 1000) int paid,
                                           @ForAll @Size(max = 12) List<@IntRange(min = -500, max = 500) Integer> amounts,
                                           @ForAll @Size(12) List<Boolean> putRight) {
        BigDecimal less = BigDecimal.valueOf(amounts.stream().mapToInt(a -> Math.min(a, 0)).sum());
        BigDecimal more = BigDecimal.valueOf(amounts.stream().mapToInt(a -> Math.max(a, 0)).sum());
        Map<Expression.Term, SetAsideRows.Effect> effects = Map.of(PAID, new SetAsideRows.Effect(less, more, 0, false),
                PEOPLE, new SetAsideRows.Effect(BigDecimal.ZERO, BigDecimal.ZERO, 0, false));
        Uncertainty bounds = Uncertainty.of(CATALOG, List.of(PAID, PEOPLE), effects, greater -> perHead(paid, greater));
        int adds = 0;
        for (int i = 0; i < amounts.size(); i++) {
            adds += putRight.get(i) ? amounts.get(i) : 0;
        }
        assertThat(perHead(paid, Map.of(PAID, BigDecimal.valueOf(adds))).number().orElseThrow()).isBetween(bounds.low(), bounds.high());
        assertThat(bounds.unknown()).isNull();
    }

    @Example
    void a_number_that_cannot_be_read_leaves_no_bounds_and_says_of_what() {
        Uncertainty bounds = Uncertainty.of(CATALOG, List.of(PAID), Map.of(PAID,
                new SetAsideRows.Effect(BigDecimal.ZERO, BigDecimal.TEN, 2, false)), greater -> perHead(1, greater));
        assertThat(bounds).isEqualTo(new Uncertainty(null, null, "NO_BOUNDS: 2 finance.paid"));
    }

    private static Quantity share(long failed, long judged, Map<Expression.Term, BigDecimal> greater) {
        return Quantity.combine(plus(failed, FAILED, greater), '/', plus(judged, JUDGED, greater));
    }

    private static Quantity perHead(long paid, Map<Expression.Term, BigDecimal> greater) {
        return Quantity.combine(plus(paid, PAID, greater), '/', plus(349, PEOPLE, greater));
    }

    private static Quantity plus(long value, Expression.Term term, Map<Expression.Term, BigDecimal> greater) {
        return Quantity.of(BigDecimal.valueOf(value).add(greater.getOrDefault(term, BigDecimal.ZERO)));
    }
}
