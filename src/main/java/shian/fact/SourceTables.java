package shian.fact;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;

/** The tables and views of a whole catalogue. */
public final class SourceTables {

    private SourceTables() {
    }

    /** What in the database differs from the contracts and derived facts; empty if nothing does. */
    public static List<Message> differences(JdbcClient jdbc, Catalog catalog) {
        return Stream.concat(
                catalog.contracts().values().stream().flatMap(c -> new FactTable(jdbc, c).differences().stream()),
                catalog.derived().values().stream().flatMap(d -> new DerivedView(jdbc, d).differences(catalog).stream()))
                .toList();
    }
}
