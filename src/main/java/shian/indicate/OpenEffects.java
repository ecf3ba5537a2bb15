package shian.indicate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Condition;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.fact.HypotheticalRow;
import shian.fact.HypotheticalRows;
import shian.fact.LinkValues;

/**
 * What rows that are set aside could do to measures if they were put right. A derived fact is asked itself, by its view, with
 * the rows put into their tables: nothing of what it means is said twice.
 */
final class OpenEffects {

    /**
     * One of the effects that rows can have.
     *
     * @param slot   what only so many rows can have; null where any number can
     * @param places how many
     */
    record Choice(Effect effect, Object slot, long places) {

        static Choice always(Effect effect) {
            return new Choice(effect, null, Long.MAX_VALUE);
        }
    }

    /** Some rows that have the same choices, each for itself, besides being left out. */
    record Rows(List<Choice> choices, long count) {
    }

    /**
     * What the open rows can do.
     *
     * @param rows    those of which it is known
     * @param unknown those of which it is not
     */
    record Effects(List<Rows> rows, List<OpenRow> unknown) {
    }

    private final Catalog catalog;
    private final LinkValues linkValues;
    private final FactEffects ofFacts;
    private final PossibleRows possible;
    private final TakenKeys taken;
    private final Map<String, List<OpenRow>> open;
    private final Map<Set<Expression.Term>, Effects> known = new HashMap<>();

    OpenEffects(JdbcClient jdbc, Catalog catalog, LocalDate today) {
        this.catalog = catalog;
        this.linkValues = new LinkValues(jdbc, catalog);
        this.ofFacts = new FactEffects(catalog, today, new HypotheticalRows(jdbc, catalog), linkValues);
        this.possible = new PossibleRows(catalog, today);
        this.taken = new TakenKeys(jdbc);
        this.open = OpenRow.read(jdbc, catalog);
    }

    /** On the measures of some terms, wherever and whenever. */
    Effects on(Collection<Expression.Term> terms) {
        return known.computeIfAbsent(Set.copyOf(terms), this::find);
    }

    private Effects find(Set<Expression.Term> terms) {
        Set<Measure> measures = terms.stream().map(term -> catalog.measure(term.measure())).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Derived> facts = measures.stream().map(catalog::sourceOf).filter(Derived.class::isInstance).map(Derived.class::cast)
                .filter(fact -> !fact.isOfPipeline()).distinct().toList();
        Set<String> contracts = measures.stream().filter(measure -> measure.draw() != Measure.Draw.CONTROL_TOTAL)
                .flatMap(measure -> catalog.sourceOf(measure).contracts().stream()).collect(Collectors.toCollection(TreeSet::new));
        List<OpenRow> unknown = new ArrayList<>();
        List<RowGroup> groups = new ArrayList<>();
        for (String contract : contracts) {
            PossibleRows.Relevance relevance = relevance(catalog.contract(contract), terms, measures, facts);
            for (OpenRow row : open.getOrDefault(contract, List.of())) {
                Optional<List<HypotheticalRow>> rows = facts.stream().anyMatch(fact -> !isLinked(fact, row.contract()))
                        ? Optional.empty() : possible.of(row, relevance);
                if (rows.isEmpty()) {
                    unknown.add(row);
                } else {
                    groups.add(new RowGroup(row, distinct(taken.free(row, rows.get(), relevance), relevance.columns())));
                }
            }
        }
        List<RowGroup> joined = RowGroup.joined(groups, facts);
        joined.removeIf(group -> {
            boolean unseen = !group.fillWorlds();
            if (unseen) {
                unknown.addAll(group.rows);
            }
            return unseen;
        });
        return new Effects(choices(joined, measures, facts), unknown);
    }

    /** Whether it is known upon which rows of a fact the rows of a contract bear. */
    private static boolean isLinked(Derived fact, Contract contract) {
        return !fact.contracts().contains(contract.id()) || !fact.linkedBy().isEmpty() || fact.leading().equals(contract.id());
    }

