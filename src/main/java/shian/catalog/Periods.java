package shian.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the period a file name, a manifest or a person names: {@code 2021}, {@code 202103}, {@code 2021H1}, {@code 2021年1-6月} … */
public final class Periods {

    /** Days from the first to the last, both included. */
    public record Span(LocalDate from, LocalDate to) {
        @Override
        public String toString() {
            return from + " – " + to;
        }
    }

    private static final Pattern MONTHS = Pattern.compile("(\\d{4})年?(\\d{1,2})月?[-—–~至](?:(\\d{4})年?)?(\\d{1,2})月?");

    private Periods() {
    }

    /** The days a text names; empty if it is no period, or says more than a period. */
    public static Optional<Span> parse(String text) {
        try {
            return Optional.ofNullable(read(text.strip())).or(() -> PeriodMentions.whole(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Span read(String text) {
        String bare = text.replaceAll("(?<=\\d{4})年度?$", "");
        if (bare.matches("\\d{4}")) {
            return months(Integer.parseInt(bare), 1, Integer.parseInt(bare), 12);
        }
        if (bare.matches("\\d{8}") || bare.matches("\\d{4}-\\d{2}-\\d{2}")) {
            LocalDate day = LocalDate.parse(bare.length() == 8
                    ? bare.substring(0, 4) + "-" + bare.substring(4, 6) + "-" + bare.substring(6) : bare);
            return new Span(day, day);
        }
        if (bare.matches("\\d{6}") || bare.matches("\\d{4}-\\d{2}") || bare.matches("\\d{4}年\\d{1,2}月")) {
            int month = Integer.parseInt(bare.substring(4).replaceAll("\\D", ""));
            return months(year(bare), month, year(bare), month);
        }
        Matcher half = Pattern.compile("\\d{4}(?:H([12])|年(上|下)半年)").matcher(bare);
        if (half.matches()) {
            boolean first = "1".equals(half.group(1)) || "上".equals(half.group(2));
            return months(year(bare), first ? 1 : 7, year(bare), first ? 6 : 12);
        }
        Matcher quarter = Pattern.compile("\\d{4}(?:Q([1-4])|年第?([1-4一二三四])季度)").matcher(bare);
        if (quarter.matches()) {
            int number = "1一2二3三4四".indexOf(quarter.group(1) == null ? quarter.group(2) : quarter.group(1)) / 2;
            return months(year(bare), number * 3 + 1, year(bare), number * 3 + 3);
        }
        Matcher range = MONTHS.matcher(bare);
        if (range.matches()) {
            int lastYear = range.group(3) == null ? year(bare) : Integer.parseInt(range.group(3));
            Span span = months(year(bare), Integer.parseInt(range.group(2)), lastYear, Integer.parseInt(range.group(4)));
            return span.to.isBefore(span.from) ? null : span;
        }
        return null;
    }

    private static int year(String text) {
        return Integer.parseInt(text.substring(0, 4));
    }

    private static Span months(int year, int month, int lastYear, int lastMonth) {
        return new Span(YearMonth.of(year, month).atDay(1), YearMonth.of(lastYear, lastMonth).atEndOfMonth());
    }
}
