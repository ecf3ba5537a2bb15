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
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Column;
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
     * @param slot what only one row can have; null where any number can
     */
    record Choice(Effect effect, Object slot) {
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
    private static final class Group {
        private final List<OpenRow> rows = new ArrayList<>();
        private final List<List<HypotheticalRows.Row>> possible = new ArrayList<>();
        private final List<List<HypotheticalRows.Row>> worlds = new ArrayList<>();
    }

    private final Catalog catalog;
    private final LocalDate today;
    private final HypotheticalRows hypothetical;
    private final PossibleRows possible;
    private final Map<String, List<OpenRow>> open;
    private final Map<Set<Expression.Term>, Effects> known = new HashMap<>();
    /** What worlds do to all measures of a fact. */
    private final Map<List<Object>, Effect> looked = new HashMap<>();

    OpenEffects(JdbcClient jdbc, Catalog catalog, LocalDate today) {
        this.catalog = catalog;
        this.today = today;
        this.hypothetical = new HypotheticalRows(jdbc, catalog);
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
        List<Group> joined = joined(groups, facts);
        for (Group group : List.copyOf(joined)) {
            boolean several = group.rows.size() > 1;
            if (several && facts.stream().anyMatch(fact -> group.rows.stream().anyMatch(row -> isRoaming(fact, row)))
                    || several && group.rows.stream().anyMatch(row -> row.rows() > 1) || !fillWorlds(group)) {
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
        Set<String> texts = new HashSet<>();
        terms.forEach(term -> term.filter().values().forEach(texts::addAll));
        measures.forEach(measure -> measure.where().stream().map(Condition::values).forEach(texts::addAll));
        measures.stream().filter(measure -> measure.source().equals(contract.id())).forEach(measure -> {
            columns.addAll(measure.columns());
            columns.addAll(List.of(measure.divisionColumn(), "year"));
            terms.stream().filter(term -> term.measure().equals(measure.name())).forEach(term -> columns.addAll(term.filter().keySet()));
        });
        boolean monthly = false;
        for (Derived fact : facts) {
            if (fact.contracts().contains(contract.id())) {
                columns.addAll(hypothetical.columnsRead(fact, contract));
                columns.addAll(fact.linkedBy());
                texts.addAll(hypothetical.literals(fact));
                monthly |= fact.leading().equals(contract.id());
            }
        }
        return new PossibleRows.Relevance(columns, texts, monthly);
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

    /** Rows of which at most one can count, and rows that are linked to the same rows of a fact. */
    private static List<Group> joined(List<Group> groups, List<Derived> facts) {
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
            Map<Group, List<List<Choice>>> of = look(fact, groups.stream().filter(group ->
                    group.rows.stream().anyMatch(row -> fact.contracts().contains(row.contract().id()))).toList());
            of.forEach((group, choices) -> byFact.merge(group, choices, OpenEffects::both));
        }
        Map<Set<Choice>, Long> counted = new LinkedHashMap<>();
        for (Group group : groups) {
            Set<Choice> choices = new LinkedHashSet<>();
            for (int world = 0; world < group.worlds.size(); world++) {
                Effect direct = direct(measures, group, group.worlds.get(world));
                List<Choice> derived = byFact.containsKey(group) ? byFact.get(group).get(world) : List.of(new Choice(Effect.NONE, null));
                derived.forEach(choice -> {
                    Effect effect = choice.effect().plus(direct);
                    if (!effect.parts().isEmpty()) {
                        choices.add(new Choice(effect, choice.slot()));
                    }
                });
            }
            if (!choices.isEmpty()) {
                counted.merge(choices, group.rows.get(0).rows(), Long::sum);
            }
        }
        return counted.entrySet().stream().map(rows -> new Rows(List.copyOf(rows.getKey()), rows.getValue())).toList();
    }

    /** The choices of each world by two facts. */
    private static List<List<Choice>> both(List<List<Choice>> one, List<List<Choice>> other) {
        List<List<Choice>> both = new ArrayList<>();
        for (int world = 0; world < one.size(); world++) {
            List<Choice> choices = new ArrayList<>();
            for (Choice first : one.get(world)) {
                for (Choice second : other.get(world)) {
                    choices.add(new Choice(first.effect().plus(second.effect()), first.slot() == null ? second.slot() : first.slot()));
                }
            }
            both.add(choices);
        }
        return both;
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

    /** What each world of some groups does to the measures of a fact. */
    private Map<Group, List<List<Choice>>> look(Derived fact, List<Group> groups) {
        Map<Group, List<List<Choice>>> found = new HashMap<>();
        List<Group> beside = new ArrayList<>();
        for (Group group : groups) {
            boolean roaming = group.rows.stream().anyMatch(row -> isRoaming(fact, row));
            boolean renamed = fact.linkedBy().isEmpty() || HypotheticalRows.renamed(fact).isPresent();
            if (renamed && !roaming) {
                beside.add(group);
            } else if (roaming && HypotheticalRows.renamed(fact).filter(group.rows.get(0)::isFree).isPresent()) {
                found.put(group, group.worlds.stream().map(world -> anywhere(fact, world)).toList());
            }
        }
        found.putAll(beside(fact, beside));
        List<Group> inTurn = groups.stream().filter(group -> !found.containsKey(group)).toList();
        found.putAll(inTurn(fact, inTurn));
        return found;
    }

    private Effect ofView(Derived fact, Collection<Map<String, Object>> rows) {
        return Effect.of(fact.measures(), fact, rows, today, catalog.divisions());
    }

    private List<Object> key(Derived fact, List<HypotheticalRows.Row> world, Object where) {
        List<Object> rows = world.stream().map(row -> (Object) List.of(row.contract().id(), row.delivery(), row.line(),
                hypothetical.columnsRead(fact, row.contract()).stream().sorted()
                        .map(column -> String.valueOf(row.value(column))).toList())).toList();
        return List.of(fact.name(), rows, where);
    }

    /** Worlds that lie beside one another, each with the accepted rows it bears upon; less what these give without it. */
    private Map<Group, List<List<Choice>>> beside(Derived fact, List<Group> groups) {
        List<HypotheticalRows.World> worlds = new ArrayList<>();
        List<List<Object>> keys = new ArrayList<>();
        for (Group group : groups) {
            Set<List<String>> links = links(fact, group.worlds);
            Set<List<Object>> lacking = new LinkedHashSet<>();
            for (List<HypotheticalRows.Row> world : group.worlds) {
                if (!looked.containsKey(key(fact, world, links)) && lacking.add(key(fact, world, links))) {
                    if (lacking.size() == 1) {
                        worlds.add(new HypotheticalRows.World(List.of(), links));
                        keys.add(List.of());
                    }
                    worlds.add(new HypotheticalRows.World(world, links));
                    keys.add(key(fact, world, links));
                }
            }
        }
        if (!worlds.isEmpty()) {
            List<List<Map<String, Object>>> rows = hypothetical.beside(fact, worlds, HypotheticalRows.years(fact,
                    worlds.stream().flatMap(world -> world.rows().stream()).toList()));
            Effect without = Effect.NONE;
            for (int i = 0; i < worlds.size(); i++) {
                Effect effect = ofView(fact, rows.get(i));
                if (keys.get(i).isEmpty()) {
                    without = effect;
                } else {
                    looked.put(keys.get(i), effect.minus(without));
                }
            }
        }
        Map<Group, List<List<Choice>>> found = new HashMap<>();
        for (Group group : groups) {
            Set<List<String>> links = links(fact, group.worlds);
            found.put(group, group.worlds.stream().map(world -> List.of(new Choice(looked.get(key(fact, world, links)), null))).toList());
        }
        return found;
    }

    private static Set<List<String>> links(Derived fact, List<List<HypotheticalRows.Row>> worlds) {
        return fact.linkedBy().isEmpty() ? Set.of() : worlds.stream().flatMap(List::stream)
                .filter(row -> fact.contracts().contains(row.contract().id()))
                .map(row -> HypotheticalRows.link(fact, row::value)).filter(link -> !link.contains(null)).collect(Collectors.toSet());
    }

    /** A world that bears upon link values that have no other names, and how it is found again. */
    private record Turn(Map<List<String>, List<HypotheticalRows.Row>> rows, List<Object> key) {
    }

    /** Worlds of which each is looked at in its place: at once only such as bear upon different link values. */
    private Map<Group, List<List<Choice>>> inTurn(Derived fact, List<Group> groups) {
        List<Turn> waiting = new ArrayList<>();
        Set<List<Object>> met = new HashSet<>();
        groups.forEach(group -> group.worlds.forEach(world -> {
            List<Object> key = key(fact, world, "in turn");
            if (!looked.containsKey(key) && met.add(key)) {
                waiting.add(new Turn(byLink(fact, world), key));
            }
        }));
        List<HypotheticalRows.Row> all = waiting.stream().flatMap(turn -> turn.rows.values().stream()).flatMap(List::stream).toList();
        Set<Integer> years = HypotheticalRows.years(fact, all);
        Map<List<String>, List<HypotheticalRows.Row>> none = new HashMap<>();
        waiting.forEach(turn -> turn.rows.keySet().forEach(link -> none.put(link, List.of())));
        Map<List<String>, List<Map<String, Object>>> without = waiting.isEmpty() ? Map.of() : hypothetical.inPlace(fact, none, years);
        while (!waiting.isEmpty()) {
            Map<List<String>, List<HypotheticalRows.Row>> rows = new HashMap<>();
            List<Turn> turns = new ArrayList<>();
            waiting.removeIf(turn -> {
                boolean now = turn.rows.keySet().stream().noneMatch(rows::containsKey);
                if (now) {
                    rows.putAll(turn.rows);
                    turns.add(turn);
                }
                return now;
            });
            Map<List<String>, List<Map<String, Object>>> with = hypothetical.inPlace(fact, rows, years);
            turns.forEach(turn -> looked.put(turn.key, turn.rows.keySet().stream().map(link -> moved(fact, link, with, without))
                    .reduce(Effect.NONE, Effect::plus)));
        }
        Map<Group, List<List<Choice>>> found = new HashMap<>();
        groups.forEach(group -> found.put(group, group.worlds.stream().map(world ->
                once(looked.get(key(fact, world, "in turn")), List.of(fact.name(), byLink(fact, world).keySet()))).toList()));
        return found;
    }

    private Effect moved(Derived fact, List<String> link, Map<List<String>, List<Map<String, Object>>> with,
                         Map<List<String>, List<Map<String, Object>>> without) {
        return ofView(fact, with.getOrDefault(link, List.of())).minus(ofView(fact, without.getOrDefault(link, List.of())));
    }

    /** What only one row can do to a link value: another there does nothing more. */
    private static List<Choice> once(Effect effect, Object slot) {
        return effect.parts().isEmpty() ? List.of(new Choice(Effect.NONE, null)) : List.of(new Choice(effect, slot), new Choice(Effect.NONE, null));
    }

    private static Map<List<String>, List<HypotheticalRows.Row>> byLink(Derived fact, List<HypotheticalRows.Row> world) {
        return world.stream().filter(row -> fact.contracts().contains(row.contract().id()))
                .filter(row -> !HypotheticalRows.link(fact, row::value).contains(null))
                .collect(Collectors.groupingBy(row -> HypotheticalRows.link(fact, row::value)));
    }

    /** A row that may be linked to any rows of the fact: with each link value for itself, and with one that no other row has. */
    private List<Choice> anywhere(Derived fact, List<HypotheticalRows.Row> world) {
        HypotheticalRows.Row row = world.get(0);
        Set<Integer> years = HypotheticalRows.years(fact, world);
        List<String> own = HypotheticalRows.link(fact, row::value);
        int place = fact.linkedBy().indexOf(HypotheticalRows.renamed(fact).orElseThrow());
        List<Choice> choices = new ArrayList<>(List.of(new Choice(ofView(fact, hypothetical.beside(fact,
                List.of(new HypotheticalRows.World(world, Set.of())), years).get(0)), null)));
        Map<List<String>, List<HypotheticalRows.Row>> rows = new HashMap<>();
        Map<List<String>, List<HypotheticalRows.Row>> none = new HashMap<>();
        hypothetical.links(fact, linking(fact, row.contract()), years).stream().filter(link -> fits(link, own, place)).forEach(link -> {
            rows.put(link, List.of(row.linked(fact.linkedBy().get(place), link.get(place))));
            none.put(link, List.of());
        });
        if (!rows.isEmpty()) {
            Map<List<String>, List<Map<String, Object>>> with = hypothetical.inPlace(fact, rows, years);
            Map<List<String>, List<Map<String, Object>>> without = hypothetical.inPlace(fact, none, years);
            with.keySet().forEach(link -> choices.addAll(once(moved(fact, link, with, without), List.of(fact.name(), Set.of(link)))));
            without.keySet().stream().filter(link -> !with.containsKey(link)).forEach(link ->
                    choices.addAll(once(moved(fact, link, with, without), List.of(fact.name(), Set.of(link)))));
        }
        return choices.stream().distinct().toList();
    }

    /** The sources to whose rows a row can be linked: the others, or its own where there is none and the rows are put together. */
    private static List<String> linking(Derived fact, Contract contract) {
        List<String> others = fact.contracts().stream().filter(id -> !id.equals(contract.id())).toList();
        boolean key = HypotheticalRows.renamed(fact).flatMap(contract::column).filter(Column::key).isPresent();
        return others.isEmpty() && !key ? List.of(contract.id()) : others;
    }

    private static boolean fits(List<String> link, List<String> own, int place) {
        for (int i = 0; i < own.size(); i++) {
            if (i != place && !Objects.equals(link.get(i), own.get(i))) {
                return false;
            }
        }
        return true;
    }
}
