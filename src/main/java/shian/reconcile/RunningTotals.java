package shian.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Claim;
import shian.catalog.Expression;
import shian.fact.DailyTotals;
import shian.formula.Evaluator;
import shian.formula.Quantity;

/** What figures that count since a day come to, as the days go by. */
final class RunningTotals {

    /**
     * From one day to another the figures stand so.
     *
     * @param computed rounded as published, by claim
     */
    record Standing(LocalDate from, LocalDate to, Map<Claim, BigDecimal> computed) {

        boolean allHold() {
            return computed.entrySet().stream().allMatch(e -> e.getKey().holds(e.getValue()));
        }

        /** How far the figures are from the published ones, each as a share of it. */
        BigDecimal distance() {
            return computed.entrySet().stream().filter(e -> !e.getKey().holds(e.getValue()))
                    .map(e -> e.getValue().subtract(e.getKey().published()).abs().divide(
                            e.getKey().published().abs().max(BigDecimal.ONE), java.math.MathContext.DECIMAL64))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private final DailyTotals days;
    private final LocalDate today;

    RunningTotals(JdbcClient jdbc, Catalog catalog, LocalDate today) {
        this.days = new DailyTotals(jdbc, catalog);
        this.today = today;
    }

    /**
     * The standings up to today, oldest first, each till the day before the next; empty if a figure has no data.
     *
     * @param claims of the same division and first day
     */
    List<Standing> of(List<Claim> claims) {
        LocalDate since = claims.get(0).since().orElseThrow();
        Map<Expression.Term, SortedMap<LocalDate, BigDecimal>> daily = new LinkedHashMap<>();
        claims.stream().flatMap(claim -> claim.terms().stream()).distinct().forEach(term ->
                daily.put(term, days.of(term, claims.get(0).division(), since, today)));
        TreeSet<LocalDate> moves = new TreeSet<>();
        daily.values().forEach(totals -> moves.addAll(totals.keySet()));
        List<Standing> standings = new ArrayList<>();
        Map<Expression.Term, BigDecimal> sums = new HashMap<>();
        for (LocalDate day : moves) {
            daily.forEach((term, totals) -> sums.merge(term, totals.getOrDefault(day, BigDecimal.ZERO), BigDecimal::add));
            Map<Claim, BigDecimal> computed = new LinkedHashMap<>();
            for (Claim claim : claims) {
                Optional<BigDecimal> value = Evaluator.value(claim.computed(), term -> Quantity.of(sums.get(term))).number();
                value.ifPresent(known -> computed.put(claim, claim.rounded(known)));
            }
            if (computed.size() == claims.size()) {
                LocalDate next = moves.higher(day);
                standings.add(new Standing(day, next == null ? today : next.minusDays(1), computed));
            }
        }
        return daily.values().stream().anyMatch(SortedMap::isEmpty) ? List.of() : standings;
    }
}
