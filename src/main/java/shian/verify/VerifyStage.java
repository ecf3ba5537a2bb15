package shian.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Measure;
import shian.content.Archive;
import shian.fact.FactTable;
import shian.fact.MeasureParts;
import shian.message.Message;
import shian.message.ShianException;

/** Verifies the archive, the ledger and the record of what people did; changes nothing. */
public final class VerifyStage {

    /**
     * What was found.
     *
     * @param counts   contents hashed, deliveries counted, findings, contents that retention had removed, chained actions
     * @param findings what is wrong; empty if nothing is
     * @param chain    where the chain of what people did ends
     */
    public record Findings(Map<String, Long> counts, List<Message> findings, ChainEnd chain) {
    }

    private final JdbcClient jdbc;
    private final Archive archive;

    public VerifyStage(JdbcClient jdbc, Archive archive) {
        this.jdbc = jdbc;
        this.archive = archive;
    }

    public Findings verify(Catalog catalog) {
        List<Message> findings = new ArrayList<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("contents", contents(findings));
        counts.put("deliveries", deliveries(catalog, findings));
        counts.put("measures", measures(catalog, findings));
        ChainEnd chain = new ActionChain(jdbc).verify(findings);
        counts.put("findings", (long) findings.size());
        counts.put("removed", jdbc.sql("select count(*) from intake.content where removed_at is not null").query(Long.class).single());
        counts.put("actions", chain.actions());
        return new Findings(counts, findings, chain);
    }

    private long contents(List<Message> findings) {
        List<String> hashes = jdbc.sql("select sha256 from intake.content where removed_at is null order by 1").query(String.class).list();
        for (String sha256 : hashes) {
            if (!archive.has(sha256)) {
                if (isRemoved(sha256)) {
                    continue;
                }
                findings.add(Message.of("verify.content-missing", sha256));
                continue;
            }
            try {
                String found = archive.rehash(sha256);
                if (!found.equals(sha256)) {
                    findings.add(Message.of("verify.content-differs", sha256, found));
                }
            } catch (IOException e) {
                throw ShianException.surroundings(e, "verify.content-unreadable", sha256, e);
            }
        }
        return hashes.size();
    }

    /** Whether retention has removed it since. */
    private boolean isRemoved(String sha256) {
        return jdbc.sql("select removed_at is not null from intake.content where sha256 = :sha256").param("sha256", sha256)
                .query(Boolean.class).single();
    }

    private record Counted(long delivery, String state, long accepted, long quarantined) {
    }

    private long deliveries(Catalog catalog, List<Message> findings) {
        long counted = 0;
        for (Contract contract : catalog.contracts().values()) {
            FactTable facts = new FactTable(jdbc, contract);
            for (Counted delivery : jdbc.sql("""
                    select delivery_id, state, coalesce(accepted, 0), coalesce(quarantined, 0) from intake.delivery
                    where feed = :feed and kind = :kind order by 1""")
                    .param("feed", contract.feed()).param("kind", contract.kind())
                    .query((row, n) -> new Counted(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4))).list()) {
                long expected = delivery.state().equals("LOADED") ? delivery.accepted() : 0;
                long found = facts.count(delivery.delivery());
                if (found != expected) {
                    findings.add(Message.of("verify.facts-differ", delivery.delivery(), contract.table(), expected, found));
                }
                counted++;
            }
        }
        jdbc.sql("""
                select d.delivery_id, d.quarantined, count(q.line) from intake.delivery d
                left join intake.quarantine q using (delivery_id)
                where d.state = 'LOADED' and d.quarantined <= 10000
                group by 1, 2 having count(q.line) <> d.quarantined""").query((row, n) ->
                findings.add(Message.of("verify.quarantine-differs", row.getLong(1), row.getLong(2), row.getLong(3)))).list();
        jdbc.sql("""
                select d.delivery_id, d.purged_at::date from intake.delivery d
                where d.purged_at is not null and (
                    exists (select from intake.quarantine q where q.delivery_id = d.delivery_id)
                    or exists (select from intake.quarantine_rest q where q.delivery_id = d.delivery_id)
                    or exists (select from intake.revision_row r where d.delivery_id in (r.delivery_id, r.delivery_before)))""")
                .query((row, n) -> findings.add(Message.of("verify.purged-left", row.getLong(1), row.getString(2)))).list();
        return counted;
    }

    /** A measure that nothing marks stale is what the parts that count give together, unless it tells of the pipeline itself. */
    private long measures(Catalog catalog, List<Message> findings) {
        String[] withoutParts = catalog.derived().values().stream().filter(Derived::isOfPipeline)
                .flatMap(fact -> fact.measures().stream()).map(Measure::name).toArray(String[]::new);
        jdbc.sql("""
                with together as (
                    select p.measure, p.year, %s as value from warehouse.counted_part p
                    left join warehouse.measure_definition m using (measure) group by p.measure, p.year, p.division_code, p.month, p.dimensions, together),
                parts as (select measure, year, sum(value) as value from together group by 1, 2),
                sums as (select measure, year, sum(value) as value from warehouse.measure group by 1, 2)
                select measure, year, coalesce(s.value, 0), coalesce(p.value, 0)
                from sums s full join parts p using (measure, year)
                where coalesce(s.value, 0) <> coalesce(p.value, 0) and measure <> all(:withoutParts)
                  and not exists (select from control.stale t where t.kind in ('MEASURE', 'PARTS') and t.name = measure
                                  and t.year in (0, year))""".formatted(MeasureParts.TOGETHER))
                .param("withoutParts", withoutParts).query((row, n) ->
                findings.add(Message.of("verify.measure-differs", row.getString(1), row.getInt(2), row.getBigDecimal(3),
                        row.getBigDecimal(4)))).list();
        return jdbc.sql("select count(distinct (measure, year)) from warehouse.measure").query(Long.class).single();
    }
}
