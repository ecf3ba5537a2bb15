package shian.reconcile;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Claim;
import shian.catalog.Rule;
import shian.fact.FrozenYears;
import shian.message.Message;
import shian.message.MessageJson;

/**
 * Published figures that count since a day are held against rows by day. Once retention removed some of these rows, the outcome that
 * was found with them stays.
 */
final class FrozenClaims {

    private final Catalog catalog;
    private final FrozenYears years;
    private final LocalDate today;
    private final Map<String, ClaimComparison.Result> outcomes = new HashMap<>();

    FrozenClaims(JdbcClient jdbc, Catalog catalog, LocalDate today) {
        this.catalog = catalog;
        this.years = FrozenYears.read(jdbc);
        this.today = today;
        if (!years.isEmpty()) {
            jdbc.sql("select claim, computed, verdict, note::text from reconciliation.claim").query(row -> {
                Claim claim = catalog.claims().get(row.getString(1));
                if (claim != null) {
                    outcomes.put(claim.id(), new ClaimComparison.Result(claim, row.getBigDecimal(2), row.getString(3),
                            row.getString(4) == null ? null : MessageJson.read(row.getString(4)).get(0)));
                }
            });
        }
    }

    boolean contains(Claim claim) {
        return !years.isEmpty() && claim.since().isPresent() && claim.terms().stream().map(term -> catalog.measure(term.measure()))
                .anyMatch(measure -> !years.of(catalog.sourceOf(measure))
                        .subSet(claim.since().get().getYear(), today.getYear() + 1).isEmpty());
    }

    /** Whether a rule looks for the day up to which such figures count. */
    boolean concern(Rule rule) {
        return rule.cutOff().stream().anyMatch(this::contains);
    }

    /** What was found before; a figure that nobody had looked at is not computable any more. */
    ClaimComparison.Result outcome(Claim claim) {
        return outcomes.getOrDefault(claim.id(), new ClaimComparison.Result(claim, null, "not computable",
                Message.of("reconcile.frozen", claim.computed())));
    }
}
