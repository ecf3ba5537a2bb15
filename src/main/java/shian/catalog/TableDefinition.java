package shian.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fact table of a contract: its columns, and the migration that makes it. */
public final class TableDefinition {

    /** The columns every fact table has besides those of its contract. */
    private static final Set<String> COMMON = Set.of("division_code", "year", "delivery_id", "line");

    /** Words PostgreSQL keeps for itself. */
    private static final Set<String> RESERVED = Set.of(("all analyse analyze and any "
            + "array as asc asymmetric authorization binary both case cast check collate collation column concurrently "
            + "constraint create cross current_catalog current_date current_role current_schema current_time "
            + "current_timestamp current_user default deferrable desc distinct do else end except false fetch for "
            + "foreign freeze from full grant group having ilike in initially inner intersect into is isnull join "
            + "lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or "
            + "order outer overlaps placing primary references returning right select session_user similar some "
            + "symmetric system_user table tablesample then to trailing true union unique user using variadic verbose "
            + "when where window with").split(" "));

    private TableDefinition() {
    }

    /** Name and PostgreSQL type of every column, in the order of the table; a view has them in any order. */
    public static Map<String, String> columns(Source source) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("division_code", "text");
        columns.put("year", "smallint");
        if (!(source instanceof Derived derived && derived.isOfPipeline())) {
            columns.put("delivery_id", "bigint");
            columns.put("line", "integer");
        }
        columns.putAll(valueColumns(source));
        return columns;
    }

    /** Name and PostgreSQL type of every column that a column of the contract fills, in the order of the table. */
    public static Map<String, String> valueColumns(Source source) {
        Map<String, String> columns = new LinkedHashMap<>();
        source.columns().values().forEach(column -> column.stored().forEach(stored -> columns.put(stored.name(), stored.sql())));
        return columns;
    }

    /** Whether a column of the table is never null. */
    public static boolean isRequired(Contract contract, String column) {
        return COMMON.contains(column) || contract.column(column).map(Column::required).orElse(false);
    }

    /** The migration: table, key, comments, and who reads it if not all who analyse figures. Partitions by year are made when the first row of a year comes. */
    public static String migration(Contract contract) {
        String table = "warehouse." + identifier(contract.table());
        List<String> lines = new ArrayList<>();
        lines.add("-- " + contract.code() + " " + contract.title().zh() + ". Printed by `ops/shian ddl " + contract.feed() + "`.");
        lines.add("");
        lines.add("create table " + table + " (");
        columns(contract).forEach((name, type) -> {
            lines.add("    " + name + " " + type + (isRequired(contract, name) ? " not null," : ","));
        });
        lines.add("    primary key (delivery_id, line, year, division_code),");
        lines.add("    foreign key (delivery_id) references intake.delivery");
        lines.add(") partition by list (year);");
        lines.add("comment on table " + table + " is " + literal(contract.grain().en() + ", of the deliveries that count: "
                + contract.title().en() + " (" + contract.code() + " " + contract.title().zh() + ").") + ";");
        comment(lines, table, "division_code", "Division the row counts in.");
        comment(lines, table, "year", "Calendar year the row counts in; the partition.");
        comment(lines, table, "delivery_id", "Delivery it came with.");
        comment(lines, table, "line", "Line in the file, from 1.");
        contract.columns().values().forEach(column -> column.stored().forEach(stored ->
                comment(lines, table, stored.name(), stored.meaning())));
        if (contract.readers() == Readers.HEALTH) {
            lines.add("select warehouse.for_patients_readers(" + literal(contract.table()) + ");");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void comment(List<String> lines, String table, String column, String words) {
        lines.add("comment on column " + table + "." + identifier(column) + " is " + literal(words) + ";");
    }

    /** A name of the catalogue as an SQL identifier; the one place where such names get into SQL. */
    public static String identifier(String name) {
        if (!isIdentifier(name)) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    /** Whether a contract may have a column of this name. */
    static boolean isFree(String column) {
        return isIdentifier(column) && !COMMON.contains(column);
    }

    static boolean isIdentifier(String name) {
        return name.matches("[a-z][a-z0-9_]{0,40}") && !RESERVED.contains(name);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
