package shian.alert;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.MessageJson;
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

    /** What a look found: troubles that are new, and troubles that are over. */
    public record Found(int raised, int recovered) {
    }

    /**
     * What was sent.
     *
     * @param sent     how many troubles, or ends of troubles, over all channels
     * @param failures by channel, why it did not take what was sent
     */
    public record Sent(int sent, List<String> failures) {
    }

    /**
     * What became of a message that was sent to see whether it arrives.
     *
     * @param failure why the channel did not take it; empty if it did
     */
    public record Trial(String channel, Optional<String> failure) {
    }

    /** Several processes may look at the same time. */
    private static final long LOCK = 0x5348_4941_4E41_4C45L;

    private final Units units;
    private final JdbcClient jdbc;
    private final BooleanSupplier runIsAlive;
    private final Supplier<Catalog> catalog;
    private final Path data;
    private final Sending sending;

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
        this.sending = new Sending(units, Channels.of(environment, units.clock(), locale), locale);
    }

    /** What is to be said of how channels are set up: those over which alerts go unencrypted. */
    public static List<Message> warnings(Variables environment) {
        return Channels.warnings(environment);
    }

    /** Looks once, and sends. */
    public Check check() {
        Found found = look();
        Sent sent = send();
        return new Check(found.raised(), found.recovered(), sent.sent(), sent.failures());
    }

    /**
     * Sends to every channel what it has not taken yet. It may take as long as channels take to answer; meanwhile it holds no transaction.
     * Not for several threads at once.
     */
    public Sent send() {
        return sending.send();
    }

    /**
     * Sends a message on every channel, to see whether it arrives; looks at nothing and keeps nothing.
     *
     * @param machine from which it is sent
     * @throws ShianException of category USAGE if no channel is set up
     */
    public List<Trial> trial(String machine) {
        return sending.trial(machine);
    }

    /** Looks once, and keeps what is new and what is over. */
    public Found look() {
        int[] counts = new int[2];
        units.alone(() -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, n) -> n).list();
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
        return new Found(counts[0], counts[1]);
    }

    private static String key(String kind, String object) {
        return kind + " " + object;
    }
}
