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
import java.util.Set;
import java.util.stream.Collectors;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.fact.HypotheticalRow;
import shian.fact.HypotheticalRows;
import shian.fact.LinkValues;
import shian.indicate.OpenEffects.Choice;

/**
 * What rows that are set aside do to the measures of derived facts: the view of a fact is asked, with the rows in their tables.
 * Each world is looked at once, whatever indicators ask for it.
 */
final class FactEffects {

    private final Catalog catalog;
    private final LocalDate today;
    private final HypotheticalRows hypothetical;
    private final LinkValues linkValues;
    /** What worlds do to all measures of a fact. */
    private final Map<List<Object>, Effect> looked = new HashMap<>();
    /** Worlds of which the view has no row. */
    private final Set<List<Object>> absent = new HashSet<>();
    /** Kinds of link values, each by one of them, and how many there are. */
    private final Map<List<Object>, Map<List<String>, Long>> kindsOfLinks = new HashMap<>();

    FactEffects(Catalog catalog, LocalDate today, HypotheticalRows hypothetical, LinkValues linkValues) {
        this.catalog = catalog;
        this.today = today;
        this.hypothetical = hypothetical;
        this.linkValues = linkValues;
    }

    /** What each world of some groups does to the measures of a fact. */
    Map<RowGroup, List<List<Choice>>> of(Derived fact, List<RowGroup> groups) {
        return fact.linkedBy().isEmpty() || LinkValues.renamed(fact).isPresent() ? beside(fact, groups) : inTurn(fact, groups);
    }

    private Effect ofView(Derived fact, Collection<Map<String, Object>> rows) {
        return Effect.of(fact.measures(), fact, rows, today, catalog.divisions());
    }

    private List<Object> key(Derived fact, List<HypotheticalRow> world, Object where) {
        List<Object> rows = world.stream().map(row -> (Object) List.of(row.contract().id(), row.delivery(),
                linkValues.view(fact).columnsRead(row.contract()).stream().filter(column -> !column.equals("line")).sorted()
                        .map(column -> String.valueOf(row.value(column))).toList())).toList();
        return List.of(fact.name(), rows, where);
    }

    /**
     * Worlds that lie beside one another, each with the accepted rows it bears upon. Rows that may be linked to any rows of the
     * fact are looked at with one link value of each kind, and with one that no other row has.
     */
    private Map<RowGroup, List<List<Choice>>> beside(Derived fact, List<RowGroup> groups) {
        Map<List<Object>, HypotheticalRows.World> lacking = new LinkedHashMap<>();
        Set<HypotheticalRow> roaming = new LinkedHashSet<>();
        for (RowGroup group : groups) {
            Set<List<String>> links = links(fact, group.worlds);
            group.worlds.forEach(world -> {
                List<HypotheticalRow> linked = linked(fact, world);
                lacking.putIfAbsent(key(fact, linked, links), new HypotheticalRows.World(linked, links));
                world.stream().filter(row -> isRoaming(fact, row)).forEach(roaming::add);
            });
        }
        roaming.forEach(row -> lacking.putIfAbsent(key(fact, List.of(row), Set.of()), new HypotheticalRows.World(List.of(row), Set.of())));
        look(fact, lacking);
        Map<List<Object>, HypotheticalRows.World> anywhere = new LinkedHashMap<>();
        roaming.forEach(row -> kinds(fact, row).keySet().forEach(link -> anywhere.putIfAbsent(key(fact, List.of(row), Set.of(link)),
                new HypotheticalRows.World(List.of(linked(fact, row, link)), Set.of(link)))));
        look(fact, anywhere);
        Map<RowGroup, List<List<Choice>>> found = new HashMap<>();
        for (RowGroup group : groups) {
            Set<List<String>> links = links(fact, group.worlds);
            found.put(group, group.worlds.stream().map(world -> {
                List<Choice> choices = List.of(Choice.always(looked.get(key(fact, linked(fact, world), links))));
                for (HypotheticalRow row : world.stream().filter(row -> isRoaming(fact, row)).toList()) {
                    choices = OpenEffects.both(choices, anywhere(fact, row));
                }
                return choices;
            }).toList());
        }
        return found;
    }

