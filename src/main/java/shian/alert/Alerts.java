package shian.alert;

import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.MessageJson;
import shian.message.Messages;
import shian.message.ShianException;
import shian.settings.Variables;
import shian.work.Units;

/** Looks at what is wrong, keeps it, and tells every channel what it has not told yet. */
public final class Alerts {

    /**
     * What a check found and told.
     *
     * @param told     how many troubles, or ends of troubles, over all channels
     * @param failures by channel, why it did not take what it was told
     */
    public record Check(int raised, int recovered, int told, List<String> failures) {
    }

    /**
     * What became of a message that was sent to see whether it arrives.
     *
     * @param failure why the channel did not take it; empty if it did
     */
    public record Trial(String channel, Optional<String> failure) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    /** Several processes may look at the same time. */
    private static final long LOCK = 0x5348_4941_4E41_4C45L;
    /** However slowly a channel answers, and whatever it waits for. */
    private static final int SECONDS_FOR_A_CHANNEL = 30;

    private final Units units;
    private final JdbcClient jdbc;
    private final BooleanSupplier runIsAlive;
    private final Supplier<Catalog> catalog;
    private final Path data;
    private final Locale locale;
    private final List<Channel> channels;
    /** By channel, why it did not take what it was last told: a service tries every minute, and logs it once. */
    private final Map<String, String> failing = new HashMap<>();

