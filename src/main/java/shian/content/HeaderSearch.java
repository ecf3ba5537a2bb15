package shian.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Column;
import shian.catalog.Contract;

/** Looks for the header of a contract (domain.md D02, D03, 3.11): one row, or two of which the upper one spans columns. */
final class HeaderSearch {

    private static final Pattern UNIT = Pattern.compile("^(.*?)\\(([^()]+)\\)$");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern SLASH = Pattern.compile("/(?![^()]*\\))");

    private final Contract contract;
    private final Map<String, String> columnByHeader = new HashMap<>();

    HeaderSearch(Contract contract) {
        this.contract = contract;
        contract.columns().values().forEach(column ->
                column.headers().forEach(header -> columnByHeader.put(Header.normalised(header), column.name())));
    }

    /** A column a cell of the header names, and its unit if the cell says one. */
    private record Named(String column, String unit, boolean exact) {
    }

    Optional<Header> in(List<Row> rows) {
        Header best = null;
        List<String> above = List.of();
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = normalised(rows.get(i));
            best = better(best, header(cells.stream().map(List::of).toList(), List.of(rows.get(i))));
            if (i > 0 && above.stream().filter(cell -> !cell.isEmpty()).count() > 1) {
                best = better(best, header(joined(above, cells), List.of(rows.get(i - 1), rows.get(i))));
            }
            above = cells;
        }
        return Optional.ofNullable(best);
    }

    /** More columns win; of as many the header that was found first. */
    private Header better(Header best, Header header) {
        boolean enough = header.indexes().size() >= Math.min(2, contract.columns().size());
        return enough && (best == null || header.indexes().size() > best.indexes().size()) ? header : best;
    }

    private static List<String> normalised(Row row) {
        List<String> cells = new ArrayList<>(row.cells().length);
        for (String cell : row.cells()) {
            cells.add(Header.normalised(cell));
        }
        return cells;
    }

    /** What may be the name of each column under a spanning row: the upper cell is that of the nearest to the left. */
    private static List<List<String>> joined(List<String> upper, List<String> lower) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        lower.stream().filter(cell -> !seen.add(cell)).forEach(repeated::add);
        List<List<String>> names = new ArrayList<>();
        String spanning = "";
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String own = i < upper.size() ? upper.get(i) : "";
            spanning = own.isEmpty() ? spanning : own;
            String cell = i < lower.size() ? lower.get(i) : "";
            if (cell.isEmpty()) {
                names.add(own.isEmpty() ? List.of() : List.of(own));
            } else {
                List<String> any = new ArrayList<>(List.of(spanning + cell, spanning + "-" + cell, cell + "(" + spanning + ")"));
                if (!repeated.contains(cell)) {
                    any.add(cell);
                }
                names.add(any);
            }
        }
        return names;
    }

    private Header header(List<List<String>> names, List<Row> levels) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        Map<String, String> units = new HashMap<>();
        List<Optional<Named>> named = names.stream()
                .map(any -> any.stream().flatMap(name -> named(name).stream()).findFirst()).toList();
        // a cell that is a name goes before one that only has it among others
        for (boolean exact : new boolean[] {true, false}) {
            for (int i = 0; i < named.size(); i++) {
                Named cell = named.get(i).orElse(null);
                if (cell != null && cell.exact == exact && indexes.putIfAbsent(cell.column, i) == null && cell.unit != null) {
                    units.put(cell.column, cell.unit);
                }
            }
        }
        List<Column> missing = contract.required().stream().filter(c -> !indexes.containsKey(c.name())).toList();
        Row last = levels.get(levels.size() - 1);
        return new Header(last.line(), indexes, units, levels.size() == 1 ? List.of(last.cells()) : raw(levels), missing, levels);
    }

    private static List<String> raw(List<Row> levels) {
        List<String> raw = new ArrayList<>();
        String spanning = "";
        for (int i = 0; i < Math.max(levels.get(0).cells().length, levels.get(1).cells().length); i++) {
            String own = levels.get(0).cell(i).strip();
            spanning = own.isEmpty() ? spanning : own;
            String cell = levels.get(1).cell(i).strip();
            raw.add(cell.isEmpty() ? own : spanning + cell);
        }
        return raw;
    }

    /** The column a cell names: as a whole, but for a unit or words in brackets, or by one of its parts: 名称/来源. */
    private Optional<Named> named(String cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String column = columnByHeader.get(cell);
        if (column != null) {
            return Optional.of(new Named(column, null, true));
        }
        if (cell.indexOf('(') < 0 && cell.indexOf('/') < 0) {
            return Optional.empty();
        }
        Matcher unit = UNIT.matcher(cell);
        if (unit.matches() && columnByHeader.containsKey(unit.group(1))) {
            return Optional.of(new Named(columnByHeader.get(unit.group(1)), unit.group(2), true));
        }
        for (String part : SLASH.split(cell)) {
            String known = columnByHeader.getOrDefault(part, columnByHeader.get(BRACKETS.matcher(part).replaceAll("")));
            if (known != null) {
                return Optional.of(new Named(known, null, false));
            }
        }
        return Optional.empty();
    }
}