    private PossibleRows.Relevance relevance(Contract contract, Set<Expression.Term> terms, Set<Measure> measures, List<Derived> facts) {
        Set<String> columns = new HashSet<>();
        Set<String> links = new HashSet<>();
        Set<String> texts = new HashSet<>();
        terms.forEach(term -> term.filter().values().forEach(texts::addAll));
        measures.forEach(measure -> measure.where().stream().map(Condition::values).forEach(texts::addAll));
        measures.stream().filter(measure -> measure.source().equals(contract.id())).forEach(measure -> {
            columns.addAll(measure.columns());
            columns.addAll(List.of(measure.divisionColumn(), "year"));
            terms.stream().filter(term -> term.measure().equals(measure.name())).forEach(term -> columns.addAll(term.filter().keySet()));
        });
        boolean monthly = measures.stream().filter(measure -> measure.period() != null)
                .anyMatch(measure -> catalog.sourceOf(measure).isDate(measure.period()));
        for (Derived fact : facts) {
            if (fact.contracts().contains(contract.id())) {
                columns.addAll(linkValues.view(fact).columnsRead(contract));
                columns.addAll(fact.linkedBy());
                links.addAll(fact.linkedBy());
                texts.addAll(linkValues.view(fact).literals());
            }
        }
        return new PossibleRows.Relevance(columns, links, texts, monthly);
    }

    /** Those that differ in what matters. */
    private static List<HypotheticalRow> distinct(List<HypotheticalRow> rows, Set<String> columns) {
        Map<List<Object>, HypotheticalRow> distinct = new LinkedHashMap<>();
        rows.forEach(row -> distinct.putIfAbsent(columns.stream().map(row::value).collect(Collectors.toList()), row));
        return List.copyOf(distinct.values());
    }

    private List<Rows> choices(List<RowGroup> groups, Set<Measure> measures, List<Derived> facts) {
        Map<RowGroup, List<List<Choice>>> byFact = new HashMap<>();
        for (Derived fact : facts) {
            Map<RowGroup, List<List<Choice>>> of = ofFacts.of(fact, groups.stream().filter(group ->
                    group.rows.stream().anyMatch(row -> fact.contracts().contains(row.contract().id()))).toList());
            of.forEach((group, choices) -> byFact.merge(group, choices, (one, other) ->
                    IntStream.range(0, one.size()).mapToObj(world -> both(one.get(world), other.get(world))).toList()));
        }
        Map<Set<Choice>, Long> counted = new LinkedHashMap<>();
        for (RowGroup group : groups) {
            Set<Choice> choices = new LinkedHashSet<>();
            for (int world = 0; world < group.worlds.size(); world++) {
                Effect direct = direct(measures, group, group.worlds.get(world));
                List<Choice> derived = byFact.containsKey(group) ? byFact.get(group).get(world) : List.of(Choice.always(Effect.NONE));
                derived.forEach(choice -> {
                    Effect effect = choice.effect().plus(direct);
                    if (!effect.parts().isEmpty()) {
                        choices.add(new Choice(effect, choice.slot(), choice.places()));
                    }
                });
            }
            if (!choices.isEmpty()) {
                counted.merge(choices, group.rows.get(0).rows(), Long::sum);
            }
        }
        return counted.entrySet().stream().map(rows -> new Rows(List.copyOf(rows.getKey()), rows.getValue())).toList();
    }

    /** Each of some choices with each of others. */
    static List<Choice> both(List<Choice> one, List<Choice> other) {
        Set<Choice> both = new LinkedHashSet<>();
        for (Choice first : one) {
            for (Choice second : other) {
                Choice limited = first.slot() == null ? second : first;
                both.add(new Choice(first.effect().plus(second.effect()), limited.slot(), limited.places()));
            }
        }
        return List.copyOf(both);
    }

    private Effect direct(Set<Measure> measures, RowGroup group, List<HypotheticalRow> world) {
        Effect effect = Effect.NONE;
        for (HypotheticalRow row : world) {
            OpenRow of = group.rows.stream().filter(o -> o.delivery() == row.delivery() && o.line() == row.line()).findFirst().orElseThrow();
            effect = effect.plus(Effect.of(measures.stream().filter(measure -> measure.source().equals(row.contract().id())).toList(),
                    row, of, catalog.divisions()));
        }
        return effect;
    }
}
