package shian.catalog;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Periods.Span;

/** The forms in which a period is written in a name, the longest first; numerals are Arabic, dashes of all kinds are {@code -}. */
final class PeriodForms {

    /** A form; {@code bareDay} if it is eight digits, which is also how systems stamp files. */
    record Form(Pattern pattern, Reader reader, boolean bareDay) {
    }

    /** Reads a form, given the year of names that say none; null if there is no such year. */
    interface Reader {

        /** @return null if it says no year and none is known, or if it ends before it begins */
        Span read(Matcher matcher, Integer year);
    }

    /** What a form begins with. */
    static final String BEGINS = "0123456789第前上下一二三四Q";

    /** Years and months that a group may be: 2021, 年 or nothing behind it where something other than a digit follows. */
    private static final String YEAR = "(?:(20\\d{2})(?:年度?[-_]?|[-_ ]|(?=[上下第前QH一二三四])))?";
    private static final String D = "(\\d{1,2})";
    /** 月饼 is no month. */
    private static final String MONTH = "月(?!饼)份?";
    private static final String QUARTER = "第?([一二三四1-4])";

    private static final List<Form> FORMS = List.of(
            // days
            form(YEAR + D + "月" + D + "[日号]?-(?:(20\\d{2})年)?(?:" + D + "月)?" + D + "[日号]", (m, year) -> days(
                    year(m.group(1), year), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6))),
            form("(20\\d{2})([-./_])" + D + "\\2" + D + "-(?:(20\\d{2})\\2)?(?:" + D + "\\2)?" + D, (m, year) -> days(
                    year(m.group(1), year), m.group(3), m.group(4), m.group(5), m.group(6), m.group(7))),
            form("(20\\d{2})(\\d\\d)(\\d\\d)-(20\\d{2})(\\d\\d)(\\d\\d)", (m, year) -> days(
                    year(m.group(1), year), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6))),
            form(YEAR + D + "月" + D + "[日号]", (m, year) -> day(year(m.group(1), year), m.group(2), m.group(3))),
            form("(20\\d{2})([-./_])" + D + "\\2" + D, (m, year) -> day(year(m.group(1), year), m.group(3), m.group(4))),
            new Form(bounded("(20\\d{2})(\\d\\d)(\\d\\d)"), (m, year) -> day(year(m.group(1), year), m.group(2), m.group(3)), true),
            form(YEAR + D + "月([上中下])旬", (m, year) -> tenDays(year(m.group(1), year), m.group(2), m.group(3))),
            // months
            form(YEAR + D + "月?-(?:(20\\d{2})年)?" + D + MONTH, (m, year) -> months(
                    year(m.group(1), year), m.group(2), m.group(3), m.group(4))),
            form(YEAR + "(\\d{1,2}(?:月?[、,和及]\\d{1,2})+)" + MONTH, (m, year) -> consecutive(year(m.group(1), year), m.group(2), 1)),
            form("(20\\d{2})(\\d\\d)-(20\\d{2})(\\d\\d)", (m, year) -> months(
                    year(m.group(1), year), m.group(2), m.group(3), m.group(4))),
            form("(20\\d{2})(\\d\\d)-(\\d\\d)", (m, year) -> months(year(m.group(1), year), m.group(2), null, m.group(3))),
            form("(20\\d{2})\\." + D + "-(?:(20\\d{2})\\.)?" + D + "(?:" + MONTH + ")?", (m, year) -> months(
                    year(m.group(1), year), m.group(2), m.group(3), m.group(4))),
            form("(20\\d{2})-(\\d\\d)-(20\\d{2})-(\\d\\d)", (m, year) -> months(
                    year(m.group(1), year), m.group(2), m.group(3), m.group(4))),
            form(YEAR + "前" + D + "个月", (m, year) -> months(year(m.group(1), year), "1", null, m.group(2))),
            form(YEAR + D + MONTH, (m, year) -> months(year(m.group(1), year), m.group(2), null, m.group(2))),
            // quarters and halves
            form(YEAR + "([上下])半年", (m, year) -> span(year(m.group(1), year), m.group(2).equals("上") ? 1 : 7,
                    m.group(2).equals("上") ? 6 : 12)),
            form(YEAR + QUARTER + "季?度?-" + QUARTER + "季度", (m, year) -> quarters(year(m.group(1), year), m.group(2), m.group(3))),
            form(YEAR + "(第?[一二三四1-4](?:季?度?[、,和及]第?[一二三四1-4])+)季度", (m, year) -> consecutive(
                    year(m.group(1), year), m.group(2).replaceAll("[第季度]", ""), 3)),
            form(YEAR + "前([一二三1-3])季度", (m, year) -> quarters(year(m.group(1), year), "1", m.group(2))),
            form(YEAR + QUARTER + "季度", (m, year) -> quarters(year(m.group(1), year), m.group(2), m.group(2))),
            form("(?<![A-Za-z])" + YEAR + "Q([1-4])(?![A-Za-z])", (m, year) -> quarters(year(m.group(1), year), m.group(2), m.group(2))),
            form("(20\\d{2})(?:年?[-_ ]?)H([12])(?![A-Za-z])", (m, year) -> span(year(m.group(1), year), m.group(2).equals("1") ? 1 : 7,
                    m.group(2).equals("1") ? 6 : 12)),
            // months as numbers
            form("(20\\d{2})(\\d\\d)", (m, year) -> months(year(m.group(1), year), m.group(2), null, m.group(2))),
            form("(20\\d{2})\\." + D + "(?![.]\\d)(?:" + MONTH + ")?", (m, year) -> months(
                    year(m.group(1), year), m.group(2), null, m.group(2))),
            form("(20\\d{2})M" + D, (m, year) -> months(year(m.group(1), year), m.group(2), null, m.group(2))),
            form("(20\\d{2})[-_](\\d\\d)", (m, year) -> months(year(m.group(1), year), m.group(2), null, m.group(2))),
            // years
            form("(20\\d{2})年?-(20\\d{2})年?度?", (m, year) -> ordered(new Span(LocalDate.of(year(m.group(1), year), 1, 1),
                    LocalDate.of(year(m.group(2), year), 12, 31)))),
            form("(20\\d{2})(?:年度?)?(?:全年)?", (m, year) -> span(year(m.group(1), year), 1, 12)));

    private PeriodForms() {
    }

    static List<Form> all() {
        return FORMS;
    }

    private static Form form(String expression, Reader reader) {
        return new Form(bounded(expression), reader, false);
    }

    private static Pattern bounded(String expression) {
        return Pattern.compile("(?<!\\d)" + expression + "(?!(?<=\\d)\\d)");
    }

    private static Integer year(String said, Integer known) {
        return said == null ? known : Integer.valueOf(said);
    }

    private static Span span(Integer year, int first, int last) {
        return year == null ? null : ordered(new Span(YearMonth.of(year, first).atDay(1), YearMonth.of(year, last).atEndOfMonth()));
    }

    private static Span months(Integer year, String first, String lastYear, String last) {
        return year == null ? null : ordered(new Span(YearMonth.of(year, number(first)).atDay(1),
                YearMonth.of(year(lastYear, year), number(last)).atEndOfMonth()));
    }

    private static Span quarters(Integer year, String first, String last) {
        return span(year, number(first) * 3 - 2, number(last) * 3);
    }

    /** Numbers of months or quarters that follow one another; others are none. */
    private static Span consecutive(Integer year, String list, int months) {
        int[] numbers = Pattern.compile("月?[、,和及]").splitAsStream(list).mapToInt(PeriodForms::number).toArray();
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] != numbers[i - 1] + 1) {
                return null;
            }
        }
        return span(year, (numbers[0] - 1) * months + 1, numbers[numbers.length - 1] * months);
    }

    private static Span day(Integer year, String month, String day) {
        if (year == null) {
            return null;
        }
        LocalDate date = LocalDate.of(year, number(month), number(day));
        return new Span(date, date);
    }

    private static Span days(Integer year, String month, String day, String lastYear, String lastMonth, String lastDay) {
        return year == null ? null : ordered(new Span(LocalDate.of(year, number(month), number(day)),
                LocalDate.of(year(lastYear, year), number(lastMonth == null ? month : lastMonth), number(lastDay))));
    }

    private static Span tenDays(Integer year, String month, String which) {
        if (year == null) {
            return null;
        }
        YearMonth of = YearMonth.of(year, number(month));
        int first = "上中下".indexOf(which) * 10 + 1;
        return new Span(of.atDay(first), which.equals("下") ? of.atEndOfMonth() : of.atDay(first + 9));
    }

    private static Span ordered(Span span) {
        return span.to().isBefore(span.from()) ? null : span;
    }

    private static int number(String text) {
        int chinese = "一二三四".indexOf(text);
        return chinese < 0 ? Integer.parseInt(text) : chinese + 1;
    }
}
