package shian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database holds, in a few lines that can be compared. */
public final class Fingerprint {

    private Fingerprint() {
    }

    /**
     * Everything the warehouse holds that does not depend on when and in which order it was written: two installations that
     * took in the same files have the same. How many deliveries stood behind a value when it was published is not among it:
     * one more that changes nothing of it is no news.
     */
    public static String of(JdbcClient jdbc) {
        StringBuilder prints = new StringBuilder();
        for (String table : jdbc.sql("""
                select c.relname from pg_class c where c.relnamespace = 'warehouse'::regnamespace
                  and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'measure_part' order by 1""")
                .query(String.class).list()) {
            String columns = String.join(", ", jdbc.sql("""
                    select quote_ident(attname) from pg_attribute where attrelid = ('warehouse.' || :table)::regclass
                      and attnum > 0 and not attisdropped and attname <> 'delivery_id' order by attnum""")
                    .param("table", table).query(String.class).list());
            prints.append(print(jdbc, "warehouse." + table, columns));
        }
        prints.append(print(jdbc, """
                (select feed, kind, division_code, period, state, version, sha256, rows_read, accepted, quarantined, duplicate,
                        non_data, reasons from intake.delivery) d""", "*"));
        prints.append(print(jdbc, """
                (select sha256, line, q.state, q.reasons from intake.quarantine q join intake.delivery using (delivery_id)) q""", "*"));
        prints.append(print(jdbc, "(select rule, division_code, year, dimensions, verdict, imbalance, note from reconciliation.verdict) v", "*"));
        prints.append(print(jdbc, "(select rule, division_code, year, dimensions, state, imbalance from reconciliation.break) b", "*"));
        prints.append(print(jdbc, "reconciliation.claim", "*"));
        prints.append(print(jdbc, """
                (select indicator_code, scope, division_code, year, value, status, reconciliation
                 from scorer.indicator_value) i""", "*"));
        prints.append(print(jdbc, "control.stale", "kind, name, year"));
        return prints.toString();
    }

    /** The contents in an archive, and whatever else stands there. Each is named by its hash, which {@code verify} makes sure of. */
    public static String ofArchive(Path archive) {
        if (!Files.exists(archive)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(Files::isRegularFile).map(file -> archive.relativize(file).toString()).sorted()
                    .collect(Collectors.joining("\n", "archive ", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String print(JdbcClient jdbc, String from, String columns) {
        return from.strip().lines().findFirst().orElse("") + " " + jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') "
                + "from (select " + columns + " from " + from + ") t").query(String.class).single() + "\n";
    }
}
