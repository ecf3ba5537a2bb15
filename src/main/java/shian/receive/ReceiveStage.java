package shian.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.content.Archive;
import shian.message.Message;
import shian.message.MessageJson;
import shian.message.ShianException;
import shian.work.Breakpoint;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.Units;

/** The first stage: what is new in the inbox is archived and entered as an arrival with its delivery. */
public final class ReceiveStage {

    private final Units units;
    private final Archive archive;
    private final Duration settle;

    /**
     * @param settle how long size and time of a file must have been still before it counts as complete
     */
    public ReceiveStage(Units units, Archive archive, Duration settle) {
        this.units = units;
        this.archive = archive;
        this.settle = settle;
    }

    /** Receives every file that is new; unit of work: an arrival. */
    public StageResult run(Run run) {
        Inbox inbox = new Inbox(run.inbox());
        Recognition recognition = new Recognition(run.catalog(), run.businessDate(), archive);
        Map<String, Long> counts = new LinkedHashMap<>(Map.of());
        for (String key : List.of("files", "known", "arrivals", "deliveries", "unrecognised", "being-written")) {
            counts.put(key, 0L);
        }
        List<Message> problems = new ArrayList<>();
        retryUnrecognised(run, recognition, counts);
        for (Inbox.Candidate candidate : inbox.candidates()) {
            counts.merge("files", 1L, Long::sum);
            if (isKnown(candidate)) {
                counts.merge("known", 1L, Long::sum);
                continue;
            }
            if (!Files.isReadable(candidate.file())) {
                problems.add(Message.of("receive.unreadable").at(candidate.path()));
                continue;
            }
            try {
                receive(run, inbox, recognition, candidate, counts);
            } catch (NoSuchFileException e) {
                if (Files.exists(candidate.file())) {
                    throw ShianException.surroundings(e, "receive.interrupted", candidate.path(), e.toString());
                }
                // taken away again since the inbox was looked through
                counts.merge("files", -1L, Long::sum);
            } catch (IOException e) {
                throw ShianException.surroundings(e, "receive.interrupted", candidate.path(), e.toString());
            }
        }
        counts.put("unreadable", (long) problems.size());
        return new StageResult(counts, problems);
    }

    private boolean isKnown(Inbox.Candidate candidate) {
        return units.jdbc().sql("""
                select count(*) from intake.arrival where path = :path and bytes = :bytes and modified_at = :modified""")
                .param("path", candidate.path()).param("bytes", candidate.bytes())
                .param("modified", candidate.modifiedAt().atOffset(ZoneOffset.UTC))
                .query(Long.class).single() > 0;
    }

    private void receive(Run run, Inbox inbox, Recognition recognition, Inbox.Candidate candidate,
                         Map<String, Long> counts) throws IOException {
        if (!isStill(candidate)) {
            counts.merge("being-written", 1L, Long::sum);
            return;
        }
        Optional<Manifest> manifest = Manifest.of(candidate.file());
        Archive.Content content = archive.keep(candidate.file());
        if (!inbox.again(candidate).equals(candidate)
                || manifest.filter(m -> m.isReadable() && m.contradicts(content.sha256())).isPresent()) {
            counts.merge("being-written", 1L, Long::sum);
            return;
        }
        Recognition.Outcome outcome = manifest.filter(m -> !m.isReadable()).isPresent()
                ? new Recognition.Unrecognised(List.of(Message.of("receive.manifest-unreadable", candidate.path())))
                : recognition.recognise(candidate.file().getFileName().toString(), content.sha256(), manifest);
        Breakpoint.RECEIVE_ARCHIVED.reached();
        units.inRun(run, () -> enter(run, candidate, content, manifest, outcome, counts));
    }

    /** A file whose time of change is that fresh may still grow: the next run takes it. File systems have their own clock. */
    private boolean isStill(Inbox.Candidate candidate) {
        return Duration.between(candidate.modifiedAt(), units.clock().instant()).abs().compareTo(settle) >= 0;
    }

