package shian.catalog;

import shian.catalog.Periods.Span;

/** What a name of a file, an entry or a sheet, or a title, says of its period. */
public sealed interface NamedPeriod {

    /** Nothing. */
    record None() implements NamedPeriod {
    }

    /**
     * One period.
     *
     * @param text  as written in the name
     * @param wider the widest period around it that the name says too, such as the year of a month; the same if there is none
     * @param asOf  whether it is the day of a state: 截至2021年底
     */
    record One(String text, Span span, Span wider, boolean asOf) implements NamedPeriod {

        public boolean isDay() {
            return span.from().equals(span.to());
        }
    }

    /** Two periods of which none lies in the other. */
    record Several(String first, String second) implements NamedPeriod {
    }

    /** A date of writing alone, a part of a year without months, or a period that does not exist: nobody can tell which days it means. */
    record Unclear(String text) implements NamedPeriod {
    }

    /** A text in the place of a period that is none. */
    record Unknown(String text) implements NamedPeriod {
    }

    /** The period of a place that holds nothing else, as in a manifest or in a coded name. */
    static NamedPeriod exactly(String text) {
        return Periods.parse(text).<NamedPeriod>map(span -> new One(text, span, span, false)).orElseGet(() -> new Unknown(text));
    }
}
