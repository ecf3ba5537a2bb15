package shian.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.content.TotalLabels;
import shian.fact.FactTable;
import shian.message.Message;
import shian.message.MessageJson;
import shian.work.LogContext;
import shian.work.Run;
import shian.work.Units;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The ledger of deliveries, as loading writes it. */
final class Ledger {

    private static final String TO_SETTLE = """
            where d.delivery_id = :delivery and (d.state = 'RECEIVED' or d.state = 'LOADED'
              and d.settled_run is distinct from :run
              and exists (select from control.replay r where r.run_id = :run and r.delivery_id = d.delivery_id))""";

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Units units;
    private final JdbcClient jdbc;
    private final Run run;
    private final Masking masking;

    Ledger(Units units, Run run) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.run = run;
        this.masking = Masking.of(run.catalog().codes());
    }

    /**
     * Locks the months of the delivery in its family, in order, and the delivery itself; empty if somebody settled it already.
     * Deliveries that share no day have nothing to do with one another.
     */
    Optional<Delivery> lock(long deliveryId) {
        Optional<Delivery> delivery = jdbc.sql(Delivery.SELECT + TO_SETTLE).param("delivery", deliveryId)
                .param("run", run.id()).query(Delivery::of).optional();
        delivery.ifPresent(d -> jdbc.sql("""
                select pg_advisory_xact_lock(hashtextextended(:family || month, 0))
                from generate_series(date_trunc('month', cast(:from as timestamp)), :to, interval '1 month') month order by month""")
                .param("family", d.family()).param("from", d.from()).param("to", d.to()).query((row, n) -> true).list());
        return delivery.flatMap(d -> jdbc.sql(Delivery.SELECT + TO_SETTLE + " for update of d").param("delivery", deliveryId)
                .param("run", run.id()).query(Delivery::of).optional());
    }

    /** The deliveries of the same family that count, are for the same thing and share a day with this one. */
    List<Delivery> loadedOverlapping(Delivery delivery) {
        return jdbc.sql(Delivery.SELECT + """
                where d.state in ('LOADED', 'PURGED') and d.delivery_id <> :delivery and d.feed = :feed and d.kind = :kind and d.division_code = :division
                  and d.period && daterange(:from, :to, '[]')
                order by 1""")
                .param("delivery", delivery.id())
                .param("feed", delivery.feed()).param("kind", delivery.kind()).param("division", delivery.division())
                .param("from", delivery.from()).param("to", delivery.to())
                .query(Delivery::of).list().stream().filter(delivery::meets).toList();
    }

    /** Why none can take the place of these any more; empty if one can: the rows of none are removed. */
    Optional<Message> purgedAmong(List<Delivery> deliveries) {
        return jdbc.sql("""
                select delivery_id, path, purged_at::date
                from intake.delivery join intake.arrival using (arrival_id)
                where state = 'PURGED' and delivery_id = any(:deliveries) order by 1 limit 1""")
                .param("deliveries", deliveries.stream().map(Delivery::id).toArray(Long[]::new))
                .query((row, n) -> Message.of("load.purged", row.getLong(1), row.getString(2), row.getString(3))).optional();
    }

    /** Whether a delivery counts: it is read again. */
    boolean counts(Delivery delivery) {
        return jdbc.sql("select state = 'LOADED' from intake.delivery where delivery_id = :delivery")
                .param("delivery", delivery.id()).query(Boolean.class).single();
    }

    /** Takes away what an earlier reading left with a delivery. */
    void clear(long delivery) {
        for (String table : List.of("intake.quarantine", "intake.quarantine_rest", "intake.control_total")) {
            jdbc.sql("delete from " + table + " where delivery_id = :delivery").param("delivery", delivery).update();
        }
    }

    /**
     * Sends a delivery back. Nothing of it is accepted: what would have been counts as set aside with it. One that counts is
     * kept as it is.
     */
    void refuse(Delivery delivery, Reading reading, List<Message> reasons) {
        if (counts(delivery)) {
            new Replays(units, run).kept(delivery.id(), reasons);
            return;
        }
        if (reading == null) {
            settle(delivery, "REFUSED", reasons, null);
            return;
        }
        settle(delivery, "REFUSED", reasons, reading, 0, reading.quarantined() + reading.accepted);
        writeQuarantine(delivery, reading);
    }

    void notCounted(Delivery delivery, Message reason) {
        if (counts(delivery)) {
            new Replays(units, run).kept(delivery.id(), List.of(reason));
            return;
        }
        settle(delivery, "NOT_COUNTED", List.of(reason), null);
    }

    void waiting(Delivery delivery, List<Message> reasons) {
        settle(delivery, "WAITING", reasons, null);
    }

    void supersedeUnloaded(Delivery delivery, Delivery by) {
        settle(delivery, "SUPERSEDED", List.of(Message.of("load.superseded-on-arrival", by.id(), by.path())), by.id());
    }

    void supersede(Delivery old, Delivery by) {
        settle(old, "SUPERSEDED", List.of(Message.of("load.superseded", by.id(), by.path())), by.id());
    }

    void loaded(Delivery delivery, Reading reading) {
        boolean state = delivery.contract(run.catalog()).filter(Contract::isState).isPresent();
        if (reading.accepted > 0 && !state) {
            sameElsewhere(delivery).ifPresent(reading.remarks::add);
        }
        settle(delivery, "LOADED", List.of(), reading, reading.accepted, reading.quarantined());
        // what waited for the same scope, in an unknown order or to be admitted, is settled by this later one, or by the same content
        jdbc.sql("""
                update intake.delivery set state = 'SUPERSEDED', superseded_by = :by, settled_at = :now, settled_run = :run
                where (state = 'AMBIGUOUS' or state = 'WAITING' and delivery_id < :by
                         and (coalesce(version <= :version, true) or sha256 = :sha256 and inside = :inside))
                  and feed = :feed and kind = :kind and division_code = :division
                  and (part = :part or arrival_id <> :arrival and (kind = 'snapshot' or '' in (part, :part))) and period <@ daterange(:from, :to, '[]')""")
                .param("by", delivery.id()).param("now", units.now()).param("run", run.id())
                .param("sha256", delivery.sha256()).param("inside", delivery.inside()).param("feed", delivery.feed()).param("kind", delivery.kind()).param("division", delivery.division())
                .param("version", delivery.version(), java.sql.Types.INTEGER)
                .param("part", delivery.part()).param("arrival", delivery.arrival())
                .param("from", delivery.from()).param("to", delivery.to()).update();
    }

    /**
     * What to say if the same content came for another division or period before: one of the two names may be wrong. How things
     * stood on two days may well be the same.
     */
    private Optional<Message> sameElsewhere(Delivery delivery) {
        return jdbc.sql(Delivery.SELECT + """
                where d.state in ('LOADED', 'PURGED', 'RECEIVED') and d.delivery_id < :delivery
                  and d.sha256 = :sha256 and d.inside = :inside and d.feed = :feed and d.kind = :kind
                  and (d.division_code <> :division or not d.period && daterange(:from, :to, '[]'))
                order by 1 limit 1""")
                .param("delivery", delivery.id()).param("sha256", delivery.sha256()).param("inside", delivery.inside())
                .param("feed", delivery.feed()).param("kind", delivery.kind()).param("division", delivery.division())
                .param("from", delivery.from()).param("to", delivery.to()).query(Delivery::of).optional()
                .map(other -> Message.of("load.same-content", other.id(), other.division(), other.period(), other.path()));
    }

    void failed(long delivery, Message cause) {
        new Replays(units, run).failed(delivery, cause);
        jdbc.sql("""
                update intake.delivery set state = 'FAILED', reasons = :reasons::jsonb, settled_at = :now, settled_run = :run
                where delivery_id = :delivery and state = 'RECEIVED'""")
                .param("reasons", MessageJson.write(List.of(cause))).param("now", units.now()).param("run", run.id())
                .param("delivery", delivery).update();
    }

    private void settle(Delivery delivery, String state, List<Message> reasons, Long supersededBy) {
        jdbc.sql("""
                update intake.delivery set state = :state, reasons = :reasons::jsonb, superseded_by = :by,
                       settled_at = :now, settled_run = :run
                where delivery_id = :delivery""")
                .param("state", state).param("reasons", written(reasons))
                .param("by", supersededBy, java.sql.Types.BIGINT).param("now", units.now()).param("run", run.id())
                .param("delivery", delivery.id()).update();
        say(delivery, state, Map.of());
    }

    private void settle(Delivery delivery, String state, List<Message> reasons, Reading reading, long accepted,
                        long quarantined) {
        jdbc.sql("""
                update intake.delivery set state = :state, reasons = :reasons::jsonb, settled_at = :now, settled_run = :run,
                       rows_read = :read, accepted = :accepted, quarantined = :quarantined, duplicate = :duplicate,
                       non_data = :nonData, encoding = :encoding, header_line = :header, remarks = :remarks::jsonb, catalogue_hash = :catalogue
                where delivery_id = :delivery""")
                .param("state", state).param("reasons", written(reasons)).param("now", units.now())
                .param("run", run.id()).param("read", reading.read).param("accepted", accepted)
                .param("quarantined", quarantined).param("duplicate", reading.duplicate)
                .param("nonData", reading.nonData).param("encoding", reading.encoding)
                .param("header", reading.headerLine).param("remarks", written(List.copyOf(reading.remarks))).param("catalogue", run.catalog().hash())
                .param("delivery", delivery.id()).update();
        say(delivery, state, Map.of("read", reading.read, "accepted", accepted, "quarantined", quarantined,
                "duplicate", reading.duplicate, "non-data", reading.nonData));
    }

    /** Messages as the ledger keeps them: what they name of a file without what identifies a person. */
    private String written(List<Message> messages) {
        return MessageJson.write(messages.stream().map(masking::free).toList());
    }

    /** Not before it is so. */
    private void say(Delivery delivery, String state, Map<String, Long> rows) {
        units.afterCommit(() -> LogContext.DELIVERY.during(delivery.id(), () ->
                LOG.atInfo().addKeyValue("rows", rows).log("delivery {} is {}: {}", delivery.id(), state, delivery.path())));
    }

    void writeQuarantine(Delivery delivery, Reading reading) {
        List<Object[]> rows = new ArrayList<>();
        for (Reading.SetAside row : reading.setAside()) {
            ArrayNode reasons = JsonMapper.shared().createArrayNode();
            row.faults().forEach(fault -> reasons.add(MessageJson.node(fault.message())
                    .put("column", fault.column()).put("header", fault.header()).put("value", fault.value())));
            rows.add(new Object[] {delivery.id(), row.line(), row.year(), row.division(), row.key(),
                row.cells(), reasons.toString()});
        }
        JdbcTemplate template = new JdbcTemplate(units.dataSource());
        template.batchUpdate("""
                insert into intake.quarantine (delivery_id, line, row_year, row_division, row_key, cells, reasons)
                values (?, ?, ?::smallint, ?, ?, ?::jsonb, ?::jsonb)""", rows);
        template.batchUpdate("""
                insert into intake.quarantine_rest (delivery_id, column_name, header, code, arguments, first_line, rows)
                values (?, ?, ?, ?, ?::jsonb, ?, ?)""", reading.rest().stream().map(rest -> new Object[] {delivery.id(),
                    rest.first().column(), rest.first().header(), rest.first().message().code(),
                    MessageJson.node(rest.first().message()).get("arguments").toString(), rest.firstLine(), rest.rows()}).toList());
    }

    /** Enters which columns the file does not have. */
    void writeAbsent(Delivery delivery, Reading reading, boolean again) {
        if (reading.absent.isEmpty() && !again) {
            return;
        }
        jdbc.sql("""
                update intake.delivery set absent_columns = :absent
                where delivery_id = :delivery and absent_columns <> cast(:absent as text[])""")
                .param("absent", reading.absent.toArray(String[]::new)).param("delivery", delivery.id()).update();
    }

    void writeTotals(Delivery delivery, Contract contract, FactTable facts, Reading reading) {
        Set<String> columns = new LinkedHashSet<>();
        reading.totals.forEach(total -> columns.addAll(total.total().stated().keySet()));
        if (columns.isEmpty()) {
            return;
        }
        Map<String, Object> sums = facts.sums(delivery.id(), columns);
        for (Reading.ControlTotal total : reading.totals) {
            boolean grand = total.total().level() == TotalLabels.Level.TOTAL;
            total.total().stated().forEach((column, stated) -> jdbc.sql("""
                    insert into intake.control_total (delivery_id, line, label, level, column_name, stated, computed)
                    values (:delivery, :line, :label, :level, :column, :stated, :computed)""")
                    .param("delivery", delivery.id()).param("line", total.line())
                    .param("label", Masking.masked(masking.free(total.total().label()))).param("level", total.total().level().name())
                    .param("column", column).param("stated", stated)
                    .param("computed", grand ? new BigDecimal(sums.get(column).toString()) : null, java.sql.Types.NUMERIC)
                    .update());
        }
    }

    /** Everything the delivery, or what it superseded, contributes to is stale from here on. */
    void markStale(Delivery delivery, List<Delivery> superseded) {
        Long[] deliveries = Stream.concat(Stream.of(delivery), superseded.stream()).map(Delivery::id).toArray(Long[]::new);
        jdbc.sql("""
                insert into control.stale (kind, name, year, since)
                select distinct 'MEASURE', measure, year, cast(:now as timestamptz)
                from warehouse.measure_part where delivery_id = any(:deliveries)
                on conflict do nothing""")
                .param("now", units.now()).param("deliveries", deliveries).update();
    }
}
