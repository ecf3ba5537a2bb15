package shian.sample;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** How the one who fills a table in keeps its cells. */
enum CellHabit implements UnaryOperator<SampleCell> {
    /** Days have lost their date format. */
    DAYS_AS_NUMBERS {
        @Override
        public SampleCell apply(SampleCell cell) {
            return cell instanceof SampleCell.Day day ? SampleCell.serial(day.day()) : cell;
        }
    },
    /** Days as 2021年6月8日, typed as text. */
    DAYS_IN_CHINESE {
        @Override
        public SampleCell apply(SampleCell cell) {
            return dayAs(cell, "yyyy年M月d日");
        }
    },
    /** Days as 2021/6/8, typed as text. */
    DAYS_WITH_SLASHES {
        @Override
        public SampleCell apply(SampleCell cell) {
            return dayAs(cell, "yyyy/M/d");
        }
    },
    /** Days as 2021.6.8, typed as text. */
    DAYS_WITH_DOTS {
        @Override
        public SampleCell apply(SampleCell cell) {
            return dayAs(cell, "yyyy.M.d");
        }
    },
    /** Numbers stored as text. */
    NUMBERS_AS_TEXT {
        @Override
        public SampleCell apply(SampleCell cell) {
            return cell instanceof SampleCell.Number number ? SampleCell.of(number.text()) : cell;
        }
    };

    private static SampleCell dayAs(SampleCell cell, String pattern) {
        return cell instanceof SampleCell.Day day
                ? SampleCell.of(DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(day.day()))
                : cell;
    }
}
