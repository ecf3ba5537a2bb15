package shian.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Periods;
import shian.content.Archive;
import shian.content.Deadline;
import shian.message.Message;

/** What the stage would find in a file, without a database. */
public final class ReceiveCheck {

    private final Catalog catalog;
    private final LocalDate day;
    private final Archive archive;
    private final Supplier<Deadline> deadline;

    /**
     * @param day      business date of the run that would receive it
     * @param archive  where a copy of the content is kept
     * @param deadline gives one for each reading
     */
    public ReceiveCheck(Catalog catalog, LocalDate day, Archive archive, Supplier<Deadline> deadline) {
        this.catalog = catalog;
        this.day = day;
        this.archive = archive;
        this.deadline = deadline;
    }

    /**
     * What a file holds.
     *
     * @param sha256  its content, as the archive knows it
     * @param tables  what would be deliveries, or why it cannot be recognised; at least one
     * @param leftOut what would be left out, and why
     */
    public record Found(String sha256, List<Table> tables, List<Message> leftOut) {
    }

    /**
     * A table of a file.
     *
     * @param inside   sheet, entry or {@code entry!sheet}; empty for the file itself
     * @param delivery the delivery it would be; empty if it is not recognised
     * @param reasons  why it is not; empty if it is
     */
    public record Table(String inside, Optional<RecognisedTable> delivery, List<Message> reasons) {
    }

    /**
     * The scope a table would be delivered for.
     *
     * @param division code
     * @param version  null if neither name nor manifest says one
     * @param zero     whether its manifest says that it reports nothing
     */
    public record RecognisedTable(Contract contract, String division, Periods.Span period, Integer version, Contract.Mode mode, String part,
                                  boolean zero) {
    }

    /**
     * Looks at a file, with the manifest beside it.
     *
     * @param path under which it would lie in the inbox
     * @throws IOException if it cannot be read from the disk
     */
    public Found look(Path file, String path) throws IOException {
        Optional<Manifest> manifest = TimedReading.of(() -> Manifest.of(file), deadline.get());
        Archive.Content content;
        try (InputStream in = Files.newInputStream(file)) {
            content = TimedReading.of(() -> archive.keep(in), deadline.get());
        }
        Findings findings = manifest.filter(m -> !m.isReadable()).isPresent()
                ? Findings.unrecognised(Message.of("receive.manifest-unreadable", path))
                : new Recognition(catalog, day, archive, deadline).recognise(path, content.sha256(), manifest);
        boolean zero = manifest.filter(Manifest::isReadable).filter(Manifest::isZeroReport).isPresent();
        return new Found(content.sha256(), findings.outcomes().stream().map(outcome -> table(outcome, zero)).toList(), findings.leftOut());
    }

    private static Table table(Outcome outcome, boolean zero) {
        if (outcome instanceof Outcome.Recognised known) {
            return new Table(known.inside(), Optional.of(new RecognisedTable(known.contract(), known.division(), known.period(), known.version(),
                    known.mode(), known.part(), zero)), List.of());
        }
        return new Table(outcome.inside(), Optional.empty(), ((Outcome.Unrecognised) outcome).reasons());
    }
}