    private void enter(Run run, Inbox.Candidate candidate, Archive.Content content, Optional<Manifest> manifest,
                       Recognition.Outcome outcome, Map<String, Long> counts) {
        JdbcClient jdbc = units.jdbc();
        OffsetDateTime now = units.now();
        jdbc.sql("insert into intake.content values (:sha256, :bytes, :now) on conflict do nothing")
                .param("sha256", content.sha256()).param("bytes", content.bytes()).param("now", now).update();
        long arrival = jdbc.sql("""
                insert into intake.arrival (path, bytes, modified_at, sha256, arrived_at, run_id)
                values (:path, :bytes, :modified, :sha256, :now, :run) returning arrival_id""")
                .param("path", candidate.path()).param("bytes", candidate.bytes())
                .param("modified", candidate.modifiedAt().atOffset(ZoneOffset.UTC))
                .param("sha256", content.sha256()).param("now", now).param("run", run.id())
                .query(Long.class).single();
        counts.merge("arrivals", 1L, Long::sum);
        String said = manifest.filter(Manifest::isReadable).map(m -> m.json().toString()).orElse(null);
        if (outcome instanceof Recognition.Recognised recognised) {
            if (bringsSomething(run, content, recognised)) {
                insert(run, arrival, content.sha256(), said, recognised);
                counts.merge("deliveries", 1L, Long::sum);
            }
        } else if (outcome instanceof Recognition.Unrecognised unrecognised) {
            jdbc.sql("""
                    insert into intake.delivery (arrival_id, sha256, state, manifest, catalogue_hash, reasons,
                                                 settled_at, settled_run)
                    values (:arrival, :sha256, 'UNRECOGNISED', :manifest::jsonb, :catalogue, :reasons::jsonb, :now, :run)""")
                    .param("arrival", arrival).param("sha256", content.sha256()).param("manifest", said)
                    .param("catalogue", run.catalog().hash()).param("reasons", MessageJson.write(unrecognised.reasons()))
                    .param("now", now).param("run", run.id()).update();
            counts.merge("unrecognised", 1L, Long::sum);
        }
    }

    /**
     * Whether the content is news for its scope: it never came for it, or it does not count there and comes anew, or it
     * was refused under another version or catalogue.
     */
    private boolean bringsSomething(Run run, Archive.Content content, Recognition.Recognised scope) {
        return units.jdbc().sql("""
                select coalesce((
                    select state in ('SUPERSEDED', 'AMBIGUOUS')
                           or state = 'REFUSED' and (version is distinct from :version or catalogue_hash <> :catalogue)
                    from intake.delivery
                    where sha256 = :sha256 and feed = :feed and kind = :kind and division_code = :division and part = ''
                      and period = daterange(:from, :to, '[]')
                    order by delivery_id desc limit 1), true)""")
                .param("version", scope.version(), java.sql.Types.INTEGER).param("catalogue", run.catalog().hash())
                .param("sha256", content.sha256()).param("feed", scope.contract().feed())
                .param("kind", scope.contract().kind()).param("division", scope.division())
                .param("from", scope.period().from()).param("to", scope.period().to())
                .query(Boolean.class).single();
    }

    private void insert(Run run, long arrival, String sha256, String manifest, Recognition.Recognised scope) {
        units.jdbc().sql("""
                insert into intake.delivery (arrival_id, sha256, state, feed, kind, division_code, period, version, mode,
                                             manifest, catalogue_hash)
                values (:arrival, :sha256, 'RECEIVED', :feed, :kind, :division, daterange(:from, :to, '[]'), :version,
                        :mode, :manifest::jsonb, :catalogue)""")
                .param("arrival", arrival).param("sha256", sha256).param("feed", scope.contract().feed())
                .param("kind", scope.contract().kind()).param("division", scope.division())
                .param("from", scope.period().from()).param("to", scope.period().to())
                .param("version", scope.version(), java.sql.Types.INTEGER).param("mode", scope.mode().text())
                .param("manifest", manifest).param("catalogue", run.catalog().hash()).update();
    }

    /** A catalogue that changed may know what an earlier one did not. */
    private void retryUnrecognised(Run run, Recognition recognition, Map<String, Long> counts) {
        record Waiting(long delivery, long arrival, String path, String sha256, String said) {
        }
        List<Waiting> waiting = units.jdbc().sql("""
                select delivery_id, arrival_id, path, d.sha256, d.manifest::text
                from intake.delivery d join intake.arrival a using (arrival_id)
                where state = 'UNRECOGNISED' and catalogue_hash <> :catalogue
                  and not d.reasons @> '[{"code": "receive.manifest-unreadable"}]' order by 1""")
                .param("catalogue", run.catalog().hash())
                .query((row, n) -> new Waiting(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4),
                        row.getString(5))).list();
        for (Waiting one : waiting) {
            try {
                String name = one.path().substring(one.path().lastIndexOf('/') + 1);
                Recognition.Outcome outcome = recognition.recognise(name, one.sha256(),
                        Optional.ofNullable(one.said()).map(Manifest::parse));
                units.inRun(run, () -> {
                    if (outcome instanceof Recognition.Recognised recognised) {
                        units.jdbc().sql("delete from intake.delivery where delivery_id = :delivery")
                                .param("delivery", one.delivery()).update();
                        insert(run, one.arrival(), one.sha256(), one.said(), recognised);
                        counts.merge("deliveries", 1L, Long::sum);
                    } else if (outcome instanceof Recognition.Unrecognised still) {
                        units.jdbc().sql("""
                                update intake.delivery set reasons = :reasons::jsonb, catalogue_hash = :catalogue
                                where delivery_id = :delivery""")
                                .param("reasons", MessageJson.write(still.reasons()))
                                .param("catalogue", run.catalog().hash()).param("delivery", one.delivery()).update();
                    }
                });
            } catch (IOException e) {
                throw ShianException.surroundings(e, "receive.interrupted", one.path(), e.toString());
            }
        }
    }
}
