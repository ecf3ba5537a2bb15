package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files in which offices hand in a detail: most under the agreed name in one format or another, some as in real life.
 * In each, who reports stands above the rows; they are numbered. A table without rows says that it is a zero report.
 */
final class OfficeFiles {

    /**
     * A file that is not like the others.
     *
     * @param byMonth whether it is a workbook with a sheet a month
     * @param renamed headers that it writes otherwise
     * @param faults rows that cannot be taken; they come last and are in no total
     */
    record Special(TableFile file, boolean byMonth, Map<String, String> renamed, List<SampleRows.Row> faults) {

        static Special named(String stem, SampleFormat format) {
            return new Special(TableFile.named(stem, format), false, Map.of(), List.of());
        }

        static Special workbookByMonth(String stem) {
            return new Special(TableFile.named(stem, WorkbookFormat.XLSX), true, Map.of(), List.of());
        }

        Special withHeaders(Map<String, String> others) {
            return new Special(file, byMonth, others, faults);
        }

        Special withFaults(List<SampleRows.Row> rows) {
            return new Special(file, byMonth, renamed, rows);
        }
    }

    private final String letters;
    private final String title;
    private final List<String> totalled;
    private final List<SampleFormat> formats;
    private final Map<String, Special> special;
    private int written;

    /**
     * The files of a feed.
     *
     * @param letters the feed's letters in the agreed name
     * @param title what its tables are, after their period
     * @param totalled columns of yuan that are summed under the rows; none for tables without a total
     * @param formats the formats of files under that name, in turn
     * @param special other files by office and period, such as {@code 150105 2021}
     */
    OfficeFiles(
            String letters, String title, List<String> totalled, List<SampleFormat> formats, Map<String, Special> special) {
        this.letters = letters;
        this.title = title;
        this.totalled = totalled;
        this.formats = formats;
        this.special = special;
    }

    /** Writes the rows of an office and period into the file they are handed in with. */
    void write(Path directory, Office office, Period period, SampleRows rows) throws IOException {
        SampleFormat format = formats.get(written++ % formats.size());
        Special made = special.get(office.code() + " " + period.text());
        if (made == null) {
            made = new Special(TableFile.agreed(letters, office.code(), period, "MX", format), false, Map.of(), List.of());
        }
        List<SampleTable> tables = new ArrayList<>();
        if (made.byMonth) {
            for (YearMonth month = period.from(); !month.isAfter(period.to()); month = month.plusMonths(1)) {
                Period only = Period.month(month);
                tables.add(table(month.getMonthValue() + "月", office, only, rows.in(only), made));
            }
        } else {
            tables.add(table(period.text(), office, period, rows, made));
        }
        made.file.write(directory, tables);
    }

    private SampleTable table(String name, Office office, Period period, SampleRows rows, Special made) {
        SampleTable table = new SampleTable(name)
                .title(period.title() + title)
                .note("填报单位：" + office.name() + "  填报日期：" + period.reportedOn());
        rows.renamed(made.renamed).numbered(made.faults).filled(table, 0);
        if (rows.isEmpty()) {
            return table.note("零报告");
        }
        if (!totalled.isEmpty()) {
            table.total(total(rows));
        }
        return table.note(SampleFile.FOOTER);
    }

    private List<SampleCell> total(SampleRows rows) {
        List<SampleCell> total = new ArrayList<>(List.of(SampleCell.of("合计")));
        for (int i = 0; i < rows.header().size(); i++) {
            total.add(totalled.contains(rows.header().get(i)) ? SampleCell.of(sum(rows, i)) : SampleCell.EMPTY);
        }
        return total;
    }

    private static BigDecimal sum(SampleRows rows, int column) {
        return rows.rows().stream()
                .map(row -> row.cells().get(column))
                .filter(SampleCell.Number.class::isInstance)
                .map(cell -> ((SampleCell.Number) cell).value())
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
