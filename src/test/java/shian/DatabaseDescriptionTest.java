package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;

/** What analysts find in the database: everything described, the scorer's columns all there, tables as the contracts say. */
@Tag("store")
@Tag("container")
class DatabaseDescriptionTest {

    private static City city;

    @BeforeAll
    static void aCityWithPartitions() {
        city = City.of(DatabaseDescriptionTest.class);
        city.dropSample("statistics/TJ_RK_150100_2021_QC_V01.csv");
        city.night();
    }

    @Test
    void every_schema_table_view_and_column_has_a_comment() {
        String ours = "('control', 'intake', 'warehouse', 'reconciliation', 'publication', 'scorer')";
        assertThat(city.jdbc().sql("""
                select nspname from pg_namespace where nspname in %1$s and obj_description(oid, 'pg_namespace') is null
                union all
                select relnamespace::regnamespace || '.' || relname from pg_class
                where relnamespace::regnamespace::text in %1$s and relkind in ('r', 'p', 'v', 'm')
                  and obj_description(oid, 'pg_class') is null
                union all
                select relnamespace::regnamespace || '.' || relname || '.' || attname
                from pg_attribute join pg_class c on c.oid = attrelid
                where relnamespace::regnamespace::text in %1$s and relkind in ('r', 'p', 'v', 'm')
                  and attnum > 0 and not attisdropped and col_description(attrelid, attnum) is null""".formatted(ours))
                .query(String.class).list()).isEmpty();
        assertThat(city.jdbc().sql("select count(*) from pg_class where relname = 'population_2021'").query(Long.class).single())
                .as("partitions are among them").isEqualTo(1);
    }

    @Test
    void the_views_of_the_scorer_have_all_fixed_columns() {
        assertThat(columns("indicator_value")).contains("edition_id", "rule_version", "indicator_code", "class", "scope",
                "division_code", "division_name", "year", "numerator", "denominator", "value", "unit", "direction", "comparator",
                "target", "target_origin", "status", "status_reason", "period_status", "period_from", "period_to",
                "population_basis", "completeness", "reconciliation", "disputed_by", "low", "high", "verdict_can_flip",
                "evidence_count", "revision", "as_of", "published_at");
        assertThat(city.jdbc().sql("select relname from pg_class where relnamespace = 'scorer'::regnamespace and relkind = 'v'")
                .query(String.class).list()).contains("indicator", "indicator_value", "indicator_value_history", "evidence",
                "edition", "claim", "open_break", "delivery_status", "scorecard");
    }

    private static List<String> columns(String view) {
        return city.jdbc().sql("select attname from pg_attribute where attrelid = ('scorer.' || :view)::regclass and attnum > 0")
                .param("view", view).query(String.class).list();
    }

    @Test
    void the_scorer_may_read_its_views_and_nothing_else() {
        assertThat(city.jdbc().sql("""
                select relnamespace::regnamespace::text from pg_class
                where relkind in ('r', 'p', 'v') and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                  and has_table_privilege('shian_scorer', oid, 'select')
                  and has_schema_privilege('shian_scorer', relnamespace, 'usage')""").query(String.class).set())
                .isEqualTo(Set.of("scorer"));
        assertThat(city.jdbc().sql("""
                select relname from pg_class where relnamespace::regnamespace::text = 'scorer'
                  and has_table_privilege('shian_scorer', oid, 'insert, update, delete')""").query(String.class).list()).isEmpty();
    }

    @Test
    void the_migrations_of_the_fact_tables_are_what_ddl_prints() throws Exception {
        Catalog catalog = CatalogReader.read(Path.of("jobs"));
        StringBuilder committed = new StringBuilder();
        try (Stream<Path> paths = Files.list(Path.of("sql/migrations"))) {
            for (Path path : paths.toList()) {
                committed.append(Files.readString(path)).append('\n');
            }
        }
        Matcher dropped = Pattern.compile("alter table (warehouse\\.\\w+) drop column (\\w+)").matcher(committed.toString());
        while (dropped.find()) {
            without(committed, dropped.group(1), dropped.group(2));
        }
        catalog.contracts().values().forEach(contract ->
                assertThat(committed).as(contract.id()).contains(asItBegan(contract, committed.toString())));
    }

    /** Takes a column that a later migration drops out of the one that made the table. */
    private static void without(StringBuilder committed, String table, String column) {
        int begin = committed.indexOf("create table " + table + " (");
        int line = committed.indexOf("    " + column + " ", begin);
        committed.delete(line, committed.indexOf("\n", line) + 1);
        int comment = committed.indexOf("comment on column " + table + "." + column + " is ");
        committed.delete(comment, committed.indexOf("\n", comment) + 1);
    }

    /**
     * The migration without the columns that a later one adds, each with the comment that is printed for it, and with those
     * required that a later one no longer requires.
     */
    private static String asItBegan(Contract contract, String committed) {
        String migration = TableDefinition.migration(contract).strip();
        String table = "warehouse." + contract.table();
        for (Map.Entry<String, String> column : TableDefinition.valueColumns(contract).entrySet()) {
            String declared = column.getKey() + " " + column.getValue();
            if (committed.contains("alter table " + table + " add column " + declared)) {
                String comment = migration.lines()
                        .filter(line -> line.startsWith("comment on column " + table + "." + column.getKey() + " is ")).findFirst().orElseThrow();
                assertThat(committed).contains(comment);
                migration = migration.replace("    " + declared + ",\n", "").replace(comment + "\n", "");
            }
            if (committed.contains("alter table " + table + " alter column " + column.getKey() + " drop not null")) {
                migration = migration.replace("    " + declared + ",\n", "    " + declared + " not null,\n");
            }
        }
        String readers = "\nselect warehouse.for_patients_readers('" + contract.table() + "');";
        assertThat(committed.contains(readers)).as(contract.id()).isEqualTo(migration.contains(readers));
        return withCommentsAsTheyBegan(migration.replace(readers, ""), committed);
    }

    /** A comment that a later migration states anew stands in the first one as it was. */
    private static String withCommentsAsTheyBegan(String migration, String committed) {
        return migration.lines().map(line -> {
            if (!line.startsWith("comment on column ") || !committed.contains(line)) {
                return line;
            }
            String column = line.substring(0, line.indexOf(" is ") + 4);
            return committed.lines().filter(other -> other.startsWith(column) && !other.equals(line)).findFirst().orElse(line);
        }).collect(java.util.stream.Collectors.joining("\n"));
    }

    @Test
    void an_edition_and_an_action_of_a_person_are_never_changed() {
        assertThat(city.jdbc().sql("select count(*) from control.operator_action").query(Long.class).single()).isPositive();
        for (String table : List.of("publication.edition", "publication.indicator_value", "publication.evidence",
                "control.operator_action")) {
            for (String change : List.of("delete from " + table, "update " + table + " set "
                    + city.jdbc().sql("select attname || ' = ' || attname from pg_attribute where attrelid = :t::regclass and attnum = 2")
                    .param("t", table).query(String.class).single())) {
                try (var superuser = city.database().connectAsSuperuser(); var statement = superuser.createStatement()) {
                    statement.execute("set session_replication_role = replica");
                    org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(change))
                            .as(change).hasMessageContaining("is never changed");
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
