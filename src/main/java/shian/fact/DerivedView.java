package shian.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.TableDefinition;
import shian.message.Message;

/** The view of a derived fact. */
public final class DerivedView {

    private static final String OF_YEAR = "\\s+JOIN warehouse\\.snapshot_of_year(?: \\w+)? USING \\(delivery_id, division_code, year\\)";

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'::text");

    private final JdbcClient jdbc;
    private final Derived fact;
    private final String view;
    private final Map<String, Set<String>> columnsRead = new HashMap<>();
    private Set<String> literals;

    public DerivedView(JdbcClient jdbc, Derived fact) {
        this.jdbc = jdbc;
        this.fact = fact;
        this.view = "warehouse." + TableDefinition.identifier(fact.table());
    }

    /** The text that the database keeps of it; empty if there is no such view. */
    public String definition() {
        return jdbc.sql("select coalesce(pg_get_viewdef(to_regclass(:view)), '')").param("view", view)
                .query(String.class).single();
    }

    /** The columns of the table of a contract that it reads, itself or through another view. */
    public Set<String> columnsRead(Contract contract) {
        if (columnsRead.isEmpty()) {
            jdbc.sql("""
                    with recursive reads (relation, attribute) as (
                        select d.refobjid, d.refobjsubid from pg_rewrite r
                        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
                        where r.ev_class = to_regclass(:view) and d.refobjid <> r.ev_class
                        union
                        select d.refobjid, d.refobjsubid from reads
                        join pg_rewrite r on r.ev_class = reads.relation
                        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
                        where d.refobjid <> r.ev_class)
                    select c.relname, a.attname
                    from reads
                    join pg_class c on c.oid = reads.relation and c.relnamespace = 'warehouse'::regnamespace
                    join pg_attribute a on a.attrelid = reads.relation and a.attnum = reads.attribute""").param("view", view)
                    .query((row, n) -> columnsRead.computeIfAbsent(row.getString(1), table -> new HashSet<>()).add(row.getString(2))).list();
        }
        return columnsRead.getOrDefault(contract.table(), Set.of());
    }

    /** The texts that it names, such as codes. */
    public Set<String> literals() {
        if (literals == null) {
            literals = LITERAL.matcher(definition()).results().map(text -> text.group(1).replace("''", "'")).collect(Collectors.toSet());
        }
        return literals;
    }

    /** What in the database differs from the catalogue; empty if nothing does. */
    List<Message> differences(Catalog catalog) {
        TableColumns there = TableColumns.of(jdbc, view);
        List<Message> differences = new ArrayList<>();
        if (there.none()) {
            differences.add(Message.of("fact.view-missing", view, fact.table()));
        } else {
            columns(there, differences);
            sources(catalog, differences);
            snapshots(catalog, differences);
            needs(catalog, differences);
            parameters(catalog, differences);
            TableReaders.difference(jdbc, fact).ifPresent(differences::add);
            if (fact.workdays() != definition().contains("workday")) {
                differences.add(Message.of(fact.workdays() ? "fact.view-workdays-left" : "fact.view-workdays", view));
            }
        }
        return differences.stream().map(difference -> difference.at("jobs/" + fact.path())).toList();
    }

    private void columns(TableColumns there, List<Message> differences) {
        Map<String, String> columns = TableDefinition.columns(fact);
        columns.forEach((name, type) -> {
            if (!there.column(name).type().equals(type)) {
                differences.add(Message.of("fact.view-column-differs", view, name, type, there.column(name).type()));
            }
        });
        there.byName().keySet().stream().filter(name -> !columns.containsKey(name))
                .forEach(name -> differences.add(Message.of("fact.view-column-left", view, name)));
    }

    /** A table that is read and not declared would move without anything becoming stale. */
    private void sources(Catalog catalog, List<Message> differences) {
        Set<String> read = jdbc.sql("""
                select c.relname from pg_rewrite r
                join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                    and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
                join pg_class c on c.oid = d.refobjid
                where r.ev_class = to_regclass(:view)""").param("view", view).query(String.class).set();
        for (Contract contract : catalog.contracts().values()) {
            boolean declared = fact.sources().containsKey(contract.id());
            if (declared != read.contains(contract.table())) {
                differences.add(Message.of(declared ? "fact.view-source-left" : "fact.view-source", view, contract.id()));
            }
        }
    }

    /** A snapshot that is read without the choice of the one that counts is added to every other one of its year. */
    private void snapshots(Catalog catalog, List<Message> differences) {
        String text = definition();
        for (Contract contract : catalog.contracts().values()) {
            Pattern read = Pattern.compile("\\bwarehouse\\." + contract.table() + "\\b(?: \\w+)?(" + OF_YEAR + ")?");
            if (contract.isSnapshot() && read.matcher(text).results().anyMatch(reading -> reading.group(1) == null)) {
                differences.add(Message.of("fact.view-snapshot", view, contract.table(), contract.id()));
            }
        }
    }

    /**
     * A column that a file may lack and the view reads, itself or through another view, is said to be needed or not: else a value
     * is drawn from it as if it were empty everywhere.
     */
    private void needs(Catalog catalog, List<Message> differences) {
        for (String id : fact.sources().keySet()) {
            Contract contract = catalog.contract(id);
            Set<String> read = columnsRead(contract);
            Set<String> declared = fact.needs().get(id).keySet();
            for (Column column : contract.columns().values()) {
                boolean needed = !column.required() && read.contains(column.name());
                if (needed != declared.contains(column.name())) {
                    differences.add(Message.of(needed ? "fact.view-need" : "fact.view-need-left", view, column.name(), id));
                }
            }
            declared.stream().filter(name -> !contract.columns().containsKey(name))
                    .forEach(name -> differences.add(Message.of("fact.view-need-left", view, name, id)));
        }
    }

    private void parameters(Catalog catalog, List<Message> differences) {
        String text = definition();
        for (String parameter : catalog.parameters().keySet()) {
            boolean declared = fact.parameters().contains(parameter);
            if (declared != text.contains("'" + parameter + "'")) {
                differences.add(Message.of(declared ? "fact.view-parameter-left" : "fact.view-parameter", view, parameter));
            }
        }
    }
}