    private List<Choice> anywhere(Derived fact, HypotheticalRow row) {
        Set<Choice> choices = new LinkedHashSet<>(List.of(Choice.always(looked.get(key(fact, List.of(row), Set.of())))));
        kinds(fact, row).forEach((link, places) ->
                choices.addAll(limited(looked.get(key(fact, List.of(row), Set.of(link))), List.of(fact.name(), link), places)));
        return List.copyOf(choices);
    }

    /** Whether the link value of a row is made up. */
    private static boolean isRoaming(Derived fact, HypotheticalRow row) {
        return fact.contracts().contains(row.contract().id())
                && LinkValues.renamed(fact).filter(column -> PossibleRows.isMadeUp(row.value(column))).isPresent();
    }

    private static List<HypotheticalRow> linked(Derived fact, List<HypotheticalRow> world) {
        return world.stream().filter(row -> fact.contracts().contains(row.contract().id()) && !isRoaming(fact, row)).toList();
    }

    private static Set<List<String>> links(Derived fact, List<List<HypotheticalRow>> worlds) {
        return fact.linkedBy().isEmpty() ? Set.of() : worlds.stream().flatMap(List::stream)
                .filter(row -> fact.contracts().contains(row.contract().id()) && !isRoaming(fact, row))
                .map(row -> LinkValues.link(fact, row::value)).filter(link -> !link.contains(null)).collect(Collectors.toSet());
    }

    /** A world that bears upon link values that have no other names, and how it is found again. */
    private record Turn(Map<List<String>, List<HypotheticalRow>> rows, List<Object> key) {
    }

