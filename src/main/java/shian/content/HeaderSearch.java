package shian.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Units;

/** Looks for the headers of a contract (domain.md D02, D03, 3.11): each is one row, or two of which the upper one spans columns. */
public final class HeaderSearch {

    private final Contract contract;
    private final HeaderName.Reader reader;

    public HeaderSearch(Contract contract, Units units) {
        this.contract = contract;
        Map<String, HeaderName> known = new HashMap<>();
        for (Column column : contract.columns().values()) {
            for (int i = 0; i < column.headers().size(); i++) {
                known.putIfAbsent(Header.normalised(column.headers().get(i)), new HeaderName(column.name(),
                        i == 0 ? HeaderName.Rank.OWN : HeaderName.Rank.VARIANT, List.of()));
            }
        }
        this.reader = new HeaderName.Reader(known, text -> text.equals("%") || text.equals("‰") || units.isUnit(text),
                (column, text) -> contract.columns().get(column).unit().flatMap(base -> units.factor(text, base)).isPresent());
    }

    public Contract contract() {
        return contract;
    }

    /** A cell of the header that names a column. */
    private record Place(int index, HeaderName name) {
    }

    /** The header that comes in the next rows, which stay to be read; in many if instructions of any length stand above it. */
    public Optional<Header> in(RowsAhead rows) throws IOException {
        Optional<Header> header = in(rows.peek(Header.ROWS_TO_SEARCH), rows.hiddenColumns());
        return header.filter(found -> found.missing().isEmpty()).isPresent() ? header
                : in(rows.peek(Header.ROWS_AT_MOST), rows.hiddenColumns());
    }

    /**
     * The header among rows: in the first {@link Header#ROWS_TO_SEARCH} if a whole one is there, else wherever a better one
     * follows a longer head. It names the most columns, and at least two.
     *
     * @param hidden indexes of the columns that a person does not see
     */
    public Optional<Header> in(List<Row> rows, Set<Integer> hidden) {
        Header best = null;
        for (int i = 0; i < rows.size() && (i < Header.ROWS_TO_SEARCH || best == null || !best.missing().isEmpty()); i++) {
            List<String> cells = normalised(rows.get(i));
            boolean whole = best != null && best.missing().isEmpty() && best.rivals().isEmpty();
            // the row beneath the best one may be a lower row of the same header
            if (whole && rows.get(i - 1).line() != best.line() && names(cells) * 2 <= best.indexes().size()) {
                continue;
            }
            best = better(best, header(cells.stream().map(reader::read).toList(), List.of(rows.get(i)), hidden));
            List<String> above = i == 0 ? List.of() : normalised(rows.get(i - 1));
            if (above.stream().filter(cell -> !cell.isEmpty()).count() > 1) {
                best = better(best, header(joined(above, cells), List.of(rows.get(i - 1), rows.get(i)), hidden));
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many cells are the name of a column and nothing else. */
    private long names(List<String> cells) {
        return cells.stream().filter(cell -> reader.whole(cell).isPresent()).count();
    }

    /** The header that a row below another one makes, if it names about as many columns; empty if it is none. */
    public Optional<Header> following(Header before, Row row) {
        int filled = 0;
        boolean name = false;
        for (String cell : row.cells()) {
            String text = Row.stripped(cell);
            filled += text.isEmpty() ? 0 : 1;
            name |= !text.isEmpty() && reader.whole(text).isPresent();
        }
        if (!name || filled < 2) {
            return Optional.empty();
        }
        Header header = header(normalised(row).stream().map(reader::read).toList(), List.of(row), before.hidden());
        return header.indexes().size() >= Math.max(2, (before.indexes().size() + 1) / 2) ? Optional.of(header) : Optional.empty();
    }

    /** More columns win; of as many the one in which fewer stand several times; of these the header that was found first. */
    private Header better(Header best, Header header) {
        boolean enough = header.indexes().size() >= Math.min(2, contract.columns().size());
        return enough && (best == null || header.indexes().size() > best.indexes().size()
                || header.indexes().size() == best.indexes().size() && header.rivals().size() < best.rivals().size()) ? header : best;
    }

    private static List<String> normalised(Row row) {
        List<String> cells = new ArrayList<>(row.cells().length);
        for (String cell : row.cells()) {
            cells.add(Header.normalised(Unvalued.shown(cell)));
        }
        return cells;
    }

    /** What each cell names under a spanning row: the upper cell is that of the nearest to the left. */
    private List<Optional<HeaderName>> joined(List<String> upper, List<String> lower) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        lower.stream().filter(cell -> !seen.add(cell)).forEach(repeated::add);
        List<Optional<HeaderName>> names = new ArrayList<>();
        String spanning = "";
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String own = i < upper.size() ? upper.get(i) : "";
            spanning = own.isEmpty() ? spanning : own;
            String cell = i < lower.size() ? lower.get(i) : "";
            String parent = spanning;
            names.add(cell.isEmpty() ? reader.read(own)
                    : reader.read(parent + cell).or(() -> reader.read(parent + "-" + cell)).or(() -> reader.whole(cell + "(" + parent + ")"))
                    .or(() -> repeated.contains(cell) ? Optional.empty() : reader.read(cell)));
        }
        return names;
    }

    private Header header(List<Optional<HeaderName>> names, List<Row> levels, Set<Integer> hidden) {
        Map<String, List<Place>> places = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            int index = i;
            names.get(i).ifPresent(name -> places.computeIfAbsent(name.column(), column -> new ArrayList<>()).add(new Place(index, name)));
        }
        Map<String, Integer> indexes = new LinkedHashMap<>();
        Map<String, List<String>> words = new HashMap<>();
        List<Header.Rival> rivals = new ArrayList<>();
        places.forEach((column, found) -> {
            // what a person sees goes before what is hidden, a name of its own before one of several
            found.sort(Comparator.comparing((Place place) -> hidden.contains(place.index)).thenComparing(place -> place.name.rank())
                    .thenComparing(Place::index));
            Place first = found.get(0);
            indexes.put(column, first.index);
            words.put(column, first.name.words());
            found.stream().skip(1).map(other -> new Header.Rival(column, other.index, other.name.words(),
                    other.name.rank() == first.name.rank() && !hidden.contains(other.index))).forEach(rivals::add);
        });
        List<Column> missing = contract.required().stream().filter(c -> !indexes.containsKey(c.name())).toList();
        Row last = levels.get(levels.size() - 1);
        return new Header(last.line(), indexes, words, levels.size() == 1 ? shown(last) : raw(levels), missing, levels, rivals, hidden);
    }

    private static List<String> shown(Row row) {
        return Arrays.stream(row.cells()).map(Unvalued::shown).toList();
    }

    private static List<String> raw(List<Row> levels) {
        List<String> raw = new ArrayList<>();
        String spanning = "";
        for (int i = 0; i < Math.max(levels.get(0).cells().length, levels.get(1).cells().length); i++) {
            String own = Unvalued.shown(levels.get(0).cell(i)).strip();
            spanning = own.isEmpty() ? spanning : own;
            String cell = Unvalued.shown(levels.get(1).cell(i)).strip();
            raw.add(cell.isEmpty() ? own : spanning + cell);
        }
        return raw;
    }
}
