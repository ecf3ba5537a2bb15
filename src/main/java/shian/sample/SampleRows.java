package shian.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rows of a feed, from which a department cuts the tables it hands in; the first column is the key, or part of it. */
record SampleRows(List<String> header, List<Row> rows) {

    /** A row, where it happened (null: in the city) and the day by which it belongs to a period. */
    record Row(Division division, LocalDate day, List<SampleCell> cells) {

        Row {
            cells = List.copyOf(cells);
        }

        /** With another text in the cell under a header. */
        Row with(List<String> header, String column, String text) {
            List<SampleCell> others = new ArrayList<>(cells);
            others.set(header.indexOf(column), SampleCell.of(text));
            return new Row(division, day, others);
        }
    }

    SampleRows {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    SampleRows in(Period period) {
        return where(row -> !YearMonth.from(row.day).isBefore(period.from()) && !YearMonth.from(row.day).isAfter(period.to()));
    }

    SampleRows of(Division division) {
        return where(row -> row.division == division);
    }

    /** The rows whose cell in a column is one of these. */
    SampleRows of(String column, List<String> texts) {
        int index = header.indexOf(column);
        return where(row -> texts.contains(row.cells.get(index).text()));
    }

    private SampleRows where(Predicate<Row> condition) {
        return new SampleRows(header, rows.stream().filter(condition).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    SampleRows kept(UnaryOperator<SampleCell> habit) {
        return new SampleRows(header, rows.stream()
                .map(row -> new Row(row.division, row.day, row.cells.stream().map(habit).toList()))
                .toList());
    }

    /** With other words for some columns, as another program has them. */
    SampleRows renamed(Map<String, String> headers) {
        return new SampleRows(header.stream().map(column -> headers.getOrDefault(column, column)).toList(), rows);
    }

    /** With a row on top of those that count that cannot be taken, because of the text in one of its cells. */
    SampleRows withFault(String column, String text) {
        Row last = rows.get(rows.size() - 1);
        return with(last.with(header, header.get(0), last.cells.get(0).text() + "-" + rows.size()).with(header, column, text));
    }

    /** With a column of numbers before the others, and further rows below that do not count. */
    SampleRows numbered(List<Row> below) {
        List<String> columns = new ArrayList<>(List.of("序号"));
        columns.addAll(header);
        List<Row> numbered = new ArrayList<>();
        Stream.concat(rows.stream(), below.stream()).forEach(row -> {
            List<SampleCell> cells = new ArrayList<>(List.of(SampleCell.of(numbered.size() + 1)));
            cells.addAll(row.cells);
            numbered.add(new Row(row.division, row.day, cells));
        });
        return new SampleRows(columns, numbered);
    }

    /** With the last row once more, to the letter. */
    SampleRows withCopy() {
        return with(rows.get(rows.size() - 1));
    }

    private SampleRows with(Row row) {
        List<Row> all = new ArrayList<>(rows);
        all.add(row);
        return new SampleRows(header, all);
    }

    /** A header and the rows, as a system exports them. */
    SampleTable exported(String name) {
        return filled(new SampleTable(name), 0);
    }

    /**
     * With a title, who reports, and signatures, as an office makes it.
     *
     * @param groupedColumns first columns whose repeated values are merged
     */
    SampleTable presented(String name, String title, String reporter, int groupedColumns) {
        SampleTable table = new SampleTable(name).groupedBy(groupedColumns).title(title).note("填报单位：" + reporter);
        return filled(table, 0).note(SampleFile.FOOTER);
    }

    /** Adds the header and the rows; of so many rows, counted from the second, a spreadsheet shows none. */
    SampleTable filled(SampleTable table, int hiddenRows) {
        table.header(header);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0 && i <= hiddenRows) {
                table.hiddenRow(rows.get(i).cells);
            } else {
                table.row(rows.get(i).cells);
            }
        }
        return table;
    }
}
