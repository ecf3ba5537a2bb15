package shian.alert;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.Message;
import shian.message.MessageJson;
import shian.message.Messages;
import shian.message.ShianException;
import shian.work.Breakpoint;
import shian.work.Units;

/**
 * Sends alerts outside transactions: what a channel has not taken is read, sent, and only then recorded as sent. A process that ends
 * between sends it again rather than never. While it sends to a channel, no other process does.
 */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    /** The first half of the lock of a channel: of its session, so that it ends with the process. */
    private static final int LOCK = 0x5348_414C;
    /** However slowly a channel answers, and whatever it waits for. */
    private static final int SECONDS_FOR_A_CHANNEL = 30;

    private final Units units;
    private final JdbcClient jdbc;
    private final List<Channel> channels;
    private final Locale locale;
    /** By channel, why it did not take what was last sent: a service tries every minute, and logs it once. */
    private final Map<String, String> failing = new HashMap<>();

    Sending(Units units, List<Channel> channels, Locale locale) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.channels = channels;
        this.locale = locale;
    }

    /** Sends to every channel what it has not taken yet. One that does not take it keeps no other from its messages, and gets them again. */
    Alerts.Sent send() {
        int sent = 0;
        List<String> failures = new ArrayList<>();
        for (Channel channel : channels) {
            try {
                sent += send(channel);
                if (failing.remove(channel.name()) != null) {
                    LOG.info("{} takes alerts again", channel.name());
                }
            } catch (IOException e) {
                String why = words(e);
                if (!why.equals(failing.put(channel.name(), why))) {
                    LOG.error("alerts could not be sent by {}; it is tried again with each look", channel.name(), e);
                }
                failures.add(channel.name() + ": " + why);
            }
        }
        return new Alerts.Sent(sent, failures);
    }

    List<Alerts.Trial> trial(String machine) {
        if (channels.isEmpty()) {
            throw ShianException.usage("alert.no-channel");
        }
        Notice notice = Notice.trial(machine, units.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")));
        List<Alerts.Trial> trials = new ArrayList<>();
        for (Channel channel : channels) {
            try {
                within(channel, notice);
                trials.add(new Alerts.Trial(channel.name(), Optional.empty()));
            } catch (IOException e) {
                LOG.error("the trial could not be sent by {}", channel.name(), e);
                trials.add(new Alerts.Trial(channel.name(), Optional.of(words(e))));
            }
        }
        return trials;
    }

    private int send(Channel channel) throws IOException {
        try (Connection session = units.dataSource().getConnection()) {
            if (!locked(session, "select pg_try_advisory_lock(?, ?)", channel)) {
                return 0;
            }
            try {
                return sendAlone(channel);
            } finally {
                locked(session, "select pg_advisory_unlock(?, ?)", channel);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("alerts", null, e);
        }
    }

    private static boolean locked(Connection session, String sql, Channel channel) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setInt(1, LOCK);
            statement.setInt(2, channel.name().hashCode());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private int sendAlone(Channel channel) throws IOException {
        Notice notice = Notice.of(unsent(channel, "RAISED"), unsent(channel, "RECOVERED"));
        if (notice.isEmpty()) {
            return 0;
        }
        within(channel, notice);
        Breakpoint.ALERT_SENT.reached();
        units.alone(() -> {
            keep(channel, "RAISED", notice.raised());
            keep(channel, "RECOVERED", notice.recovered());
        });
        return notice.raised().size() + notice.recovered().size();
    }

    /** Sends within a time, on a thread of its own: a name that is looked up, or an answer that drips, has no end of its own. */
    private void within(Channel channel, Notice notice) throws IOException {
        FutureTask<Void> sending = new FutureTask<>(() -> {
            channel.tell(notice);
            return null;
        });
        Thread thread = new Thread(sending, "alert " + channel.name());
        thread.setDaemon(true);
        thread.start();
        try {
            sending.get(SECONDS_FOR_A_CHANNEL, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            sending.cancel(true);
            throw new IOException(Message.of("alert.no-answer", SECONDS_FOR_A_CHANNEL).in(locale), e);
        } catch (InterruptedException e) {
            sending.cancel(true);
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
        entries.forEach(entry -> jdbc.sql("insert into control.alert_notice values (:alert, :event, :channel, :now) on conflict do nothing")
                .param("alert", entry.id()).param("event", event).param("channel", channel.name()).param("now", units.now()).update());
    }

    /** A trouble that was over before it was sent is not sent. */
    private List<Notice.Entry> unsent(Channel channel, String event) {
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
}
