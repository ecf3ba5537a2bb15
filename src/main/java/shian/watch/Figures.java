package shian.watch;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Figures about the work of all processes on a store, read from its tables by one statement, so that they fit together, and at most once
 * in a time, however many ask. If the store does not answer, they are missing and one says so: a zero is never a missing.
 */
public final class Figures implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    private static final int PATIENCE_SECONDS = 8;

    static final Figure STORE_UP = ofProcess("shian_store_up", "Whether the store answered when it was asked for these figures, 1 or 0.");
    static final Figure READY = ofProcess("shian_ready", "Whether this process can do its work, as /health/readiness says, 1 or 0.");
    static final Figure ALIVE = ofProcess("shian_run_process_alive",
            "Whether some process works at a run, 1 or 0; a run that is active without one is dead.");

    private static final String STATEMENT = Figure.COMMON + IntStream.range(0, Figure.ALL.size())
            .mapToObj(Figures::part).collect(Collectors.joining("\nunion all ")) + "\norder by 1, 2";

    private record Point(int figure, List<String> labels, double value) {
    }

    private final JdbcClient jdbc;
    private final BooleanSupplier alive;
    private final BooleanSupplier ready;
    private final Remembered<MetricSnapshots> last;

    /**
     * Figures of a store and of this process.
     *
     * @param alive whether some process works at a run
     * @param ready whether this one can do its work
     * @param time  how long figures are given again before they are read again
     */
    public Figures(DataSource store, BooleanSupplier alive, BooleanSupplier ready, Duration time) {
        JdbcTemplate template = new JdbcTemplate(store);
        template.setQueryTimeout(PATIENCE_SECONDS);
        this.jdbc = JdbcClient.create(template);
        this.alive = alive;
        this.ready = ready;
        this.last = new Remembered<>(this::read, time);
    }

    private static Figure ofProcess(String name, String help) {
        return new Figure(name, Figure.Type.GAUGE, help, List.of(), null);
    }

    /** One figure as part of the statement: its number, its labels, its value. */
    private static String part(int number) {
        Figure figure = Figure.ALL.get(number);
        List<String> columns = IntStream.range(0, figure.labels().size()).mapToObj(i -> "l" + i).toList();
        String named = columns.stream().map(column -> column + ", ").collect(Collectors.joining());
        return "select %d, array[%s]::text[], v::float8 from (%s) f%d(%sv)"
                .formatted(number, String.join(", ", columns), figure.sql().strip(), number, named);
    }

    @Override
    public MetricSnapshots collect() {
        return last.get();
    }

    private MetricSnapshots read() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        try {
            Map<Integer, List<Point>> points = jdbc.sql(STATEMENT).query((row, n) -> point(row)).list().stream()
                    .collect(Collectors.groupingBy(Point::figure));
            IntStream.range(0, Figure.ALL.size())
                    .forEach(i -> all.metricSnapshot(snapshot(Figure.ALL.get(i), points.getOrDefault(i, List.of()))));
            all.metricSnapshot(snapshot(ALIVE, alive.getAsBoolean()));
            all.metricSnapshot(snapshot(READY, ready.getAsBoolean()));
            all.metricSnapshot(snapshot(STORE_UP, true));
            return all.build();
        } catch (DataAccessException e) {
            LOG.warn("the store did not give the figures: {}", e.getMessage());
            return MetricSnapshots.of(snapshot(STORE_UP, false), snapshot(READY, false));
        }
    }

    private static Point point(ResultSet row) throws SQLException {
        return new Point(row.getInt(1), List.of((String[]) row.getArray(2).getArray()), row.getDouble(3));
    }

    private static MetricSnapshot snapshot(Figure figure, boolean value) {
        return snapshot(figure, List.of(new Point(0, List.of(), value ? 1 : 0)));
    }

    private static MetricSnapshot snapshot(Figure figure, List<Point> points) {
        if (figure.type() == Figure.Type.COUNTER) {
            return new CounterSnapshot(metadata(figure), points.stream().map(point ->
                    new CounterDataPointSnapshot(point.value, Labels.of(figure.labels(), point.labels), null, 0)).toList());
        }
        return new GaugeSnapshot(metadata(figure), points.stream().map(point ->
                new GaugeDataPointSnapshot(point.value, Labels.of(figure.labels(), point.labels), null)).toList());
    }

    /** The name of a counter is given its ending where it is written. */
    private static MetricMetadata metadata(Figure figure) {
        return new MetricMetadata(figure.name().replaceFirst("_total$", ""), figure.help());
    }

    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
        return all().map(figure -> MetricFamilyDescriptor.of(MetricType.valueOf(figure.type().name()), metadata(figure), figure.labels()))
                .toList();
    }

    /** Every figure there can be. */
    static Stream<Figure> all() {
        return Stream.concat(Stream.of(STORE_UP, READY, ALIVE), Figure.ALL.stream());
    }
}
