package shian.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.schedule.BellTower;
import shian.schedule.ScheduleWatch;

/** Whether this process can do its work: the store answers, the bells ring, the catalogue and the inbox can be read. */
public final class Readiness extends AbstractHealthIndicator {

    private final JdbcClient jdbc;
    private final BellTower tower;
    private final ScheduleWatch catalogue;
    private final Path inbox;

    /**
     * For a service.
     *
     * @param inbox null if no scheduled job receives
     */
    public Readiness(JdbcClient jdbc, BellTower tower, ScheduleWatch catalogue, Path inbox) {
        super("the store does not answer");
        this.jdbc = jdbc;
        this.tower = tower;
        this.catalogue = catalogue;
        this.inbox = inbox;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        jdbc.sql("select 1").query(Integer.class).single();
        boolean ringing = tower.isRinging();
        boolean readable = inbox == null || Files.isReadable(inbox);
        health.withDetail("store", "answers").withDetail("bells", ringing ? "ring" : "are silent")
                .withDetail("catalogue", catalogue.trouble().orElse("can be read"))
                .withDetail("inbox", inbox == null ? "none" : inbox + (readable ? "" : " cannot be read"));
        if (ringing && readable && catalogue.trouble().isEmpty()) {
            health.up();
        } else {
            health.down();
        }
    }
}
