package shian.fact;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Readers;
import shian.catalog.Source;
import shian.catalog.TableDefinition;
import shian.message.Message;

/** Who may read a table or view in the database, and its partitions, held against what the catalogue declares. */
final class TableReaders {

    /** Roles that read no rows of patients, by the name of the pipeline's, whose prefix they share. */
    private static final List<String> OTHERS = List.of("analyst", "operator");

    private TableReaders() {
    }

    /** What to say if somebody may read what is not for them, or may not read what is. */
    static Optional<Message> difference(JdbcClient jdbc, Source source) {
        String table = "warehouse." + TableDefinition.identifier(source.table());
        boolean wanted = source.readers() == Readers.ANALYST;
        List<String> differing = jdbc.sql("""
                select distinct reader from unnest(cast(:others as text[])) other (name)
                cross join lateral (select regexp_replace(current_user::text, 'pipeline$', other.name)) role (reader)
                cross join lateral (
                    select to_regclass(:table) as part union select inhrelid from pg_inherits where inhparent = to_regclass(:table)) parts
                where has_table_privilege(reader, part, 'select') <> :wanted and (not :wanted or part = to_regclass(:table))
                order by 1""").param("others", OTHERS.toArray(String[]::new)).param("table", table).param("wanted", wanted)
                .query(String.class).list();
        return differing.isEmpty() ? Optional.empty()
                : Optional.of(Message.of(wanted ? "fact.readers-fewer" : "fact.readers-more", table, String.join(", ", differing)));
    }
}
