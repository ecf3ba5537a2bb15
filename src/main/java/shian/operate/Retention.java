package shian.operate;

import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.retain.RetentionStage;

/** What is kept for how long: what would go now, and what went. */
public final class Retention {

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final RetentionStage stage;

    public Retention(JdbcClient jdbc, Catalog catalog, RetentionStage stage) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.stage = stage;
    }

    /** What the next run of each job that keeps something only for a time would remove now; removes nothing. */
    public Listing due() {
        List<List<Object>> rows = new ArrayList<>();
        catalog.jobs().values().forEach(job -> stage.due(job, catalog).forEach(planned -> rows.add(Arrays.asList(job.name(), planned.kind(),
                planned.keptFor(), planned.due().items(), planned.due().bytes(), time(planned.due().oldest()),
                time(planned.due().newest())))));
        return new Listing(List.of("job", "kind", "kept_for", "items", "bytes", "oldest", "newest"), rows);
    }

    private static Timestamp time(OffsetDateTime at) {
        return at == null ? null : Timestamp.from(at.toInstant());
    }

    /** What runs removed, the last first, and who asked for the run. */
    public Listing removed() {
        return Listing.of(jdbc, """
                select run_id as run, actor, ended_at, kind, kept_for, items, bytes, oldest, newest
                from control.removal join control.run using (run_id) order by run_id desc, kind""", Map.of());
    }
}
