package shian.receive;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Periods.Span;
import shian.content.Row;
import shian.content.UnreadableException;

/** The months of the dates in a table, where its name says both a period and one within it: 2021年…（12月）. */
final class RowDates {

    private static final int ROWS = 2_000;
    private static final Pattern MONTH = Pattern.compile("(20\\d{2})\\s*[-/.年]?\\s*(\\d{1,2})(?!\\d).*|(20\\d{2})(\\d\\d)(?:\\d\\d)?");

    private RowDates() {
    }

    /** Whether most of the first rows are dated outside a period, and within the wider one. */
    static boolean areMostlyOutside(Table table, String column, Span narrow, Span wider) throws IOException {
        Integer index = table.header().indexes().get(column);
        if (index == null) {
            return false;
        }
        int dated = 0;
        int outside = 0;
        try {
            Row row = table.next();
            for (int i = 0; i < ROWS && row != null; i++, row = table.next()) {
                Matcher month = MONTH.matcher(Row.stripped(row.cell(index)));
                if (month.matches()) {
                    dated++;
                    outside += isOutside(month, narrow, wider) ? 1 : 0;
                }
            }
        } catch (UnreadableException e) {
            return false;
        }
        return outside * 2 > dated;
    }

    private static boolean isOutside(Matcher found, Span narrow, Span wider) {
        int group = found.group(1) == null ? 3 : 1;
        try {
            YearMonth month = YearMonth.of(Integer.parseInt(found.group(group)), Integer.parseInt(found.group(group + 1)));
            boolean meetsNarrow = !month.atEndOfMonth().isBefore(narrow.from()) && !month.atDay(1).isAfter(narrow.to());
            boolean meetsWider = !month.atEndOfMonth().isBefore(wider.from()) && !month.atDay(1).isAfter(wider.to());
            return meetsWider && !meetsNarrow;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
