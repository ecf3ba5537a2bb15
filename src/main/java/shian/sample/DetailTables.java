package shian.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lays the rows of a detail out as a department does: a title, who reports, the header, the rows, their total,
 * signatures. A table without rows says that it is a zero report.
 *
 * @param title what the table is, after its period
 * @param cells the cells of a row, after its number
 * @param date the date by which a row belongs to a month
 * @param total the sums under the rows by their header; none for a table without a total
 */
record DetailTables<T>(
        String title, List<String> header, Function<T, List<SampleCell>> cells, Function<T, LocalDate> date,
        Function<List<T>, Map<String, SampleCell>> total) {

    /** A row that cannot be taken, because of the text in one of its cells. */
    record Fault<T>(T row, String column, String text) {
    }

    private static final String NUMBER = "序号";

    /** All rows of a period in one table; those at fault come last. */
    SampleTable ofPeriod(String reporter, Period period, Map<String, String> renamed, List<T> rows, List<Fault<T>> faults) {
        return table(period.text(), reporter, period, renamed, rows, faults);
    }

    /** A table a month, named by it. */
    List<SampleTable> byMonth(String reporter, Period period, Map<String, String> renamed, List<T> rows) {
        List<SampleTable> tables = new ArrayList<>();
        for (YearMonth month = period.from(); !month.isAfter(period.to()); month = month.plusMonths(1)) {
            YearMonth here = month;
            List<T> ofMonth = rows.stream().filter(row -> YearMonth.from(date.apply(row)).equals(here)).toList();
            tables.add(table(month.getMonthValue() + "月", reporter, Period.month(month), renamed, ofMonth, List.of()));
        }
        return tables;
    }

    private SampleTable table(
            String name, String reporter, Period period, Map<String, String> renamed, List<T> rows, List<Fault<T>> faults) {
        SampleTable table = new SampleTable(name)
                .title(period.title() + title)
                .note("填报单位：" + reporter + "  填报日期：" + period.reportedOn());
        List<String> headers = new ArrayList<>(List.of(NUMBER));
        header.forEach(column -> headers.add(renamed.getOrDefault(column, column)));
        table.header(headers);
        if (rows.isEmpty()) {
            return table.note("零报告");
        }
        int number = 0;
        for (T row : rows) {
            table.row(line(++number, row));
        }
        for (Fault<T> fault : faults) {
            List<SampleCell> line = line(++number, fault.row);
            line.set(1 + header.indexOf(fault.column), SampleCell.of(fault.text));
            table.row(line);
        }
        addTotal(table, rows);
        return table.note(SampleFile.FOOTER);
    }

    private List<SampleCell> line(int number, T row) {
        List<SampleCell> line = new ArrayList<>(List.of(SampleCell.of(number)));
        line.addAll(cells.apply(row));
        return line;
    }

    private void addTotal(SampleTable table, List<T> rows) {
        Map<String, SampleCell> sums = total.apply(rows);
        if (sums.isEmpty()) {
            return;
        }
        List<SampleCell> line = new ArrayList<>(List.of(SampleCell.of("合计")));
        header.forEach(column -> line.add(sums.getOrDefault(column, SampleCell.EMPTY)));
        table.total(line);
    }
}
