package shian.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A published figure. It is compared, never loaded.
 *
 * @param published the figure with the decimals it was published with
 * @param bound     {@code =}, {@code >=} (以上) or {@code <=}
 * @param tolerance share of the figure by which a value may lie on the right side of the bound, and of {@code =} on either side;
 *                  empty for a bound that any value on its side keeps, and for an exact figure
 * @param kind      what sort of figure it is, and with it how it is judged
 * @param division  the division it is about
 * @param firstYear first year it is about
 * @param lastYear  last year it is about; the first one if nobody says up to when it counts
 * @param until     day on which what it tells is over, so that before it nothing can be held against it; empty if it may be at any time
 * @param since     first day of what is counted up to a day that nobody says (2020年以来); empty for whole years
 * @param formula   what is held against it; empty if nothing can be
 * @param reason    why nothing can be held against it; empty if something is
 */
public record Claim(String id, int sort, Title title, String unit, BigDecimal published, String bound,
                    Optional<BigDecimal> tolerance, Kind kind, String division, int firstYear, int lastYear,
                    Optional<LocalDate> until, Optional<LocalDate> since, Optional<Expression> formula,
                    Optional<Title> reason) {

    /** What sort of figure. */
    public enum Kind {
        /** An achievement of whole years: judged when they are over. */
        MEASURED,
        /** What stood, or was over, when it was published: judged at once, though its year goes on. */
        STATE,
        /** What is to come: shown, not judged. */
        PLAN,
        /** What only documents say: shown beside what their readers found, not judged. */
        DOCUMENT,
        /** What is wished for and not measured. */
        WISH;

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** What is held against it; to be asked only where something is. */
    public Expression computed() {
        return formula.orElseThrow();
    }

    /** The terms of what is held against it. */
    public List<Expression.Term> terms() {
        return formula.map(Expression::terms).orElse(List.of());
    }

    /** A computed value with the decimals of the published one. */
    public BigDecimal rounded(BigDecimal value) {
        return value.setScale(published.scale(), RoundingMode.HALF_UP);
    }

    /** Whether a rounded value is what was published. */
    public boolean holds(BigDecimal rounded) {
        return isAtLeast(rounded) && !isPassedBy(rounded);
    }

    /** Whether a rounded value is more than what was published allows, so that what only grows cannot become it any more. */
    public boolean isPassedBy(BigDecimal rounded) {
        Optional<BigDecimal> most = bound.equals("<=") ? Optional.of(published)
                : bound.equals(">=") ? tolerance.map(share -> published.add(allowed(share)))
                : Optional.of(published.add(allowed(tolerance.orElse(BigDecimal.ZERO))));
        return most.filter(limit -> rounded.compareTo(limit) > 0).isPresent();
    }

    private boolean isAtLeast(BigDecimal rounded) {
        Optional<BigDecimal> least = bound.equals(">=") ? Optional.of(published)
                : bound.equals("<=") ? tolerance.map(share -> published.subtract(allowed(share)))
                : Optional.of(published.subtract(allowed(tolerance.orElse(BigDecimal.ZERO))));
        return least.filter(limit -> rounded.compareTo(limit) < 0).isEmpty();
    }

    private BigDecimal allowed(BigDecimal share) {
        return published.abs().multiply(share);
    }

    /** Whether what it tells is over on a day. */
    public boolean isOver(LocalDate today) {
        return until.filter(day -> day.isAfter(today)).isEmpty();
    }
}
