package shian.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shian.catalog.Claim;
import shian.catalog.Expression;
import shian.catalog.Title;

/** Which of the days that figures went through is the one up to which they count. */
class CutOffDayTest {

    private static final Claim TESTS = claim("T01", "100");
    private static final Claim FAILED = claim("T02", "0.5");

    @Test
    void it_is_the_first_stretch_of_days_on_which_all_hold() {
        CutOff found = CutOff.among(List.of(standing(1, "90", "0.5"), standing(2, "100", "0.5"), standing(3, "100", "0.5"),
                standing(4, "101", "0.5"), standing(5, "100", "0.5"))).orElseThrow();
        assertThat(found.agrees()).isTrue();
        assertThat(found.first()).isEqualTo("2022-01-02");
        assertThat(found.last()).isEqualTo("2022-01-03");
        assertThat(found.verdicts()).extracting(v -> v.dimensions().get("comparison") + " " + v.outcome() + " " + v.note())
                .containsExactly("T01 TRUE CUT_OFF 2022-01-02/2022-01-03", "T02 TRUE CUT_OFF 2022-01-02/2022-01-03");
    }

    @Test
    void a_stretch_may_last_to_the_end() {
        assertThat(CutOff.among(List.of(standing(1, "1", "0.5"), standing(2, "100", "0.5"), standing(3, "100", "0.5"))).orElseThrow().last())
                .isEqualTo("2022-01-03");
    }

    @Test
    void where_none_holds_it_is_the_day_whose_figures_are_nearest_as_shares_of_what_was_published() {
        // 90 is a tenth off a hundred; 0.4 is 0.1 off what is less than one, which counts as one
        CutOff found = CutOff.among(List.of(standing(1, "80", "0.5"), standing(2, "95", "0.4"), standing(3, "90", "0.5"),
                standing(4, "120", "0.5"))).orElseThrow();
        assertThat(found.agrees()).isFalse();
        assertThat(found.first()).isEqualTo("2022-01-03");
        assertThat(found.verdicts()).extracting(v -> v.outcome() + " " + v.left() + " " + v.right() + " " + v.imbalance() + " " + v.note())
                .containsExactly("FALSE 90 100 -10 NEAREST 2022-01-03/2022-01-03", "TRUE 0.5 0.5 0.0 NEAREST 2022-01-03/2022-01-03");
    }

    @Test
    void a_bound_that_holds_is_no_distance_however_far_beyond_it_a_figure_is() {
        Claim bound = claim("T03", "10", ">=");
        LocalDate day = LocalDate.of(2022, 1, 1);
        CutOff found = CutOff.among(List.of(
                new RunningTotals.Standing(day, day, Map.of(TESTS, new BigDecimal("95"), bound, BigDecimal.TEN)),
                new RunningTotals.Standing(day.plusDays(1), day.plusDays(1), Map.of(TESTS, new BigDecimal("99"), bound, new BigDecimal("1000")))))
                .orElseThrow();
        assertThat(found.first()).isEqualTo("2022-01-02");
    }

    @Test
    void without_days_there_is_none() {
        assertThat(CutOff.among(List.of())).isEmpty();
    }

    private static RunningTotals.Standing standing(int day, String tests, String failed) {
        Map<Claim, BigDecimal> computed = new LinkedHashMap<>();
        computed.put(TESTS, new BigDecimal(tests));
        computed.put(FAILED, new BigDecimal(failed));
        LocalDate date = LocalDate.of(2022, 1, day);
        return new RunningTotals.Standing(date, date, computed);
    }

    private static Claim claim(String id, String published) {
        return claim(id, published, "=");
    }

    private static Claim claim(String id, String published, String bound) {
        return new Claim(id, 1, new Title("数", "Figure"), "批次", new BigDecimal(published), bound, Optional.empty(), Claim.Kind.MEASURED,
                "150100", 2021, 2021, Optional.empty(), Optional.of(LocalDate.of(2021, 1, 1)), Optional.of(Expression.parse("a")), Optional.empty());
    }
}