    /** Worlds of which each is looked at in its place: at once only such as bear upon different link values. */
    private Map<RowGroup, List<List<Choice>>> inTurn(Derived fact, List<RowGroup> groups) {
        List<Turn> waiting = new ArrayList<>();
        Set<List<Object>> met = new HashSet<>();
        groups.forEach(group -> group.worlds.forEach(world -> {
            List<Object> key = key(fact, world, "in turn");
            if (!looked.containsKey(key) && met.add(key)) {
                waiting.add(new Turn(byLink(fact, world), key));
            }
        }));
        List<HypotheticalRow> all = waiting.stream().flatMap(turn -> turn.rows.values().stream()).flatMap(List::stream).toList();
        Set<Integer> years = LinkValues.years(fact, all);
        Map<List<String>, List<HypotheticalRow>> none = new HashMap<>();
        waiting.forEach(turn -> turn.rows.keySet().forEach(link -> none.put(link, List.of())));
        Map<List<String>, List<Map<String, Object>>> without = waiting.isEmpty() ? Map.of() : hypothetical.inPlace(fact, none, years);
        while (!waiting.isEmpty()) {
            Map<List<String>, List<HypotheticalRow>> rows = new HashMap<>();
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
        Map<RowGroup, List<List<Choice>>> found = new HashMap<>();
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

    private static Map<List<String>, List<HypotheticalRow>> byLink(Derived fact, List<HypotheticalRow> world) {
        return world.stream().filter(row -> fact.contracts().contains(row.contract().id()))
                .filter(row -> !LinkValues.link(fact, row::value).contains(null))
                .collect(Collectors.groupingBy(row -> LinkValues.link(fact, row::value)));
    }

    /** Looks at worlds that lie beside one another; what the rows upon which they bear give without them is no effect of theirs. */
    private void look(Derived fact, Map<List<Object>, HypotheticalRows.World> worlds) {
        worlds.keySet().removeAll(looked.keySet());
        if (worlds.isEmpty()) {
            return;
        }
        Map<List<Object>, HypotheticalRows.World> linked = new LinkedHashMap<>();
        List<HypotheticalRow> alone = new ArrayList<>();
        List<List<Object>> keys = new ArrayList<>();
        worlds.forEach((key, world) -> {
            if (world.rows().isEmpty()) {
                looked.put(key, Effect.NONE);
            } else if (world.rows().stream().allMatch(row -> standsAlone(fact, row.contract()))) {
                alone.addAll(world.rows());
                world.rows().forEach(row -> keys.add(key));
            } else {
                linked.put(key, world);
            }
        });
        if (!alone.isEmpty()) {
            List<List<Map<String, Object>>> rows = hypothetical.alone(fact, alone, LinkValues.years(fact, alone));
            for (int i = 0; i < rows.size(); i++) {
                looked.merge(keys.get(i), ofView(fact, rows.get(i)), Effect::plus);
                if (rows.get(i).isEmpty()) {
                    absent.add(keys.get(i));
                }
            }
        }
        Set<Integer> years = LinkValues.years(fact, linked.values().stream().flatMap(world -> world.rows().stream()).toList());
        leaveOutUnknown(fact, linked, years);
        List.copyOf(linked.values()).forEach(world -> linked.putIfAbsent(key(fact, List.of(), world.links()),
                new HypotheticalRows.World(List.of(), world.links())));
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

    /** Rows that are linked to no row of the leading source do nothing, where the rows of the view are rows of it. */
    private void leaveOutUnknown(Derived fact, Map<List<Object>, HypotheticalRows.World> worlds, Set<Integer> years) {
        if (worlds.isEmpty() || !standsAlone(fact, catalog.contract(fact.leading()))) {
            return;
        }
        Set<List<String>> links = worlds.values().stream().flatMap(world -> world.links().stream()).collect(Collectors.toSet());
        Set<List<String>> known = links.isEmpty() ? Set.of() : linkValues.known(fact, links, years);
        worlds.entrySet().removeIf(world -> {
            boolean nothing = world.getValue().links().stream().noneMatch(known::contains)
                    && world.getValue().rows().stream().noneMatch(row -> row.contract().id().equals(fact.leading()));
            if (nothing) {
                looked.put(world.getKey(), Effect.NONE);
            }
            return nothing;
        });
    }

    private static HypotheticalRow linked(Derived fact, HypotheticalRow row, List<String> link) {
        String renamed = LinkValues.renamed(fact).orElseThrow();
        return row.linked(renamed, link.get(fact.linkedBy().indexOf(renamed)));
    }

    /** The sources whose rows matter to what rows do: where each row of the view is one of these rows, its leading one does not. */
    private static List<String> bearing(Derived fact, List<HypotheticalRow> rows) {
        boolean alone = rows.stream().allMatch(row -> standsAlone(fact, row.contract()));
        return fact.contracts().stream().filter(id -> !alone || !id.equals(fact.leading())).toList();
    }

    /** The kinds of link values that a row could have, each by one of them, and how many there are. */
    private Map<List<String>, Long> kinds(Derived fact, HypotheticalRow row) {
        if (absent.contains(key(fact, List.of(row), Set.of()))) {
            // no row of another source makes a row of the view
            return Map.of();
        }
        Set<Integer> years = LinkValues.years(fact, List.of(row));
        Map<List<String>, Long> kinds = kindsOfLinks.computeIfAbsent(List.of(fact.name(), row.contract().id(), years), key -> {
            Map<List<String>, Long> counted = new LinkedHashMap<>();
            boolean made = fact.leading().equals(row.contract().id()) || !standsAlone(fact, catalog.contract(fact.leading()));
            // no row of another source makes a row of the view where each of these is one of the leading source
            Set<List<String>> wanted = made ? linkValues.links(fact, linking(fact, row.contract()), years) : linkValues.links(fact, years);
            linkValues.alike(fact, wanted, bearing(fact, List.of(row)), years)
                    .forEach(links -> counted.put(links.get(0), (long) links.size()));
            return counted;
        });
        List<String> own = LinkValues.link(fact, row::value);
        int place = fact.linkedBy().indexOf(LinkValues.renamed(fact).orElseThrow());
        Map<List<String>, Long> fitting = new LinkedHashMap<>(kinds);
        fitting.keySet().removeIf(link -> !fits(link, own, place));
        return fitting;
    }

    /** The sources to whose rows a row can be linked: the others, or its own where there is none and the rows are put together. */
    private static List<String> linking(Derived fact, Contract contract) {
        List<String> others = fact.contracts().stream().filter(id -> !id.equals(contract.id())).toList();
        boolean key = LinkValues.renamed(fact).flatMap(contract::column).filter(Column::key).isPresent();
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
