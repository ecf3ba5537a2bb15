package shian.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.TemporaryFiles;
import shian.content.UnreadableException;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.Breakpoint;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.StopRequests;
import shian.work.Units;

/** The first stage: what is new in the inbox is archived and entered as an arrival with its delivery. */
public final class ReceiveStage {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveStage.class);

    private final Units units;
    private final Archive archive;
    private final Duration settle;
    private final Duration readTime;

    /**
     * @param settle   how long size and time of a file must have been still before it counts as complete
     * @param readTime how long a file may be read to know what it holds
     */
    public ReceiveStage(Units units, Archive archive, Duration settle, Duration readTime) {
        this.units = units;
        this.archive = archive;
        this.settle = settle;
        this.readTime = readTime;
    }

    /** Receives every file that is new; without an inbox looks again at what people chose. Unit of work: an arrival. */
    public StageResult run(Run run) {
        Recognition recognition = new Recognition(run.catalog(), run.businessDate(), archive,
                () -> deadline(run));
        Map<String, Long> counts = new LinkedHashMap<>(Map.of());
        for (String key : List.of("files", "known", "arrivals", "deliveries", "unrecognised", "being-written")) {
            counts.put(key, 0L);
        }
        Retry retry = new Retry(units, run, recognition);
        if (run.inbox() == null) {
            retry.chosen(counts);
            return new StageResult(counts, retry.problems());
        }
        clearUnfinished(run);
        Inbox inbox = new Inbox(run.inbox());
        retry.unrecognised(counts);
        Inbox.Found found = inbox.look();
        List<Message> problems = new ArrayList<>(found.unreadable());
        problems.addAll(retry.problems());
        List<Inbox.Candidate> candidates = found.candidates();
        Set<Integer> known = Inbox.known(units.jdbc(), candidates);
        for (int i = 0; i < candidates.size(); i++) {
            counts.merge("files", 1L, Long::sum);
            if (known.contains(i)) {
                counts.merge("known", 1L, Long::sum);
            } else {
                attempt(run, inbox, recognition, candidates.get(i), counts).ifPresent(problems::add);
            }
        }
        counts.put("unreadable", (long) problems.size());
        return new StageResult(counts, problems);
    }

    /** Receives a file; whatever it does, the others go on. What is wrong with it, if anything is. */
    private Optional<Message> attempt(Run run, Inbox inbox, Recognition recognition, Inbox.Candidate candidate, Map<String, Long> counts) {
        if (!Files.isReadable(candidate.file())) {
            return Optional.of(Message.of("receive.unreadable").at(candidate.path()));
        }
        try {
            return receive(run, inbox, recognition, candidate, counts);
        } catch (NoSuchFileException e) {
            // taken away again since the inbox was looked through, or exchanged for something else, which the next run takes if it is a file
            boolean gone = !Files.exists(candidate.file(), LinkOption.NOFOLLOW_LINKS);
            counts.merge(gone ? "files" : "being-written", gone ? -1L : 1L, Long::sum);
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of(e.reason().at(candidate.path()));
        } catch (TemporaryFiles.FullException e) {
            return Optional.of(e.reason().at(candidate.path()));
        } catch (IOException e) {
            return Optional.of(Message.of("receive.not-read", e.toString()).at(candidate.path()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return Optional.of(Boundary.of(candidate.path(), e));
        }
    }

    /** Paths of the files in an inbox that no run has seen as they stand; none of them is read. */
    public static List<String> unseen(JdbcClient jdbc, Path inbox) {
        List<Inbox.Candidate> candidates = new Inbox(inbox).look().candidates();
        Set<Integer> known = Inbox.known(jdbc, candidates);
        return IntStream.range(0, candidates.size()).filter(i -> !known.contains(i)).mapToObj(i -> candidates.get(i).path()).toList();
    }

    private void clearUnfinished(Run run) {
        try {
            archive.clearUnfinished();
        } catch (IOException e) {
            throw ShianException.surroundings(e, "receive.interrupted", run.inbox(), e.toString());
        }
    }

    private Optional<Message> receive(Run run, Inbox inbox, Recognition recognition, Inbox.Candidate candidate, Map<String, Long> counts)
            throws IOException {
        if (!isStill(candidate)) {
            counts.merge("being-written", 1L, Long::sum);
            return Optional.empty();
        }
        Optional<Manifest> manifest = TimedReading.of(() -> Manifest.of(candidate.file()), deadline(run));
        Archive.Content content = TimedReading.of(() -> keep(inbox, candidate), deadline(run));
        if (!inbox.again(candidate).equals(candidate)
                || manifest.filter(m -> m.isReadable() && m.contradicts(content.sha256())).isPresent()) {
            counts.merge("being-written", 1L, Long::sum);
            return Optional.empty();
        }
        Boundary.Within within = Boundary.around(candidate.path(), () -> manifest.filter(m -> !m.isReadable()).isPresent()
                ? Findings.unrecognised(Message.of("receive.manifest-unreadable", candidate.path()))
                : recognition.recognise(candidate.path(), content.sha256(), manifest));
        Breakpoint.RECEIVE_ARCHIVED.reached();
        units.inRun(run, () -> enter(run, candidate, content, manifest, within.findings(), counts));
        return within.defect();
    }

    private Archive.Content keep(Inbox inbox, Inbox.Candidate candidate) throws IOException {
        try (InputStream in = inbox.open(candidate)) {
            return archived(candidate, in);
        }
    }

    /** What cannot be read is the file's affair; an archive that cannot be written is that of every file. */
    private Archive.Content archived(Inbox.Candidate candidate, InputStream in) throws Archive.NotReadableException {
        try {
            return archive.keep(in);
        } catch (Archive.NotReadableException e) {
            throw e;
        } catch (IOException e) {
            throw ShianException.surroundings(e, "receive.interrupted", candidate.path(), e.toString());
        }
    }

    private Deadline deadline(Run run) {
        return Deadline.in(readTime, StopRequests.of(units, run));
    }

    /** A file whose time of change is that fresh may still grow: the next run takes it. File systems have their own clock. */
    private boolean isStill(Inbox.Candidate candidate) {
        return Duration.between(candidate.modifiedAt(), units.clock().instant()).abs().compareTo(settle) >= 0;
    }

    private void enter(Run run, Inbox.Candidate candidate, Archive.Content content, Optional<Manifest> manifest,
                       Findings findings, Map<String, Long> counts) {
        JdbcClient jdbc = units.jdbc();
        OffsetDateTime now = units.now();
        jdbc.sql("""
                insert into intake.content (sha256, bytes, archived_at) values (:sha256, :bytes, :now)
                on conflict (sha256) do update set archived_at = excluded.archived_at, removed_at = null, removed_run = null
                where content.removed_at is not null""")
                .param("sha256", content.sha256()).param("bytes", content.bytes()).param("now", now).update();
        long arrival = jdbc.sql("""
                insert into intake.arrival (path, path_sha256, bytes, modified_at, sha256, arrived_at, run_id)
                values (:path, :pathSha256, :bytes, :modified, :sha256, :now, :run) returning arrival_id""")
                .param("path", candidate.path()).param("pathSha256", candidate.pathSha256()).param("bytes", candidate.bytes())
                .param("modified", candidate.modifiedAt().atOffset(ZoneOffset.UTC))
                .param("sha256", content.sha256()).param("now", now).param("run", run.id())
                .query(Long.class).single();
        counts.merge("arrivals", 1L, Long::sum);
        String said = manifest.filter(Manifest::isReadable).map(m -> m.json().toString()).orElse(null);
        Deliveries deliveries = new Deliveries(units, run);
        deliveries.enter(arrival, content.sha256(), said, findings.outcomes(), counts);
        deliveries.leaveOut(arrival, findings.leftOut());
        units.afterCommit(() -> LOG.info("arrival {} is received: {}", arrival, candidate.path()));
    }
}
