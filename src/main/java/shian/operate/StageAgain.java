package shian.operate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Indicator;
import shian.catalog.Measure;
import shian.fact.FrozenYears;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.Run;
import shian.work.StaleMarks;
import shian.work.Units;

/** The work of a stage after loading that is to be done anew, whether or not anything made it stale. */
final class StageAgain {

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final String stage;
    private final Run.Selection only;
    private final List<String> contracts;
    private final List<Integer> years;

    StageAgain(JdbcClient jdbc, Catalog catalog, String stage, Run.Selection only) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.stage = stage;
        this.only = only;
        this.contracts = only.feed().map(feed -> new Names(catalog).contracts(feed).stream().map(Contract::id).toList())
                .orElseGet(() -> List.copyOf(catalog.contracts().keySet()));
        this.years = only.period().map(span -> IntStream.rangeClosed(span.from().getYear(), span.to().getYear()).boxed().toList())
                .orElse(List.of());
    }

    /**
     * Refuses limits within which a stage does not work: loading goes by delivery, measures are drawn by feed and year, rules and
     * indicators are judged as a whole.
     */
    static void refuseLimits(String stage, Run.Selection only) {
        boolean isMeasured = List.of("load", "measure").contains(stage);
        if (only.division().isPresent() && !stage.equals("load") || only.period().isPresent() && !isMeasured
                || only.feed().isPresent() && !isMeasured && !List.of("reconcile", "indicate").contains(stage)) {
            throw ShianException.usage("operate.stage-limits", stage);
        }
    }

    /** Marks the work stale; part of the caller's transaction. */
    void mark(Units units) {
        StaleMarks marks = new StaleMarks(units, catalog);
        switch (stage) {
            case "measure" -> marks.drawAgain(contracts, years);
            case "reconcile" -> marks.rules(measures());
            case "indicate" -> marks.indicators(measures());
            default -> {
                // the others do everything whenever they run
            }
        }
    }

    /** What of it is not drawn again, since rows beneath it are gone. */
    List<Message> frozen() {
        if (!stage.equals("measure")) {
            return List.of();
        }
        FrozenYears frozen = FrozenYears.read(jdbc);
        return Stream.concat(catalog.contracts().values().stream(), catalog.derived().values().stream())
                .filter(source -> !source.measures().isEmpty() && source.contracts().stream().anyMatch(contracts::contains))
                .flatMap(source -> frozen.describe(source, years.isEmpty() ? frozen.of(source) : years).stream()).toList();
    }

    /** How much of what is done anew. */
    Message told() {
        Set<String> measures = measures();
        return switch (stage) {
            case "measure" -> Message.of("operate.rerun-measure", measures.size());
            case "reconcile" -> Message.of("operate.rerun-reconcile", catalog.rules().values().stream()
                    .filter(rule -> rule.measures().stream().anyMatch(measures::contains)).count());
            case "indicate" -> Message.of("operate.rerun-indicate", indicators(catalog, measures).size());
            default -> Message.of("operate.rerun-whole");
        };
    }

    /** The published values that could move. */
    Listing values() {
        CouldMove couldMove = new CouldMove(jdbc, catalog);
        return switch (stage) {
            case "measure" -> couldMove.at(contracts.stream().map(contract -> new CouldMove.Place(contract, couldMove.everywhere(),
                    years.isEmpty() ? 0 : years.get(0), years.isEmpty() ? CouldMove.EVER : years.get(years.size() - 1))).toList());
            case "reconcile", "indicate" -> couldMove.ofIndicators(indicators(catalog, measures()));
            case "publish" -> CouldMove.published(jdbc, """
                    (rule_version, indicator_code, scope, division_code, year) in (
                        select rule_version, indicator_code, scope, division_code, year from publication.pending_change)""", Map.of());
            default -> couldMove.ofIndicators(List.of());
        };
    }

    /** The indicators that rest on anything that is stale now. */
    static Set<String> staleIndicators(JdbcClient jdbc, Catalog catalog) {
        List<String[]> stale = jdbc.sql("select distinct kind, name from control.stale")
                .query((row, n) -> new String[] {row.getString(1), row.getString(2)}).list();
        Set<String> measures = stale.stream().flatMap(mark -> switch (mark[0]) {
            case "MEASURE", "PARTS" -> Stream.of(mark[1]);
            case "DERIVED" -> Stream.ofNullable(catalog.derived().get(mark[1])).flatMap(fact -> fact.measures().stream()).map(Measure::name);
            case "RULE" -> Stream.ofNullable(catalog.rules().get(mark[1])).flatMap(rule -> rule.measures().stream());
            default -> Stream.empty();
        }).collect(Collectors.toSet());
        Set<String> indicators = indicators(catalog, measures);
        stale.stream().filter(mark -> mark[0].equals("INDICATOR")).forEach(mark -> indicators.add(mark[1]));
        return indicators;
    }

    private static Set<String> indicators(Catalog catalog, Collection<String> measures) {
        return catalog.indicators().stream().filter(indicator -> indicator.scopes().stream()
                .anyMatch(scope -> scope.measures().stream().anyMatch(measures::contains))).map(Indicator::code).collect(Collectors.toSet());
    }

    /** Every measure drawn from the contracts; of all feeds, those of the pipeline too. */
    private Set<String> measures() {
        return catalog.measures().values().stream().filter(measure -> only.feed().isEmpty()
                        || catalog.sourceOf(measure).contracts().stream().anyMatch(contracts::contains))
                .filter(measure -> !stage.equals("measure") || !(catalog.sourceOf(measure) instanceof Derived fact && fact.isOfPipeline()))
                .map(Measure::name).collect(Collectors.toSet());
    }
}
