package shian.receive;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.FilePattern;
import shian.catalog.Nearest;
import shian.catalog.Periods;
import shian.content.Archive;
import shian.content.Decoder;
import shian.content.Header;
import shian.content.Row;
import shian.content.RowReader;
import shian.content.UnreadableException;
import shian.message.Message;

/** Finds out which contract a content was handed in under, and for what scope: by name, then by header. */
final class Recognition {

    /** What became of it. */
    sealed interface Outcome {
    }

    /** The scope of a delivery: one contract, one division, one period. */
    record Recognised(Contract contract, String division, Periods.Span period, Integer version, Contract.Mode mode)
            implements Outcome {
    }

    /** Why no scope could be told. */
    record Unrecognised(List<Message> reasons) implements Outcome {
    }

    private record Match(Contract contract, FilePattern.Name name) {
    }

    private static final Pattern PERIOD_IN_WORDS = Pattern.compile(
            "\\d{4}年\\d{1,2}[-—–至]\\d{1,2}月|\\d{4}年\\d{1,2}月|\\d{4}年[上下]半年|\\d{4}年");

    /** Years for which anything can be handed in: a period outside is a slip of the pen, and would make partitions without end. */
    private static final int FIRST_YEAR = 2000;
    private static final int YEARS_AHEAD = 5;

    private final Catalog catalog;
    private final LocalDate day;
    private final Archive archive;

    Recognition(Catalog catalog, LocalDate day, Archive archive) {
        this.catalog = catalog;
        this.day = day;
        this.archive = archive;
    }

    Outcome recognise(String fileName, String sha256, Optional<Manifest> manifest) throws IOException {
        List<Match> byName = new ArrayList<>();
        for (Contract contract : catalog.contractsOn(day)) {
            contract.files().stream().flatMap(pattern -> pattern.match(fileName).stream()).findFirst()
                    .ifPresent(name -> byName.add(new Match(contract, name)));
        }
        if (byName.size() == 1) {
            return scope(byName.get(0), fileName, manifest);
        }
        if (!fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) {
            return new Unrecognised(List.of(Message.of("receive.no-contract-name", fileName)));
        }
        return byHeader(byName, fileName, sha256, manifest);
    }

    private Outcome byHeader(List<Match> byName, String fileName, String sha256, Optional<Manifest> manifest)
            throws IOException {
        List<Row> rows;
        try {
            rows = firstRows(sha256);
        } catch (UnreadableException e) {
            return new Unrecognised(List.of(Message.of("receive.no-contract-name", fileName), e.reason()));
        }
        List<Contract> candidates = byName.isEmpty() ? List.copyOf(catalog.contractsOn(day))
                : byName.stream().map(Match::contract).toList();
        List<Contract> fitting = candidates.stream()
                .filter(c -> Header.find(rows, c).map(h -> h.missing().isEmpty()).orElse(false)).toList();
        if (fitting.size() == 1) {
            FilePattern.Name name = byName.stream().filter(m -> m.contract() == fitting.get(0)).map(Match::name)
                    .findFirst().orElseGet(() -> guess(fileName));
            return scope(new Match(fitting.get(0), name), fileName, manifest);
        }
        if (fitting.size() > 1) {
            return new Unrecognised(List.of(Message.of("receive.several-contracts", fileName,
                    String.join(", ", fitting.stream().map(Contract::id).toList()))));
        }
        List<Message> reasons = new ArrayList<>(List.of(Message.of("receive.no-contract", fileName)));
        candidates.stream().flatMap(c -> Header.find(rows, c).map(h -> new Nearer(c, h)).stream())
                .max(Comparator.comparingDouble(Nearer::share))
                .ifPresent(near -> {
                    reasons.add(Message.of("receive.nearest-contract", near.contract.id(), near.contract.title().zh()));
                    reasons.addAll(near.header.missingMessages());
                });
        return new Unrecognised(reasons);
    }

    private record Nearer(Contract contract, Header header) {
        double share() {
            return (double) header.indexes().size() / contract.columns().size();
        }
    }

    private List<Row> firstRows(String sha256) throws IOException {
        Decoder.Encoding encoding = Decoder.detect(() -> archive.open(sha256), Optional.empty());
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = new RowReader(encoding.reader(archive.open(sha256)))) {
            for (Row row = reader.next(); row != null && rows.size() < Header.ROWS_TO_SEARCH; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** What a name tells that keeps to no pattern. */
    private FilePattern.Name guess(String fileName) {
        Matcher period = PERIOD_IN_WORDS.matcher(fileName);
        return new FilePattern.Name(catalog.divisions().spokenOf(fileName, day).map(Division::code).orElse(null),
                period.find() ? period.group() : null, null);
    }

    private boolean isKept(Periods.Span period) {
        return period.from().getYear() >= FIRST_YEAR && period.to().getYear() <= day.getYear() + YEARS_AHEAD;
    }

    private Outcome scope(Match match, String fileName, Optional<Manifest> manifest) {
        List<Message> reasons = new ArrayList<>();
        String periodText = manifest.flatMap(m -> m.text("period")).orElse(match.name.period());
        Optional<Periods.Span> period = Optional.ofNullable(periodText).flatMap(Periods::parse);
        if (period.isEmpty()) {
            reasons.add(periodText == null ? Message.of("receive.period-absent", fileName)
                    : Message.of("receive.period-unknown", periodText, fileName));
        }
        String divisionText = manifest.flatMap(m -> m.text("division")).orElse(match.name.division());
        Optional<Division> division = Optional.ofNullable(divisionText)
                .flatMap(text -> catalog.divisions().named(text, period.map(Periods.Span::to).orElse(day)));
        if (division.isEmpty()) {
            reasons.add(divisionText == null ? Message.of("receive.division-absent", fileName)
                    : Message.of("receive.division-unknown", divisionText, fileName,
                    String.join(", ", Nearest.several(divisionText, catalog.divisions().names(), 3))));
        }
        if (period.isPresent() && !isKept(period.get())) {
            reasons.add(Message.of("receive.period-range", period.get(), fileName, FIRST_YEAR, day.getYear() + YEARS_AHEAD));
        } else if (period.isPresent() && period.get().from().isAfter(day) && !match.contract.period().map(c ->
                match.contract.columns().get(c).type() == shian.catalog.Column.Type.YEAR).orElse(false)) {
            reasons.add(Message.of("receive.period-future", period.get(), day, fileName));
        }
        Optional<String> modeText = manifest.flatMap(m -> m.text("mode"));
        Optional<Contract.Mode> mode = modeText.map(Contract.Mode::of).orElse(Optional.of(match.contract.mode()));
        if (mode.isEmpty()) {
            reasons.add(Message.of("receive.mode-unknown", modeText.get(), fileName));
        }
        return !reasons.isEmpty() ? new Unrecognised(reasons) : new Recognised(match.contract, division.get().code(),
                period.get(), manifest.flatMap(Manifest::version).orElse(match.name.version()), mode.get());
    }
}
