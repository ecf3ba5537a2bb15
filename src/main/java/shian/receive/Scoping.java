package shian.receive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.FilePattern;
import shian.catalog.Nearest;
import shian.catalog.Periods;
import shian.content.Part;
import shian.message.Message;

/** Finds out for which division and period a table was handed in: by manifest, name of the file, name of the sheet. */
final class Scoping {

    /** Years for which anything can be handed in: a period outside is a slip of the pen, and would make partitions without end. */
    private static final int FIRST_YEAR = 2000;
    private static final int YEARS_AHEAD = 5;

    private final Catalog catalog;
    private final LocalDate day;

    Scoping(Catalog catalog, LocalDate day) {
        this.catalog = catalog;
        this.day = day;
    }

    /**
     * @param name    what the name of the file says
     * @param several whether its workbook holds several tables, so that the name of the sheet tells them apart; that of a
     *                single one only fills in what the file does not say
     */
    Outcome scope(Contract contract, FilePattern.Name name, String fileName, Part part, boolean several,
                  Optional<Manifest> manifest) {
        List<Message> reasons = new ArrayList<>();
        String periodText = manifest.flatMap(m -> m.text("period")).orElse(name.period());
        Optional<Periods.Span> filePeriod = Optional.ofNullable(periodText).flatMap(Periods::parse);
        String divisionText = manifest.flatMap(m -> m.text("division")).orElse(name.division());
        Optional<Division> fileDivision = Optional.ofNullable(divisionText)
                .flatMap(text -> catalog.divisions().named(text, filePeriod.map(Periods.Span::to).orElse(day)));
        SheetName sheet = SheetName.read(part.sheet(), catalog.divisions(), filePeriod, day);

        Optional<Periods.Span> period = several ? sheet.period().or(() -> filePeriod)
                : periodText == null ? sheet.period() : filePeriod;
        // what the city owns is of the city, however its sheets divide it
        boolean byDivision = several && contract.deliveredBy() != Division.Level.CITY;
        Optional<Division> division = byDivision ? sheet.division().or(() -> fileDivision)
                : divisionText == null ? sheet.division() : fileDivision;
        if (period.isEmpty()) {
            reasons.add(periodText == null ? Message.of("receive.period-absent", fileName)
                    : Message.of("receive.period-unknown", periodText, fileName));
        } else if (filePeriod.isPresent() && !isWithin(period.get(), filePeriod.get())) {
            reasons.add(Message.of("receive.sheet-period", part.name(), period.get(), fileName, filePeriod.get()));
        }
        if (division.isEmpty()) {
            reasons.add(divisionText == null ? Message.of("receive.division-absent", fileName)
                    : Message.of("receive.division-unknown", divisionText, fileName,
                    String.join(", ", Nearest.several(divisionText, catalog.divisions().names(), 3))));
        } else if (fileDivision.isPresent()
                && !catalog.divisions().isWithin(division.get().code(), fileDivision.get().code())) {
            reasons.add(Message.of("receive.sheet-division", part.name(), division.get().name().zh(), fileName,
                    fileDivision.get().name().zh()));
        }
        if (contract.isState()) {
            period = period.map(this::lastDay);
        }
        if (period.isPresent() && !isKept(period.get())) {
            reasons.add(Message.of("receive.period-range", period.get(), fileName, FIRST_YEAR, day.getYear() + YEARS_AHEAD));
        } else if (period.isPresent() && period.get().from().isAfter(day) && !isPlan(contract)) {
            reasons.add(Message.of("receive.period-future", period.get(), day, fileName));
        }
        Optional<String> modeText = manifest.flatMap(m -> m.text("mode"));
        Optional<Contract.Mode> mode = modeText.map(Contract.Mode::of).orElse(Optional.of(contract.mode()));
        if (mode.isEmpty()) {
            reasons.add(Message.of("receive.mode-unknown", modeText.get(), fileName));
        }
        return !reasons.isEmpty() ? new Outcome.Unrecognised(reasons, part.name())
                : new Outcome.Recognised(contract, division.get().code(), period.get(),
                manifest.flatMap(Manifest::version).orElse(name.version()), mode.get(), part.name(), "");
    }

    /** How things stood at the end of a period, or today if it goes on. */
    private Periods.Span lastDay(Periods.Span span) {
        LocalDate last = span.from().isAfter(day) || !span.to().isAfter(day) ? span.to() : day;
        return new Periods.Span(last, last);
    }

    private boolean isKept(Periods.Span period) {
        return period.from().getYear() >= FIRST_YEAR && period.to().getYear() <= day.getYear() + YEARS_AHEAD;
    }

    private static boolean isWithin(Periods.Span span, Periods.Span outer) {
        return !span.from().isBefore(outer.from()) && !span.to().isAfter(outer.to());
    }

    /** What counts by year may be handed in before the year begins. */
    private static boolean isPlan(Contract contract) {
        return contract.period().map(column -> contract.columns().get(column).type() == Column.Type.YEAR).orElse(false);
    }
}