    /**
     * For an installation.
     *
     * @param runIsAlive whether a process works at a run
     * @param catalog    reads the catalogue as it is now
     */
    public Alerts(Units units, BooleanSupplier runIsAlive, Supplier<Catalog> catalog, Path data, Variables environment, Locale locale) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.runIsAlive = runIsAlive;
        this.catalog = catalog;
        this.data = data;
        this.locale = locale;
        this.channels = Channels.of(environment, units.clock(), locale);
    }

    /** Looks once. A channel that does not take it is told again at the next check; it keeps no other from being told. Not for several threads at once. */
    public Check check() {
        int[] counts = new int[2];
        units.alone(() -> {
            lock();
            Troubles.Found found = new Troubles(jdbc, catalog, units.clock(), data).now(runIsAlive.getAsBoolean());
            Map<String, Trouble> now = new HashMap<>();
            found.troubles().forEach(trouble -> now.put(key(trouble.kind(), trouble.object()), trouble));
            jdbc.sql("select alert_id, kind, object from control.alert where recovered_at is null").query((row, n) ->
                    new Object[] {row.getLong(1), row.getString(2), key(row.getString(2), row.getString(3))}).list().forEach(open -> {
                        if (now.remove((String) open[2]) == null && !found.unknown().contains((String) open[1])) {
                            counts[1] += jdbc.sql("update control.alert set recovered_at = greatest(raised_at, :now) where alert_id = :alert")
                                    .param("now", units.now()).param("alert", open[0]).update();
                        }
                    });
            found.troubles().stream().filter(trouble -> now.containsKey(key(trouble.kind(), trouble.object()))).forEach(trouble ->
                    counts[0] += jdbc.sql("""
                            insert into control.alert (kind, object, message, raised_at) values (:kind, :object, :message::jsonb, :now)""")
                            .param("kind", trouble.kind()).param("object", trouble.object())
                            .param("message", MessageJson.write(trouble.messages())).param("now", units.now()).update());
        });
        int told = 0;
        List<String> failures = new ArrayList<>();
        for (Channel channel : channels) {
            try {
                told += tell(channel);
                if (failing.remove(channel.name()) != null) {
                    LOG.info("{} takes alerts again", channel.name());
                }
            } catch (IOException e) {
                String why = words(e);
                if (!why.equals(failing.put(channel.name(), why))) {
                    LOG.error("alerts could not be told by {}; it is tried again with each look", channel.name(), e);
                }
                failures.add(channel.name() + ": " + why);
            }
        }
        return new Check(counts[0], counts[1], told, failures);
    }

    /**
     * Sends a message on every channel, to see whether it arrives; looks at nothing and keeps nothing.
     *
     * @param machine from which it is sent
     * @throws ShianException of category USAGE if no channel is set up
     */
    public List<Trial> trial(String machine) {
        if (channels.isEmpty()) {
            throw ShianException.usage("alert.no-channel");
        }
        Notice notice = Notice.trial(machine, units.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")));
        List<Trial> trials = new ArrayList<>();
        for (Channel channel : channels) {
            try {
                within(channel, notice);
                trials.add(new Trial(channel.name(), Optional.empty()));
            } catch (IOException e) {
                LOG.error("the trial could not be told by {}", channel.name(), e);
                trials.add(new Trial(channel.name(), Optional.of(words(e))));
            }
        }
        return trials;
    }

    /** Tells and keeps that it did, in that order: who dies between tells it twice rather than never. */
    private int tell(Channel channel) throws IOException {
        IOException[] failed = new IOException[1];
        int told = units.alone(() -> {
            lock();
            Notice notice = Notice.of(untold(channel, "RAISED"), untold(channel, "RECOVERED"));
            if (notice.isEmpty()) {
                return 0;
            }
            try {
                within(channel, notice);
            } catch (IOException e) {
                failed[0] = e;
                return 0;
            }
            keep(channel, "RAISED", notice.raised());
            keep(channel, "RECOVERED", notice.recovered());
            return notice.raised().size() + notice.recovered().size();
        });
        if (failed[0] != null) {
            throw failed[0];
        }
        return told;
    }

    /** Tells within a time, on a thread of its own: a name that is looked up, or an answer that drips, has no end of its own. */
    private void within(Channel channel, Notice notice) throws IOException {
        FutureTask<Void> telling = new FutureTask<>(() -> {
            channel.tell(notice);
            return null;
        });
        Thread thread = new Thread(telling, "alert " + channel.name());
        thread.setDaemon(true);
        thread.start();
        try {
            telling.get(SECONDS_FOR_A_CHANNEL, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            telling.cancel(true);
            throw new IOException(Message.of("alert.no-answer", SECONDS_FOR_A_CHANNEL).in(locale), e);
        } catch (InterruptedException e) {
            telling.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(words(e.getCause()), e.getCause());
        }
    }

    /** What a failure says, or the failure behind it; some have no words. */
    private static String words(Throwable failure) {
        Throwable at = failure;
        while (at.getMessage() == null && at.getCause() != null) {
            at = at.getCause();
        }
        return Messages.onOneLine(at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage());
    }

    private void keep(Channel channel, String event, List<Notice.Entry> entries) {
        entries.forEach(entry -> jdbc.sql("insert into control.alert_notice values (:alert, :event, :channel, :now)")
                .param("alert", entry.id()).param("event", event).param("channel", channel.name()).param("now", units.now()).update());
    }

    /** Of a trouble that was over before it was told, nothing is told. */
    private List<Notice.Entry> untold(Channel channel, String event) {
        return jdbc.sql("""
                select a.alert_id, a.kind, a.object, a.message::text, to_char(a.raised_at, 'YYYY-MM-DD HH24:MI')
                from control.alert a
                where (:event = 'RAISED') = (a.recovered_at is null)
                  and not exists (select from control.alert_notice n where n.alert_id = a.alert_id and n.channel = :channel and n.event = :event)
                  and (:event = 'RAISED' or exists (select from control.alert_notice n
                       where n.alert_id = a.alert_id and n.channel = :channel and n.event = 'RAISED'))
                order by 1""").param("event", event).param("channel", channel.name())
                .query((row, n) -> new Notice.Entry(row.getLong(1), row.getString(2), row.getString(3),
                        MessageJson.read(row.getString(4)), row.getString(5))).list();
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, n) -> n).list();
    }

    private static String key(String kind, String object) {
        return kind + " " + object;
    }
}
