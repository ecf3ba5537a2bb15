package shian;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that rows of files could be, some of whose cells nobody understands. */
final class Worlds {

    private Worlds() {
    }

    /** A row by column, and for each column at fault the values that it can have; those that share a key count one at the most. */
    record Case(Map<String, String> row, Map<String, List<String>> faults, int twin) {

        boolean isSetAside() {
            return !faults.isEmpty() || twin > 0;
        }
    }

    static Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }

    /** One or two columns at fault. */
    static Map<String, List<String>> faults(Random random, Map<String, List<String>> possible) {
        List<String> columns = possible.keySet().stream().sorted().toList();
        Map<String, List<String>> faults = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            String column = pick(random, columns);
            faults.put(column, possible.get(column));
        }
        return faults;
    }

    static <T> T pick(Random random, Collection<T> from) {
        return List.copyOf(from).get(random.nextInt(from.size()));
    }

    /** The rows of each world: every good row, and each other one left out or with some value in its cells at fault. */
    static List<List<Map<String, String>>> of(List<Case> rows) {
        List<Map<String, String>> good = rows.stream().filter(row -> !row.isSetAside()).map(Case::row).toList();
        List<List<Map<String, String>>> worlds = List.of(good);
        List<Case> twins = rows.stream().filter(row -> row.twin > 0).toList();
        List<List<Map<String, String>>> choices = new ArrayList<>();
        rows.stream().filter(row -> !row.faults.isEmpty()).forEach(row -> choices.add(completions(row)));
        if (!twins.isEmpty()) {
            choices.add(twins.stream().map(Case::row).toList());
        }
        for (List<Map<String, String>> choice : choices) {
            List<List<Map<String, String>>> next = new ArrayList<>(worlds);
            for (List<Map<String, String>> world : worlds) {
                for (Map<String, String> row : choice) {
                    next.add(Stream.concat(world.stream(), Stream.of(row)).toList());
                }
            }
            worlds = next;
        }
        return worlds;
    }

    private static List<Map<String, String>> completions(Case row) {
        List<Map<String, String>> rows = List.of(row.row);
        for (Map.Entry<String, List<String>> fault : row.faults.entrySet()) {
            rows = rows.stream().flatMap(r -> fault.getValue().stream().map(value -> {
                Map<String, String> with = new LinkedHashMap<>(r);
                with.put(fault.getKey(), value);
                return with;
            })).toList();
        }
        // who sat an examination passed it or did not
        return rows.stream().filter(r -> !r.containsKey("attended") || !r.get("attended").equals("是") || !r.get("passed").isEmpty()).toList();
    }
}
