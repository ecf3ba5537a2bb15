package shian.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.schedule.BellTower;

/** Whether this process can do its work: the store answers, the bells ring, the inbox can be read. */
public final class Readiness extends AbstractHealthIndicator {

    private final JdbcClient jdbc;
    private final BellTower tower;
    private final Path inbox;

    /**
     * For a service.
     *
     * @param inbox null if no scheduled job receives
     */
    public Readiness(JdbcClient jdbc, BellTower tower, Path inbox) {
        super("the store does not answer");
        this.jdbc = jdbc;
        this.tower = tower;
        this.inbox = inbox;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        jdbc.sql("select 1").query(Integer.class).single();
        boolean ringing = tower.isRinging();
        boolean readable = inbox == null || Files.isReadable(inbox);
        health.withDetail("store", "answers").withDetail("bells", ringing ? "ring" : "are silent")
                .withDetail("inbox", inbox == null ? "none" : inbox + (readable ? "" : " cannot be read"));
        if (ringing && readable) {
            health.up();
        } else {
            health.down();
        }
    }
}
