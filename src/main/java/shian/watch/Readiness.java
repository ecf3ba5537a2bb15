package shian.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.schedule.BellTower;
import shian.schedule.ScheduleWatch;

/**
 * Whether this process can do its work: the store answers and can be written, the bells ring, the catalogue and the inbox can
 * be read, the archive can be written.
 */
public final class Readiness extends AbstractHealthIndicator {

    /** However many ask, the store is asked once in it. */
    private static final Duration TIME = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final BellTower tower;
    private final ScheduleWatch catalogue;
    private final Path inbox;
    private final Path archive;
    private final Remembered<Boolean> writable = new Remembered<>(this::isStoreWritable, TIME);

    /**
     * For a service.
     *
     * @param inbox null if no scheduled job receives
     */
    public Readiness(JdbcClient jdbc, BellTower tower, ScheduleWatch catalogue, Path inbox, Path archive) {
        super("the store does not answer");
        this.jdbc = jdbc;
        this.tower = tower;
        this.catalogue = catalogue;
        this.inbox = inbox;
        this.archive = archive;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean writable = this.writable.get();
        boolean ringing = tower.isRinging();
        boolean readable = inbox == null || Files.isReadable(inbox);
        boolean keeps = isWritable(archive);
        health.withDetail("store", writable ? "answers" : "cannot be written").withDetail("bells", ringing ? "ring" : "are silent")
                .withDetail("catalogue", catalogue.trouble().orElse("can be read"))
                .withDetail("inbox", inbox == null ? "none" : inbox + (readable ? "" : " cannot be read"))
                .withDetail("archive", archive + (keeps ? "" : " cannot be written"));
        if (writable && ringing && readable && keeps && catalogue.trouble().isEmpty()) {
            health.up();
        } else {
            health.down();
        }
    }

    /** One that only follows another answers too. */
    private boolean isStoreWritable() {
        return !jdbc.sql("select current_setting('transaction_read_only')::boolean").query(Boolean.class).single();
    }

    /** Of a folder that is not there yet, whether it can be made. */
    private static boolean isWritable(Path folder) {
        return Files.exists(folder) ? Files.isDirectory(folder) && Files.isWritable(folder)
                : folder.getParent() != null && isWritable(folder.getParent());
    }
}
