package shian.receive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.NamedPeriod;
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
     * @param origin  where the file comes from: what is not its sender's has no scope
     * @param said    what the name of the file says
     * @param several whether its workbook holds several tables, so that the name of the sheet tells them apart; that of a
     *                single one only fills in what the file does not say
     */
    Outcome scope(Contract contract, Origin origin, FileNames.Said said, NamedFile named, Part part,
                  boolean several, Optional<Manifest> manifest) {
        Optional<Message> foreign = origin.refuses(contract);
        if (foreign.isPresent()) {
            return new Outcome.Unrecognised(List.of(foreign.get()), part.name());
        }
        List<Message> reasons = new ArrayList<>();
        String fileName = named.fileName();
        String from = origin.from();
        Optional<String> stated = manifest.flatMap(m -> m.text("period"));
        NamedPeriod ofFile = stated.map(NamedPeriod::exactly).orElse(said.period());
        Optional<Periods.Span> filePeriod = span(ofFile);
        String divisionText = manifest.flatMap(m -> m.text("division")).orElse(said.division());
        Optional<Division> fileDivision = Optional.ofNullable(divisionText)
                .flatMap(text -> catalog.divisions().names().find(text, filePeriod.map(Periods.Span::to).orElse(day), from));
        SheetName sheet = SheetName.read(part.sheet(), catalog.divisions(),
                fileDivision.map(Division::code).orElse(from), filePeriod, day);
        Integer year = filePeriod.map(span -> span.from().getYear()).orElse(null);
        NamedPeriod ofSheet = sheet.period() instanceof NamedPeriod.None ? named.periodOfEntry(year) : sheet.period();
        boolean sheetTells = ofSheet instanceof NamedPeriod.One
                || isSaid(ofSheet) && stated.isEmpty() && (filePeriod.isEmpty() || !isPartOfFile(ofSheet, year));
        NamedPeriod meant = sheetTells && (several || !isSaid(ofFile)) ? ofSheet : ofFile;
        Optional<Periods.Span> period = span(meant);
        // what the city owns is of the city, however its sheets divide it
        boolean byDivision = several && contract.deliveredBy() != Division.Level.CITY;
        Optional<Division> division = byDivision ? sheet.division().or(() -> fileDivision)
                : divisionText == null ? sheet.division() : fileDivision;
        boolean fromSheet = sheetTells && meant == ofSheet;
        notOne(meant, fromSheet ? part.name() : fileName).ifPresent(reasons::add);
        if (meant instanceof NamedPeriod.One one) {
            if (fromSheet && filePeriod.isPresent() && !isWithin(one.span(), filePeriod.get())) {
                reasons.add(Message.of("receive.sheet-period", part.name(), one.span(), fileName, filePeriod.get()));
            } else if (stated.isEmpty() && !said.coded()) {
                notOf(contract, one, fileName).ifPresent(reasons::add);
            }
        }
        if (division.isEmpty()) {
            reasons.add(divisionText == null ? Message.of("receive.division-absent", fileName)
                    : Message.of("receive.division-unknown", divisionText, fileName,
                    String.join(", ", catalog.divisions().names().nearest(divisionText, from, 3))));
        } else if (fileDivision.isPresent()
                && !catalog.divisions().isWithin(division.get().code(), fileDivision.get().code())) {
            reasons.add(Message.of("receive.sheet-division", part.name(), division.get().name().zh(), fileName,
                    fileDivision.get().name().zh()));
        }
        boolean begun = period.map(span -> !span.from().isAfter(day)).orElse(true);
        if (contract.isSnapshot()) {
            // whenever it comes: a copy of it is for the same day
            period = period.map(span -> new Periods.Span(span.to(), span.to()));
        }
        division.flatMap(d -> origin.refuses(d, fileName)).ifPresent(reason -> reasons.add(0, reason));
        if (period.isPresent() && !isKept(period.get())) {
            reasons.add(Message.of("receive.period-range", period.get(), fileName, FIRST_YEAR, day.getYear() + YEARS_AHEAD));
        } else if (period.isPresent() && !begun && !isPlan(contract)) {
            reasons.add(Message.of("receive.period-future", period.get(), day, fileName));
        } else if (period.isPresent() && contract.period().isEmpty() && period.get().from().getYear() != period.get().to().getYear()) {
            reasons.add(Message.of("receive.period-years", period.get(), fileName));
        }
        Optional<String> modeText = manifest.flatMap(m -> m.text("mode"));
        Optional<Contract.Mode> mode = modeText.map(Contract.Mode::of).orElse(Optional.of(contract.mode()));
        if (mode.isEmpty()) {
            reasons.add(Message.of("receive.mode-unknown", modeText.get(), fileName));
        }
        return !reasons.isEmpty() ? new Outcome.Unrecognised(reasons, part.name())
                : new Outcome.Recognised(contract, division.get().code(), period.get(),
                manifest.flatMap(Manifest::version).orElse(said.version()), mode.get(), part.name(), "");
    }

    private static Optional<Periods.Span> span(NamedPeriod period) {
        return period instanceof NamedPeriod.One one ? Optional.of(one.span()) : Optional.empty();
    }

    private static boolean isSaid(NamedPeriod period) {
        return !(period instanceof NamedPeriod.None);
    }

    /** Whether a sheet is called by something like 第一部分, which of a file of a known period says no other one. */
    private static boolean isPartOfFile(NamedPeriod ofSheet, Integer year) {
        return ofSheet instanceof NamedPeriod.Unclear unclear
                && (!unclear.text().matches("\\d\\d年.*") || unclear.text().startsWith("%02d".formatted(year % 100)));
    }

    /** Why a name does not say one period. */
    private static Optional<Message> notOne(NamedPeriod period, String name) {
        if (period instanceof NamedPeriod.None) {
            return Optional.of(Message.of("receive.period-absent", name));
        }
        if (period instanceof NamedPeriod.Several two) {
            return Optional.of(Message.of("receive.period-several", name, two.first(), two.second()));
        }
        if (period instanceof NamedPeriod.Unclear unclear) {
            return Optional.of(Message.of("receive.period-unclear", unclear.text(), name));
        }
        return period instanceof NamedPeriod.Unknown unknown
                ? Optional.of(Message.of("receive.period-unknown", unknown.text(), name)) : Optional.empty();
    }

    /**
     * Why a period that words tell cannot be that of a contract: a list of what happened is of no last day alone, and where
     * rows carry no date a single day may as well be that of writing.
     */
    private static Optional<Message> notOf(Contract contract, NamedPeriod.One period, String fileName) {
        boolean isList = !contract.kind().equals("snapshot");
        if (isList && period.asOf()) {
            return Optional.of(Message.of("receive.period-as-of", period.text(), fileName));
        }
        return isList && period.isDay() && contract.period().isEmpty()
                ? Optional.of(Message.of("receive.period-day", period.text(), fileName)) : Optional.empty();
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
