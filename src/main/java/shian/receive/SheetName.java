package shian.receive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Periods;

/** What the name of a sheet says of the table in it: a division and a period, each where it names one. */
record SheetName(Optional<Division> division, Optional<Periods.Span> period) {

    /**
     * @param from code of the division whose file it is; empty if that is unknown
     * @param file the period of the whole file, which gives a month its year
     * @param day  the day at which names of divisions are meant where no period is known
     */
    static SheetName read(String sheet, Divisions divisions, String from, Optional<Periods.Span> file, LocalDate day) {
        Integer year = file.filter(span -> span.from().getYear() == span.to().getYear())
                .map(span -> span.from().getYear()).orElse(null);
        Optional<String> name = divisions.names().mentioned(sheet).stream().max(Comparator.comparingInt(String::length));
        // a code has six digits like a month of a year: it is taken out first
        Optional<Periods.Span> period = Periods.mentioned(name.map(n -> sheet.replace(n, " ")).orElse(sheet), year);
        return new SheetName(name.flatMap(n -> divisions.names().find(n, period.or(() -> file).map(Periods.Span::to).orElse(day), from)),
                period);
    }
}
