package shian.operate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Due;
import shian.content.Archive;
import shian.content.UnreadableException;
import shian.message.Message;
import shian.message.MessageJson;
import shian.message.ShianException;
import shian.slip.Flaw;
import shian.slip.Slip;
import shian.slip.SlipFiles;
import shian.work.Units;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent back of a delivery: its own rows with the bad cells marked; who made it is recorded. */
public final class ReturnSlips {

    private record Delivery(String state, String sha256, String path, String inside, OffsetDateTime arrivedAt, String feed,
                            String kind, String division, LocalDate from, LocalDate to, Slip.Counts counts, List<Message> reasons) {
    }

    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Archive archive;

    public ReturnSlips(Units units, Catalog catalog, Archive archive) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
        this.archive = archive;
    }

    /**
     * Writes the slip of a delivery into a folder: all of its files, or none.
     *
     * @param by until when a corrected file is expected; null for the day the contract says
     * @return the files
     * @throws ShianException of category STATE if nothing of the delivery is to be sent back
     */
    public List<Path> export(long delivery, Path folder, LocalDate by, String actor) {
        Slip slip = slip(delivery, by);
        try (SlipFiles files = new SlipFiles(slip, catalog.units(), archive, folder)) {
            files.make();
            return units.alone(() -> {
                new Actions(units).record(actor, "quarantine export", "delivery " + delivery, null, null,
                        Map.of("folder", folder.toString(), "rows", slip.rows().size()));
                try {
                    return files.place();
                } catch (IOException e) {
                    throw ShianException.surroundings(e, "operate.slip-failed", delivery, folder, e);
                }
            });
        } catch (UnreadableException e) {
            throw ShianException.defect(e, "operate.slip-unreadable", delivery, e.reason());
        } catch (IOException e) {
            throw ShianException.surroundings(e, "operate.slip-failed", delivery, folder, e);
        }
    }

    private Slip slip(long id, LocalDate by) {
        Delivery delivery = find(id);
        RemovedContent.refusePurged(jdbc, id);
        if (!List.of("LOADED", "REFUSED", "UNRECOGNISED").contains(delivery.state)) {
            throw ShianException.state("operate.slip-state", id, delivery.state);
        }
        RemovedContent.refuse(jdbc, id);
        NavigableMap<Integer, List<Flaw>> rows = rows(id);
        if (delivery.state.equals("LOADED") && rows.isEmpty()) {
            throw ShianException.state("operate.slip-nothing", id, delivery.state);
        }
        Optional<Contract> contract = delivery.feed == null ? Optional.empty() : catalog.contract(delivery.feed, delivery.kind);
        String division = delivery.division == null ? ""
                : catalog.divisions().byCode(delivery.division).map(d -> d.name().zh()).orElse(delivery.division);
        return new Slip(id, delivery.state, delivery.path, delivery.inside, delivery.sha256, delivery.arrivedAt, contract, division,
                delivery.from, delivery.to, Optional.ofNullable(delivery.counts), delivery.reasons, rows, rest(id),
                due(delivery, contract, by));
    }

    /** The day somebody names, else the one on which the contract wanted the file. */
    private Optional<Slip.Due> due(Delivery delivery, Optional<Contract> contract, LocalDate by) {
        LocalDate today = LocalDate.now(units.clock());
        if (by != null) {
            if (by.isBefore(today)) {
                throw ShianException.usage("operate.slip-by-past", by, today);
            }
            return Optional.of(new Slip.Due(by, false));
        }
        return contract.flatMap(Contract::due).flatMap(due -> due.dueBy(delivery.to.plusYears(2)).stream()
                        .filter(period -> period.from().equals(delivery.from) || period.to().equals(delivery.to)).findFirst())
                .map(Due.Period::due).map(day -> new Slip.Due(day, day.isBefore(today)));
    }

    private NavigableMap<Integer, List<Flaw>> rows(long delivery) {
        NavigableMap<Integer, List<Flaw>> rows = new TreeMap<>();
        jdbc.sql("select line, reasons::text from intake.quarantine where delivery_id = :delivery and state = 'OPEN' order by line")
                .param("delivery", delivery).query((row, n) -> rows.put(row.getInt(1), flaws(row.getString(2)))).list();
        return rows;
    }

    private static List<Flaw> flaws(String json) {
        List<Flaw> flaws = new ArrayList<>();
        for (JsonNode reason : JsonMapper.shared().readTree(json)) {
            flaws.add(new Flaw(reason.path("column").asString(), reason.path("header").asString(), reason.path("value").asString(),
                    MessageJson.read(reason)));
        }
        return flaws;
    }

    private List<Slip.Counted> rest(long delivery) {
        return jdbc.sql("""
                select header, jsonb_build_object('code', code, 'arguments', arguments)::text, first_line, rows
                from intake.quarantine_rest where delivery_id = :delivery and state = 'OPEN' order by rows desc""")
                .param("delivery", delivery).query((row, n) -> new Slip.Counted(row.getString(1),
                        MessageJson.read(row.getString(2)).get(0), row.getInt(3), row.getLong(4))).list();
    }

    private Delivery find(long delivery) {
        return jdbc.sql("""
                select state, d.sha256, path, inside, arrived_at, feed, kind, division_code, lower(period), upper(period) - 1,
                       reasons::text, rows_read, accepted, quarantined, duplicate, non_data
                from intake.delivery d join intake.arrival using (arrival_id) where delivery_id = :delivery""")
                .param("delivery", delivery).query((row, n) -> new Delivery(row.getString(1), row.getString(2), row.getString(3),
                        row.getString(4), row.getObject(5, OffsetDateTime.class).atZoneSameInstant(units.clock().getZone())
                                .toOffsetDateTime(), row.getString(6), row.getString(7), row.getString(8),
                        row.getObject(9, LocalDate.class), row.getObject(10, LocalDate.class), row.getObject(12) == null ? null
                                : new Slip.Counts(row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16)),
                        MessageJson.read(row.getString(11)))).optional()
                .orElseThrow(() -> ShianException.usage("operate.delivery-unknown", delivery));
    }
}
