package shian.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What a cell of a department's table holds: a workbook keeps its type, a text file only its {@link #text()}. */
sealed interface SampleCell {

    SampleCell EMPTY = new Text("");

    /** As it stands in a text file. */
    String text();

    static SampleCell of(String text) {
        return text.isEmpty() ? EMPTY : new Text(text);
    }

    static SampleCell of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    /** A number shown with the decimals it has. */
    static SampleCell of(BigDecimal number) {
        return new Number(number);
    }

    static SampleCell of(LocalDate day) {
        return new Day(day);
    }

    /** The day, or an empty cell for null. */
    static SampleCell ofKnown(LocalDate day) {
        return day == null ? EMPTY : of(day);
    }

    /** A day whose cell has lost its date format: the number of the day since 1899-12-30. */
    static SampleCell serial(LocalDate day) {
        return of(ChronoUnit.DAYS.between(Day.EPOCH, day));
    }

    record Text(String text) implements SampleCell {
    }

    record Number(BigDecimal value) implements SampleCell {

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    record Day(LocalDate day) implements SampleCell {

        private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

        @Override
        public String text() {
            return day.toString();
        }
    }

    /**
     * A formula with the result that was stored with it.
     *
     * @param formula without the equals sign, such as {@code SUM(C4:C13)}
     */
    record Formula(String formula, BigDecimal result) implements SampleCell {

        @Override
        public String text() {
            return result.toPlainString();
        }
    }
}
