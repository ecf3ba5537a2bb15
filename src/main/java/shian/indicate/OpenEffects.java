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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Condition;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.fact.HypotheticalRows;

/**
 * What rows that are set aside could do to measures if they were put right. A derived fact is asked itself, by its view, with
 * the rows put into their tables: nothing of what it means is said twice.
 */
final class OpenEffects {

    /** More worlds of rows that bear upon one another are not looked at. */
    private static final int MOST_WORLDS = 2_000;

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

    /** Rows that bear upon one another, as far as their facts are linked. */
    static final class Group {
        final List<OpenRow> rows = new ArrayList<>();
        final List<List<HypotheticalRows.Row>> possible = new ArrayList<>();
        final List<List<HypotheticalRows.Row>> worlds = new ArrayList<>();
    }

    private final Catalog catalog;
    private final HypotheticalRows hypothetical;
    private final FactEffects ofFacts;
    private final PossibleRows possible;
    private final Map<String, List<OpenRow>> open;
    private final Map<Set<Expression.Term>, Effects> known = new HashMap<>();

    OpenEffects(JdbcClient jdbc, Catalog catalog, LocalDate today) {
        this.catalog = catalog;
        this.hypothetical = new HypotheticalRows(jdbc, catalog);
        this.ofFacts = new FactEffects(catalog, today, hypothetical);
        this.possible = new PossibleRows(catalog, today);
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
        List<Group> groups = new ArrayList<>();
        for (String contract : contracts) {
            PossibleRows.Relevance relevance = relevance(catalog.contract(contract), terms, measures, facts);
            for (OpenRow row : open.getOrDefault(contract, List.of())) {
                Optional<List<HypotheticalRows.Row>> rows = facts.stream().anyMatch(fact -> !isLinked(fact, row.contract()))
                        ? Optional.empty() : possible.of(row, relevance);
                if (rows.isEmpty()) {
                    unknown.add(row);
                } else {
                    Group group = new Group();
                    group.rows.add(row);
                    group.possible.add(distinct(rows.get(), relevance.columns()));
                    groups.add(group);
                }
            }
        }
        Map<Group, Object> met = new HashMap<>();
        facts.forEach(fact -> meet(fact, groups, met));
        List<Group> joined = joined(groups, facts, met);
        for (Group group : List.copyOf(joined)) {
            boolean manyOfOne = group.rows.size() > 1 && group.rows.stream().anyMatch(row -> row.rows() > 1);
            if (manyOfOne || !fillWorlds(group)) {
                unknown.addAll(group.rows);
                joined.remove(group);
            }
        }
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
                columns.addAll(hypothetical.columnsRead(fact, contract));
                columns.addAll(fact.linkedBy());
                links.addAll(fact.linkedBy());
                texts.addAll(hypothetical.literals(fact));
            }
        }
        return new PossibleRows.Relevance(columns, links, texts, monthly);
    }

    /** Those that differ in what matters. */
    private static List<HypotheticalRows.Row> distinct(List<HypotheticalRows.Row> rows, Set<String> columns) {
        Map<List<Object>, HypotheticalRows.Row> distinct = new LinkedHashMap<>();
        rows.forEach(row -> distinct.putIfAbsent(columns.stream().map(row::value).collect(Collectors.toList()), row));
        return List.copyOf(distinct.values());
    }

    /** Whether a row might be linked to any rows of a fact, since that cell is what is at fault. */
    private static boolean isRoaming(Derived fact, OpenRow row) {
        return fact.contracts().contains(row.contract().id()) && fact.linkedBy().stream().anyMatch(name ->
                name.equals("division_code") ? row.isDivisionFree() : row.isFree(name));
    }

    /**
     * A row that might be linked to any rows of a fact may be linked to a row of the leading source that is set aside too: one can
     * do nothing without the other. Where they are many they are looked at one by one, and what they do together is not seen.
     */
    private void meet(Derived fact, List<Group> groups, Map<Group, Object> met) {
        if (HypotheticalRows.renamed(fact).isEmpty()) {
            return;
        }
        String column = HypotheticalRows.renamed(fact).get();
        List<Group> of = groups.stream().filter(group -> fact.contracts().contains(group.rows.get(0).contract().id())
                && !group.possible.get(0).isEmpty()).toList();
        List<Group> leading = of.stream().filter(group -> fact.leading().equals(group.rows.get(0).contract().id())
                && !isRoaming(fact, group.rows.get(0)) && group.rows.get(0).cells().get(column) != null).toList();
        List<Group> roaming = of.stream().filter(group -> !fact.leading().equals(group.rows.get(0).contract().id())
                && isRoaming(fact, group.rows.get(0)) && group.rows.get(0).isFree(column)).toList();
        List<Group> all = Stream.concat(leading.stream(), roaming.stream()).toList();
        double worlds = all.stream().mapToDouble(group -> 1.0 + group.possible.get(0).size() * (roaming.contains(group) ? 1 + leading.size() : 1))
                .reduce(1, (one, other) -> one * other);
        if (leading.isEmpty() || roaming.isEmpty() || worlds > MOST_WORLDS || all.stream().anyMatch(group -> group.rows.get(0).rows() > 1)) {
            return;
        }
        all.forEach(group -> met.put(group, List.of(fact.name(), "set aside")));
        for (Group group : roaming) {
            List<HypotheticalRows.Row> rows = new ArrayList<>(group.possible.get(0));
            group.possible.get(0).forEach(row -> leading.forEach(other -> rows.add(row.linked(column, other.rows.get(0).cells().get(column)))));
            group.possible.set(0, rows);
        }
    }

    /** Rows of which at most one can count, and rows that are linked to the same rows of a fact. */
    private static List<Group> joined(List<Group> groups, List<Derived> facts, Map<Group, Object> together) {
        Map<Object, Group> byLink = new HashMap<>();
        List<Group> joined = new ArrayList<>();
        for (Group group : groups) {
            OpenRow row = group.rows.get(0);
            Set<Object> links = new LinkedHashSet<>();
            if (row.same() != null) {
                links.add(row.same());
            }
            for (Derived fact : facts) {
                if (fact.contracts().contains(row.contract().id()) && !fact.linkedBy().isEmpty() && !isRoaming(fact, row) && !group.possible.get(0).isEmpty()) {
                    List<String> link = HypotheticalRows.link(fact, group.possible.get(0).get(0)::value);
                    if (!link.contains(null)) {
                        links.add(List.of(fact.name(), link));
                    }
                }
            }
            if (together.containsKey(group)) {
                links.add(together.get(group));
            }
            Set<Group> met = links.stream().map(byLink::get).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
            for (Group other : met) {
                group.rows.addAll(other.rows);
                group.possible.addAll(other.possible);
                joined.remove(other);
                byLink.replaceAll((link, of) -> of == other ? group : of);
            }
            links.forEach(link -> byLink.put(link, group));
            joined.add(group);
        }
        return joined;
    }

    /** All worlds of a group but that in which every row is left out; false if they are too many. */
    private static boolean fillWorlds(Group group) {
        List<List<HypotheticalRows.Row>> worlds = new ArrayList<>(List.of(List.of()));
        List<Set<String>> taken = new ArrayList<>(List.of(Set.of()));
        for (int i = 0; i < group.rows.size(); i++) {
            String same = group.rows.get(i).same();
            int known = worlds.size();
            for (int world = 0; world < known; world++) {
                if (same != null && taken.get(world).contains(same)) {
                    continue;
                }
                for (HypotheticalRows.Row row : group.possible.get(i)) {
                    List<HypotheticalRows.Row> more = new ArrayList<>(worlds.get(world));
                    more.add(row);
                    worlds.add(more);
                    Set<String> with = new HashSet<>(taken.get(world));
                    if (same != null) {
                        with.add(same);
                    }
                    taken.add(with);
                }
                if (worlds.size() > MOST_WORLDS && group.rows.size() > 1) {
                    return false;
                }
            }
        }
        group.worlds.addAll(worlds.subList(1, worlds.size()));
        return true;
    }

    private List<Rows> choices(List<Group> groups, Set<Measure> measures, List<Derived> facts) {
        Map<Group, List<List<Choice>>> byFact = new HashMap<>();
        for (Derived fact : facts) {
            Map<Group, List<List<Choice>>> of = ofFacts.of(fact, groups.stream().filter(group ->
                    group.rows.stream().anyMatch(row -> fact.contracts().contains(row.contract().id()))).toList());
            of.forEach((group, choices) -> byFact.merge(group, choices, (one, other) ->
                    IntStream.range(0, one.size()).mapToObj(world -> both(one.get(world), other.get(world))).toList()));
        }
        Map<Set<Choice>, Long> counted = new LinkedHashMap<>();
        for (Group group : groups) {
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

    private Effect direct(Set<Measure> measures, Group group, List<HypotheticalRows.Row> world) {
        Effect effect = Effect.NONE;
        for (HypotheticalRows.Row row : world) {
            OpenRow of = group.rows.stream().filter(o -> o.delivery() == row.delivery() && o.line() == row.line()).findFirst().orElseThrow();
            effect = effect.plus(Effect.of(measures.stream().filter(measure -> measure.source().equals(row.contract().id())).toList(),
                    row, of, catalog.divisions()));
        }
        return effect;
    }
}
