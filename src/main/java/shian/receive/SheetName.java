package shian.receive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.NamedPeriod;
import shian.catalog.PeriodMentions;
import shian.catalog.Periods;

/** What the name of a sheet says of the table in it: a division, if it names one, and a period. */
record SheetName(Optional<Division> division, NamedPeriod period) {

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
        NamedPeriod period = PeriodMentions.in(name.map(n -> sheet.replace(n, " ")).orElse(sheet), year);
        Optional<LocalDate> last = period instanceof NamedPeriod.One one ? Optional.of(one.span().to()) : file.map(Periods.Span::to);
        return new SheetName(name.flatMap(n -> divisions.names().find(n, last.orElse(day), from)), period);
    }
}
