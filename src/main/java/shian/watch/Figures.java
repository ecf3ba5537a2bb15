package shian.watch;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures about the work of all processes on a store, read from its tables each time they are asked for. */
public final class Figures implements MultiCollector {

    /**
     * A gauge.
     *
     * @param sql its value in the column {@code value}, its labels in the others
     */
    private record Figure(String name, String help, String sql) {
    }

    private static final String LAST_RUNS = "(select distinct on (job) * from control.run order by job, run_id desc)";

    private static final List<Figure> ALL = List.of(
            new Figure("shian_run_active", "Whether a run is active.",
                    "select count(*) as value from control.run where state = 'RUNNING'"),
            new Figure("shian_run_last", "The last run of a job and how it stands; always 1.",
                    "select job, state, 1 as value from " + LAST_RUNS + " r"),
            new Figure("shian_run_last_started_timestamp_seconds", "When the last run of a job was started.",
                    "select job, extract(epoch from started_at) as value from " + LAST_RUNS + " r"),
            new Figure("shian_run_last_done_timestamp_seconds", "When a run of a job last ended in order.", """
                    select job, extract(epoch from max(ended_at)) as value from control.run
                    where state in ('DONE', 'DONE_WITH_FAILURES') group by job"""),
            new Figure("shian_stage_last_seconds", "How long a stage took in the last run of a job.", """
                    select r.job, s.stage, extract(epoch from coalesce(s.ended_at, now()) - s.started_at) as value
                    from control.run_stage s join\s""" + LAST_RUNS + " r using (run_id)"),
            new Figure("shian_deliveries", "Deliveries by state.",
                    "select state, count(*) as value from intake.delivery group by state"),
            new Figure("shian_quarantined_rows_open", "Rows set aside that nobody waived or corrected.",
                    "select count(*) as value from intake.quarantine where state = 'OPEN'"),
            new Figure("shian_breaks_open", "Breaks that nobody explained, by severity.", """
                    select r.severity, count(b.rule) as value from reconciliation.rule r
                    left join reconciliation.break b on b.rule = r.rule and b.state = 'OPEN' group by r.severity"""),
            new Figure("shian_stale", "What is to be computed again.",
                    "select kind, count(*) as value from control.stale group by kind"),
            new Figure("shian_edition", "Number of the edition that readers see.",
                    "select coalesce(max(edition_id), 0) as value from publication.edition"),
            new Figure("shian_published_timestamp_seconds", "When the edition that readers see was published.",
                    "select extract(epoch from max(published_at)) as value from publication.edition having count(*) > 0"));

    private final JdbcClient jdbc;

    public Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public MetricSnapshots collect() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        for (Figure figure : ALL) {
            GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(figure.name).help(figure.help);
            jdbc.sql(figure.sql).query((row, n) -> point(row)).list().forEach(gauge::dataPoint);
            all.metricSnapshot(gauge.build());
        }
        return all.build();
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot point(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Labels labels = Labels.EMPTY;
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (!columns.getColumnLabel(i).equals("value")) {
                labels = labels.add(columns.getColumnLabel(i), row.getString(i));
            }
        }
        return GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(row.getDouble("value")).build();
    }

    @Override
    public List<String> getPrometheusNames() {
        return ALL.stream().map(Figure::name).toList();
    }
}
