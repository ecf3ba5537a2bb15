package shian.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shian.catalog.Claim;
import shian.catalog.Comparison;
import shian.catalog.Rule;

/**
 * Up to which day published figures count: the days on which all of them agree with what had been counted by then, or
 * the day on which they come nearest.
 *
 * @param first    first such day; the nearest one if there is none
 * @param last     last such day in a row
 * @param computed what the figures come to then, rounded as published
 */
record CutOff(boolean agrees, LocalDate first, LocalDate last, Map<Claim, BigDecimal> computed) {

    /** Empty if a figure has no data. */
    static Optional<CutOff> among(List<RunningTotals.Standing> standings) {
        for (int i = 0; i < standings.size(); i++) {
            if (standings.get(i).allHold()) {
                int last = i;
                while (last + 1 < standings.size() && standings.get(last + 1).allHold()) {
                    last++;
                }
                return Optional.of(new CutOff(true, standings.get(i).from(), standings.get(last).to(), standings.get(i).computed()));
            }
        }
        return standings.stream().min(Comparator.comparing(RunningTotals.Standing::distance))
                .map(nearest -> new CutOff(false, nearest.from(), nearest.to(), nearest.computed()));
    }

    /** A verdict for each figure: it is false for those that do not agree on the nearest day. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        computed.forEach((claim, value) -> verdicts.add(verdict(claim,
                claim.holds(value) ? Verdict.Outcome.TRUE : Verdict.Outcome.FALSE, value,
                (agrees ? "CUT_OFF " : "NEAREST ") + first + "/" + last)));
        return verdicts;
    }

    /** What there is to say of a rule none of whose figures can be computed. */
    static List<Verdict> undecided(Rule rule) {
        return rule.cutOff().stream().map(claim -> verdict(claim, Verdict.Outcome.UNDECIDED, null, "LEFT_MISSING")).toList();
    }

    /** It stands in the year in which the counting began, so that its break stays the same while the days go by. */
    private static Verdict verdict(Claim claim, Verdict.Outcome outcome, BigDecimal computed, String note) {
        return new Verdict(claim.division(), claim.firstYear(), Map.of(Comparison.DIMENSION, claim.id()), outcome, computed,
                claim.published(), BigDecimal.ZERO, note, null);
    }
}
