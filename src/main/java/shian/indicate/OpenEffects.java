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
    /** Worlds of which the view has no row. */
    private final Set<List<Object>> absent = new HashSet<>();
    /** Kinds of link values, each by one of them, and how many there are. */
    private final Map<List<Object>, Map<List<String>, Long>> kindsOfLinks = new HashMap<>();

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
        boolean monthly = measures.stream().filter(measure -> measure.period() != null)
                .anyMatch(measure -> catalog.sourceOf(measure).isDate(measure.period()));
        for (Derived fact : facts) {
            if (fact.contracts().contains(contract.id())) {
                columns.addAll(hypothetical.columnsRead(fact, contract));
                columns.addAll(fact.linkedBy());
                texts.addAll(hypothetical.literals(fact));
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

    /** The choices of each world by two facts. */
    private static List<List<Choice>> both(List<List<Choice>> one, List<List<Choice>> other) {
        List<List<Choice>> both = new ArrayList<>();
        for (int world = 0; world < one.size(); world++) {
            List<Choice> choices = new ArrayList<>();
            for (Choice first : one.get(world)) {
                for (Choice second : other.get(world)) {
                    Choice limited = first.slot() == null ? second : first;
                    choices.add(new Choice(first.effect().plus(second.effect()), limited.slot(), limited.places()));
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
        List<Group> anywhere = new ArrayList<>();
        for (Group group : groups) {
            boolean roaming = group.rows.stream().anyMatch(row -> isRoaming(fact, row));
            boolean renamed = fact.linkedBy().isEmpty() || HypotheticalRows.renamed(fact).isPresent();
            if (renamed && !roaming) {
                beside.add(group);
            } else if (roaming && HypotheticalRows.renamed(fact).filter(group.rows.get(0)::isFree).isPresent()) {
                anywhere.add(group);
            }
        }
        found.putAll(anywhere(fact, anywhere));
        found.putAll(beside(fact, beside));
        List<Group> inTurn = groups.stream().filter(group -> !found.containsKey(group)).toList();
        found.putAll(inTurn(fact, inTurn));
        return found;
    }

    private Effect ofView(Derived fact, Collection<Map<String, Object>> rows) {
        return Effect.of(fact.measures(), fact, rows, today, catalog.divisions());
    }

    private List<Object> key(Derived fact, List<HypotheticalRows.Row> world, Object where) {
        List<Object> rows = world.stream().map(row -> (Object) List.of(row.contract().id(), row.delivery(),
                hypothetical.columnsRead(fact, row.contract()).stream().filter(column -> !column.equals("line")).sorted()
                        .map(column -> String.valueOf(row.value(column))).toList())).toList();
        return List.of(fact.name(), rows, where);
    }

    /** Worlds that lie beside one another, each with the accepted rows it bears upon. */
    private Map<Group, List<List<Choice>>> beside(Derived fact, List<Group> groups) {
        Map<List<Object>, HypotheticalRows.World> lacking = new LinkedHashMap<>();
        for (Group group : groups) {
            Set<List<String>> links = links(fact, group.worlds);
            group.worlds.forEach(world -> lacking.putIfAbsent(key(fact, world, links), new HypotheticalRows.World(world, links)));
        }
        look(fact, lacking);
        Map<Group, List<List<Choice>>> found = new HashMap<>();
        for (Group group : groups) {
            Set<List<String>> links = links(fact, group.worlds);
            found.put(group, group.worlds.stream().map(world -> List.of(Choice.always(looked.get(key(fact, world, links))))).toList());
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
                limited(looked.get(key(fact, world, "in turn")), List.of(fact.name(), byLink(fact, world).keySet()), 1)).toList()));
        return found;
    }

    private Effect moved(Derived fact, List<String> link, Map<List<String>, List<Map<String, Object>>> with,
                         Map<List<String>, List<Map<String, Object>>> without) {
        return ofView(fact, with.getOrDefault(link, List.of())).minus(ofView(fact, without.getOrDefault(link, List.of())));
    }

    /** What only one row can do to each of some link values: another there does nothing more. */
    private static List<Choice> limited(Effect effect, Object slot, long places) {
        return effect.parts().isEmpty() ? List.of(Choice.always(Effect.NONE)) : List.of(new Choice(effect, slot, places), Choice.always(Effect.NONE));
    }

    private static Map<List<String>, List<HypotheticalRows.Row>> byLink(Derived fact, List<HypotheticalRows.Row> world) {
        return world.stream().filter(row -> fact.contracts().contains(row.contract().id()))
                .filter(row -> !HypotheticalRows.link(fact, row::value).contains(null))
                .collect(Collectors.groupingBy(row -> HypotheticalRows.link(fact, row::value)));
    }

    /** Rows that may be linked to any rows of the fact: with one link value of each kind, and with one that no other row has. */
    private Map<Group, List<List<Choice>>> anywhere(Derived fact, List<Group> groups) {
        Map<List<Object>, HypotheticalRows.World> unlinked = new LinkedHashMap<>();
        groups.forEach(group -> group.worlds.forEach(world ->
                unlinked.putIfAbsent(key(fact, world, Set.of()), new HypotheticalRows.World(world, Set.of()))));
        look(fact, unlinked);
        Map<List<Object>, HypotheticalRows.World> lacking = new LinkedHashMap<>();
        groups.forEach(group -> group.worlds.forEach(world -> kinds(fact, world).keySet().forEach(link -> lacking.putIfAbsent(
                key(fact, world, Set.of(link)), new HypotheticalRows.World(List.of(linked(fact, world.get(0), link)), Set.of(link))))));
        look(fact, lacking);
        Map<Group, List<List<Choice>>> choices = new HashMap<>();
        groups.forEach(group -> choices.put(group, group.worlds.stream().map(world -> {
            Set<Choice> of = new LinkedHashSet<>(List.of(Choice.always(looked.get(key(fact, world, Set.of())))));
            kinds(fact, world).forEach((link, places) ->
                    of.addAll(limited(looked.get(key(fact, world, Set.of(link))), List.of(fact.name(), link), places)));
            return List.copyOf(of);
        }).toList()));
        return choices;
    }

    /** Looks at worlds that lie beside one another; what the rows upon which they bear give without them is no effect of theirs. */
    private void look(Derived fact, Map<List<Object>, HypotheticalRows.World> worlds) {
        worlds.keySet().removeAll(looked.keySet());
        if (worlds.isEmpty()) {
            return;
        }
        Set<Integer> years = HypotheticalRows.years(fact, worlds.values().stream().flatMap(world -> world.rows().stream()).toList());
        Map<List<Object>, HypotheticalRows.World> linked = new LinkedHashMap<>();
        List<HypotheticalRows.Row> alone = new ArrayList<>();
        List<List<Object>> keys = new ArrayList<>();
        worlds.forEach((key, world) -> {
            if (world.rows().stream().allMatch(row -> standsAlone(fact, row.contract()))) {
                alone.addAll(world.rows());
                world.rows().forEach(row -> keys.add(key));
            } else {
                linked.putIfAbsent(key(fact, List.of(), world.links()), new HypotheticalRows.World(List.of(), world.links()));
                linked.put(key, world);
            }
        });
        if (!alone.isEmpty()) {
            List<List<Map<String, Object>>> rows = hypothetical.alone(fact, alone, years);
            for (int i = 0; i < rows.size(); i++) {
                looked.merge(keys.get(i), ofView(fact, rows.get(i)), Effect::plus);
                if (rows.get(i).isEmpty()) {
                    absent.add(keys.get(i));
                }
            }
        }
        if (!linked.isEmpty()) {
            List<List<Map<String, Object>>> rows = hypothetical.beside(fact, List.copyOf(linked.values()), years);
            Map<List<Object>, Effect> effects = new HashMap<>();
            int at = 0;
            for (List<Object> key : linked.keySet()) {
                effects.put(key, ofView(fact, rows.get(at++)));
            }
            linked.forEach((key, world) -> looked.put(key, effects.get(key).minus(effects.get(key(fact, List.of(), world.links())))));
        }
    }

    private static HypotheticalRows.Row linked(Derived fact, HypotheticalRows.Row row, List<String> link) {
        String renamed = HypotheticalRows.renamed(fact).orElseThrow();
        return row.linked(renamed, link.get(fact.linkedBy().indexOf(renamed)));
    }

    /** The sources whose rows matter to what rows do: where each row of the view is one of these rows, its leading one does not. */
    private static List<String> bearing(Derived fact, List<HypotheticalRows.Row> rows) {
        boolean alone = rows.stream().allMatch(row -> standsAlone(fact, row.contract()));
        return fact.contracts().stream().filter(id -> !alone || !id.equals(fact.leading())).toList();
    }

    /** The kinds of link values that a row could have, each by one of them, and how many there are. */
    private Map<List<String>, Long> kinds(Derived fact, List<HypotheticalRows.Row> world) {
        if (absent.contains(key(fact, world, Set.of()))) {
            // no row of another source makes a row of the view
            return Map.of();
        }
        HypotheticalRows.Row row = world.get(0);
        Set<Integer> years = HypotheticalRows.years(fact, List.of(row));
        Map<List<String>, Long> kinds = kindsOfLinks.computeIfAbsent(List.of(fact.name(), row.contract().id(), years), key -> {
            Map<List<String>, Long> counted = new LinkedHashMap<>();
            boolean made = fact.leading().equals(row.contract().id()) || !standsAlone(fact, catalog.contract(fact.leading()));
            // no row of another source makes a row of the view where each of these is one of the leading source
            Set<List<String>> wanted = made ? hypothetical.links(fact, linking(fact, row.contract()), years) : hypothetical.links(fact, years);
            hypothetical.alike(fact, wanted, bearing(fact, List.of(row)), years)
                    .forEach(links -> counted.put(links.get(0), (long) links.size()));
            return counted;
        });
        List<String> own = HypotheticalRows.link(fact, row::value);
        int place = fact.linkedBy().indexOf(HypotheticalRows.renamed(fact).orElseThrow());
        Map<List<String>, Long> fitting = new LinkedHashMap<>(kinds);
        fitting.keySet().removeIf(link -> !fits(link, own, place));
        return fitting;
    }

    /** The sources to whose rows a row can be linked: the others, or its own where there is none and the rows are put together. */
    private static List<String> linking(Derived fact, Contract contract) {
        List<String> others = fact.contracts().stream().filter(id -> !id.equals(contract.id())).toList();
        boolean key = HypotheticalRows.renamed(fact).flatMap(contract::column).filter(Column::key).isPresent();
        return others.isEmpty() && !key ? List.of(contract.id()) : others;
    }

    /** Whether each row of a contract is a row of the view for itself: no other row of the contract matters to it. */
    private static boolean standsAlone(Derived fact, Contract contract) {
        return fact.linkedBy().isEmpty() || fact.leading().equals(contract.id()) && !contract.key().isEmpty() && contract.key().stream()
                .allMatch(column -> fact.column(column.name()).filter(Column::key).isPresent());
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
