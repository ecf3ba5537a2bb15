package shian.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The months a file covers: as its name has them, and as a title says them. */
record Period(String text, String title, YearMonth from, YearMonth to) {

    /** The years of the sample, the last as far as it goes. */
    static final List<Period> YEARS =
            List.of(year(2020), year(2021), months(SamplingPlan.LAST.withMonth(1), SamplingPlan.LAST));

    static Period year(int year) {
        return new Period("" + year, year + "年度", YearMonth.of(year, 1), YearMonth.of(year, 12));
    }

    static Period half(int year, int half) {
        YearMonth from = YearMonth.of(year, half * 6 - 5);
        return new Period(year + "H" + half, year + (half == 1 ? "年上半年" : "年下半年"), from, from.plusMonths(5));
    }

    static Period quarter(int year, int quarter) {
        YearMonth from = YearMonth.of(year, quarter * 3 - 2);
        return new Period(year + "Q" + quarter, year + "年第" + "一二三四".charAt(quarter - 1) + "季度", from, from.plusMonths(2));
    }

    static Period month(YearMonth month) {
        return new Period(digits(month), month.getYear() + "年" + month.getMonthValue() + "月", month, month);
    }

    static Period months(YearMonth from, YearMonth to) {
        String title = from.getYear() + "年" + from.getMonthValue() + "-" + to.getMonthValue() + "月";
        return new Period(digits(from) + "-" + digits(to), title, from, to);
    }

    boolean contains(LocalDate day) {
        return !YearMonth.from(day).isBefore(from) && !YearMonth.from(day).isAfter(to);
    }

    /** When the department hands the file in. */
    LocalDate reportedOn() {
        return to.plusMonths(1).atDay(5);
    }

    private static String digits(YearMonth month) {
        return "" + (month.getYear() * 100 + month.getMonthValue());
    }
}
