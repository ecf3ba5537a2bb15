package shian.indicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.RowRule;
import shian.fact.HypotheticalRow;

/** What a row that is set aside could be: its good cells as they are, the others with any value that the contract allows. */
final class PossibleRows {

    /** What is asked of a row that has more possible values than this is not known. */
    private static final int MOST = 20_000;
    /** A number that stands for one without a limit. */
    static final BigDecimal UNLIMITED = new BigDecimal("1E15");
    /** Numbers from here on come from one without a limit. */
    static final BigDecimal LIMIT = new BigDecimal("1E13");
    /** A place that is in no division of the tree, and what texts that are made up begin with. */
    private static final String ELSEWHERE = "?";
    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);
    /** Months before its delivery in which an event of a row may lie and be looked at. */
    private static final int MONTHS_BEFORE = 24;

    private final Catalog catalog;
    private final LocalDate today;

    PossibleRows(Catalog catalog, LocalDate today) {
        this.catalog = catalog;
        this.today = today;
    }

    /**
     * What of the values of a row matters.
     *
     * @param columns columns of the fact table, {@code division_code} and {@code year} among them
     * @param links   those of them by which rows are linked: what they say matters to nobody
     * @param texts   values that conditions name; all others are alike
     * @param monthly whether the month of every date may matter, not only which of two days comes first
     */
    record Relevance(Set<String> columns, Set<String> links, Set<String> texts, boolean monthly) {

        boolean isRelevant(Contract contract, Column column) {
            return columns.contains(column.name()) || contract.division().contains(column.name()) && columns.contains("division_code")
                    || contract.period().filter(column.name()::equals).isPresent() && columns.contains("year");
        }
    }

    /** One row for each combination of values that matter; none if no value is allowed, nothing if there are too many. */
    Optional<List<HypotheticalRow>> of(OpenRow row, Relevance relevance) {
        List<Column> free = row.contract().columns().values().stream().filter(column -> row.isFree(column.name())).toList();
        List<Column> relevant = free.stream().filter(column -> relevance.isRelevant(row.contract(), column)).toList();
        List<Column> others = free.stream().filter(column -> !relevant.contains(column)).toList();
        List<String> divisions = row.divisions(catalog);
        List<Map<String, Object>> combinations = List.of(new HashMap<>(row.cells()));
        for (Column column : relevant) {
            List<Object> values = values(row, column, relevance, true);
            List<Map<String, Object>> next = new ArrayList<>();
            for (Map<String, Object> combination : combinations) {
                for (Object value : values) {
                    next.add(with(combination, column, value));
                }
            }
            combinations = next;
            if (combinations.size() > MOST) {
                return Optional.empty();
            }
        }
        List<HypotheticalRow> rows = new ArrayList<>();
        boolean anywhere = relevance.columns().contains("division_code");
        for (Map<String, Object> combination : combinations) {
            complete(row, combination, others, relevance, 0).ifPresent(cells -> {
                Object named = row.isDivisionFree() ? cells.get(divisionColumn(row).name()) : null;
                for (String division : divisions) {
                    if (named == null || isIdentifier(row) || named.equals(division)) {
                        rows.add(new HypotheticalRow(row.contract(), row.delivery(), row.line(), division, year(row, cells), cells));
                        if (!anywhere) {
                            break;
                        }
                    }
                }
            });
        }
        return Optional.of(rows);
    }

    private static Column divisionColumn(OpenRow row) {
        return row.contract().division().stream().filter(row::isFree).findFirst().map(row.contract().columns()::get).orElseThrow();
    }

    private static boolean isIdentifier(OpenRow row) {
        return divisionColumn(row).type().isIdentifier();
    }

    private static int year(OpenRow row, Map<String, Object> cells) {
        Optional<String> period = row.contract().period();
        if (period.isPresent() && row.isFree(period.get())) {
            Object value = cells.get(period.get());
            return value instanceof LocalDate day ? day.getYear() : ((Number) value).intValue();
        }
        return row.year() != null ? row.year() : row.from().getYear();
    }

    private static Map<String, Object> with(Map<String, Object> cells, Column column, Object value) {
        Map<String, Object> more = new HashMap<>(cells);
        more.put(column.name(), value);
        return more;
    }

    /** The row with some value in each of the other cells; empty if none keeps the rules. */
    private Optional<Map<String, Object>> complete(OpenRow row, Map<String, Object> cells, List<Column> others, Relevance relevance, int from) {
        if (from == others.size()) {
            return row.contract().rules().stream().allMatch(rule -> isKept(rule, cells)) ? Optional.of(cells) : Optional.empty();
        }
        Column column = others.get(from);
        boolean ruled = row.contract().rules().stream().anyMatch(rule -> rule.columns().contains(column.name()));
        List<Object> values = values(row, column, relevance, false);
        for (Object value : ruled ? values : values.subList(0, Math.min(1, values.size()))) {
            Optional<Map<String, Object>> complete = complete(row, with(cells, column, value), others, relevance, from + 1);
            if (complete.isPresent()) {
                return complete;
            }
        }
        return Optional.empty();
    }

    /** Whether a value stands for any that no other row has. */
    static boolean isMadeUp(Object value) {
        return value instanceof String text && text.startsWith(ELSEWHERE);
    }

    /** A text that is made up keeps any pattern: there is one that does. */
    private static boolean isKept(RowRule rule, Map<String, Object> cells) {
        return rule instanceof RowRule.Matches matches && isMadeUp(cells.get(matches.column()))
                || rule.isKept(cells::get);
    }

    /** The values of a free cell among which are the least, the greatest, and one of each kind that matters. */
    private List<Object> values(OpenRow row, Column column, Relevance relevance, boolean matters) {
        Set<Object> values = new LinkedHashSet<>();
        boolean period = row.contract().period().filter(column.name()::equals).isPresent();
        switch (column.type()) {
            case DIVISION, PLACE -> {
                boolean counts = row.contract().division().contains(column.name());
                values.addAll(counts ? row.divisions(catalog)
                        : catalog.divisions().within(catalog.divisions().cityOf(row.around()).orElse(row.around())).stream()
                                .map(Division::code).filter(catalog.divisions()::isLeaf).toList());
                if (!counts && column.type() == Column.Type.PLACE) {
                    values.add(ELSEWHERE);
                }
            }
            case CODE -> values.addAll(alike(catalog.codes().get(column.codes().orElseThrow()).codes().keySet(), relevance, matters));
            case BOOLEAN -> values.addAll(List.of(true, false));
            case DATE -> values.addAll(days(row, column, period, relevance, matters));
            case MONTH -> days(row, column, period, relevance, matters).forEach(day -> values.add(day.withDayOfMonth(1)));
            case YEAR -> {
                int first = period ? row.from().getYear() : EARLIEST.getYear();
                Stream.iterate(first, year -> year <= row.to().getYear(), year -> year + 1).forEach(values::add);
            }
            case INTEGER, DECIMAL, PERCENT -> values.addAll(numbers(row, column));
            default -> {
                row.contract().rules().stream().filter(rule -> rule instanceof RowRule.OneOf oneOf && oneOf.column().equals(column.name()))
                        .forEach(rule -> values.addAll(((RowRule.OneOf) rule).values()));
                if (values.isEmpty()) {
                    values.add(ELSEWHERE + row.delivery() + "-" + row.line());
                    if (matters && column.type() == Column.Type.TEXT && !column.key() && !relevance.links().contains(column.name())) {
                        values.addAll(relevance.texts());
                    }
                }
            }
        }
        if (column.type() == Column.Type.ITEMS) {
            values.clear();
        }
        if (values.isEmpty() || !column.required() && !period) {
            values.add(null);
        }
        return new ArrayList<>(values);
    }

    /** The codes that are named somewhere, and one that stands for the others; all where the code itself is counted by. */
    private static List<String> alike(Set<String> codes, Relevance relevance, boolean matters) {
        List<String> named = codes.stream().filter(relevance.texts()::contains).toList();
        Stream<String> other = codes.stream().filter(code -> !relevance.texts().contains(code)).limit(1);
        return matters ? Stream.concat(named.stream(), other).toList() : List.copyOf(codes);
    }

    private Set<LocalDate> days(OpenRow row, Column column, boolean period, Relevance relevance, boolean matters) {
        LocalDate first = period ? row.from() : EARLIEST;
        LocalDate last = period && row.to().isBefore(today) ? row.to() : today;
        Set<LocalDate> days = new LinkedHashSet<>(List.of(first, last));
        row.cells().values().stream().filter(LocalDate.class::isInstance).map(LocalDate.class::cast)
                .forEach(day -> days.addAll(List.of(day, day.minusDays(1), day.plusDays(1))));
        boolean yearOnly = period && !relevance.columns().contains(column.name());
        if (matters && !yearOnly && relevance.monthly()) {
            boolean others = row.contract().columns().values().stream().anyMatch(other -> other != column && other.type().isDay()
                    && relevance.columns().contains(other.name()));
            YearMonth end = YearMonth.from(last);
            YearMonth start = period ? YearMonth.from(first) : YearMonth.from(row.from()).minusMonths(MONTHS_BEFORE);
            for (YearMonth month = start; !month.isAfter(end); month = month.plusMonths(1)) {
                days.add(month.atDay(1));
                if (others) {
                    days.add(month.atEndOfMonth());
                }
            }
        } else if (period) {
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                days.add(LocalDate.of(year, 1, 1));
                days.add(LocalDate.of(year, 12, 31));
            }
        }
        days.removeIf(day -> day.isBefore(first) || day.isAfter(last));
        return days;
    }

    private Set<BigDecimal> numbers(OpenRow row, Column column) {
        Set<BigDecimal> numbers = new LinkedHashSet<>(List.of(BigDecimal.ZERO));
        BigDecimal least = UNLIMITED.negate();
        BigDecimal most = UNLIMITED;
        for (RowRule rule : row.contract().rules()) {
            if (!rule.columns().contains(column.name())) {
                continue;
            }
            if (rule instanceof RowRule.Range range) {
                least = range.min().orElse(least);
                most = range.max().orElse(most);
            } else if (rule instanceof RowRule.SumOfColumns sum) {
                numbers.add(sum.sum(name -> row.cells().get(name)));
                if (row.cells().get(sum.total()) != null) {
                    numbers.add(number(row.cells().get(sum.total())).subtract(sum.sum(name -> row.cells().get(name))));
                }
            }
            rule.columns().stream().map(row.cells()::get).filter(Number.class::isInstance).map(PossibleRows::number).forEach(numbers::add);
        }
        numbers.add(least);
        numbers.add(most);
        return numbers;
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
