package shian.alert;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.MessageJson;
import shian.night.Night;
import shian.settings.Variables;
import shian.work.Units;

/** Looks at what is wrong, keeps it, and tells every channel what it has not told yet. */
public final class Alerts {

    /** What a check found and told. */
    public record Check(int raised, int recovered, int told, List<String> failures) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    /** Several processes may look at the same time. */
    private static final long LOCK = 0x5348_4941_4E41_4C45L;

    private final Units units;
    private final JdbcClient jdbc;
    private final Night night;
    private final Supplier<Catalog> catalog;
    private final Clock clock;
    private final Path data;
    private final List<Channel> channels;

    public Alerts(Units units, Night night, Supplier<Catalog> catalog, Clock clock, Path data, Variables environment, Locale locale) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.night = night;
        this.catalog = catalog;
        this.clock = clock;
        this.data = data;
        this.channels = Channels.of(environment, locale);
    }

    /** Looks once. A channel that does not take it is told again at the next check. */
    public Check check() {
        int[] counts = new int[2];
        units.alone(() -> {
            lock();
            Map<String, Trouble> now = new HashMap<>();
            new Troubles(jdbc, catalog.get(), clock, data).now(night.isAlive()).forEach(trouble -> now.put(key(trouble.kind(), trouble.object()), trouble));
            jdbc.sql("select alert_id, kind, object from control.alert where recovered_at is null").query((row, n) ->
                    new Object[] {row.getLong(1), key(row.getString(2), row.getString(3))}).list().forEach(open -> {
                        if (now.remove((String) open[1]) == null) {
                            counts[1] += jdbc.sql("update control.alert set recovered_at = :now where alert_id = :alert")
                                    .param("now", units.now()).param("alert", open[0]).update();
                        }
                    });
            now.values().forEach(trouble -> counts[0] += jdbc.sql("""
                    insert into control.alert (kind, object, message, raised_at) values (:kind, :object, :message::jsonb, :now)""")
                    .param("kind", trouble.kind()).param("object", trouble.object())
                    .param("message", MessageJson.write(trouble.message())).param("now", units.now()).update());
        });
        int told = 0;
        List<String> failures = new ArrayList<>();
        for (Channel channel : channels) {
            try {
                told += tell(channel);
            } catch (IOException e) {
                LOG.error("alerts could not be told by {}", channel.name(), e);
                failures.add(channel.name() + ": " + e.getMessage());
            }
        }
        return new Check(counts[0], counts[1], told, failures);
    }

    /** Tells and keeps that it did, in that order: who dies between tells it twice rather than never. */
    private int tell(Channel channel) throws IOException {
        IOException[] failed = new IOException[1];
        int told = units.alone(() -> {
            lock();
            Notice notice = new Notice(untold(channel, "RAISED"), untold(channel, "RECOVERED"));
            if (notice.isEmpty()) {
                return 0;
            }
            try {
                channel.tell(notice);
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
                        MessageJson.read(row.getString(4)).get(0), row.getString(5))).list();
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, n) -> n).list();
    }

    private static String key(String kind, String object) {
        return kind + " " + object;
    }
}
