package shian.indicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shian.catalog.Derived;
import shian.fact.HypotheticalRow;
import shian.fact.LinkValues;

/** Rows that are set aside and bear upon one another, as far as facts are linked: what each could do depends on the others. */
final class RowGroup {

    /** More worlds of rows that bear upon one another are not looked at. */
    private static final int MOST_WORLDS = 2_000;

    final List<OpenRow> rows = new ArrayList<>();
    /** For each row what it could be. */
    final List<List<HypotheticalRow>> possible = new ArrayList<>();
    /** The rows of each world but that in which every row is left out. */
    final List<List<HypotheticalRow>> worlds = new ArrayList<>();

    /** What it has in common with rows upon which it bears. */
    private final Set<Object> links = new LinkedHashSet<>();

    RowGroup(OpenRow row, List<HypotheticalRow> possible) {
        this.rows.add(row);
        this.possible.add(possible);
        if (row.same() != null) {
            links.add(row.same());
        }
    }

    /**
     * Puts together rows of which at most one can count, and rows that are linked to the same rows of a fact.
     *
     * @param groups of one row each
     */
    static List<RowGroup> joined(List<RowGroup> groups, List<Derived> facts) {
        facts.forEach(fact -> meet(fact, groups));
        Map<Object, RowGroup> byLink = new HashMap<>();
        List<RowGroup> joined = new ArrayList<>();
        for (RowGroup group : groups) {
            facts.forEach(group::addLink);
            Set<RowGroup> met = group.links.stream().map(byLink::get).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
            for (RowGroup other : met) {
                group.rows.addAll(other.rows);
                group.possible.addAll(other.possible);
                joined.remove(other);
                byLink.replaceAll((link, of) -> of == other ? group : of);
            }
            group.links.forEach(link -> byLink.put(link, group));
            joined.add(group);
        }
        return joined;
    }

    private void addLink(Derived fact) {
        if (isOf(fact) && !fact.linkedBy().isEmpty() && !isRoaming(fact)) {
            List<String> link = LinkValues.link(fact, possible.get(0).get(0)::value);
            if (!link.contains(null)) {
                links.add(List.of(fact.name(), link));
            }
        }
    }

    /**
     * A row that might be linked to any rows of a fact may be linked to a row of the leading source that is set aside too: one can
     * do nothing without the other. Where they are many they are looked at one by one, and what they do together is not seen.
     */
    private static void meet(Derived fact, List<RowGroup> groups) {
        if (LinkValues.renamed(fact).isEmpty()) {
            return;
        }
        String column = LinkValues.renamed(fact).get();
        List<RowGroup> leading = groups.stream().filter(group -> group.isOf(fact) && group.isLeading(fact) && !group.isRoaming(fact)
                && group.rows.get(0).cells().get(column) != null).toList();
        List<RowGroup> roaming = groups.stream().filter(group -> group.isOf(fact) && !group.isLeading(fact) && group.isRoaming(fact)
                && group.rows.get(0).isFree(column)).toList();
        List<RowGroup> all = Stream.concat(leading.stream(), roaming.stream()).toList();
        double worlds = all.stream().mapToDouble(group -> 1.0 + group.possible.get(0).size() * (roaming.contains(group) ? 1 + leading.size() : 1))
                .reduce(1, (one, other) -> one * other);
        if (leading.isEmpty() || roaming.isEmpty() || worlds > MOST_WORLDS || all.stream().anyMatch(group -> group.rows.get(0).rows() > 1)) {
            return;
        }
        all.forEach(group -> group.links.add(List.of(fact.name(), "set aside")));
        for (RowGroup group : roaming) {
            List<HypotheticalRow> rows = new ArrayList<>(group.possible.get(0));
            group.possible.get(0).forEach(row -> leading.forEach(other -> rows.add(row.linked(column, other.rows.get(0).cells().get(column)))));
            group.possible.set(0, rows);
        }
    }

    private boolean isOf(Derived fact) {
        return fact.contracts().contains(rows.get(0).contract().id()) && !possible.get(0).isEmpty();
    }

    private boolean isLeading(Derived fact) {
        return fact.leading().equals(rows.get(0).contract().id());
    }

    /** Whether the row might be linked to any rows of a fact, since that cell is what is at fault. */
    private boolean isRoaming(Derived fact) {
        return fact.linkedBy().stream().anyMatch(name ->
                name.equals("division_code") ? rows.get(0).isDivisionFree() : rows.get(0).isFree(name));
    }

    /** Fills in the worlds; false if they are too many. */
    boolean fillWorlds() {
        if (rows.size() > 1 && rows.stream().anyMatch(row -> row.rows() > 1)) {
            return false;
        }
        List<List<HypotheticalRow>> all = new ArrayList<>(List.of(List.of()));
        List<Set<String>> taken = new ArrayList<>(List.of(Set.of()));
        for (int i = 0; i < rows.size(); i++) {
            String same = rows.get(i).same();
            int known = all.size();
            for (int world = 0; world < known; world++) {
                if (same != null && taken.get(world).contains(same)) {
                    continue;
                }
                for (HypotheticalRow row : possible.get(i)) {
                    List<HypotheticalRow> more = new ArrayList<>(all.get(world));
                    more.add(row);
                    all.add(more);
                    Set<String> with = new HashSet<>(taken.get(world));
                    if (same != null) {
                        with.add(same);
                    }
                    taken.add(with);
                }
                if (all.size() > MOST_WORLDS && rows.size() > 1) {
                    return false;
                }
            }
        }
        worlds.addAll(all.subList(1, all.size()));
        return true;
    }
}
