package shian.operate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.content.Archive;
import shian.content.Columns;
import shian.content.Deadline;
import shian.content.Document;
import shian.content.Expectation;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Headers;
import shian.content.Row;
import shian.content.Rows;
import shian.content.RowsAhead;
import shian.content.UnreadableException;
import shian.content.Unvalued;
import shian.message.MessageJson;
import shian.message.ShianException;
import shian.work.Units;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One row that was set aside, whole, as written in the archive: personal numbers included, so the look is recorded. */
public final class SetAsideRow {

    private record Place(String sha256, String feed, String kind, String inside, String reasons) {
    }

    private final Units units;
    private final Catalog catalog;
    private final Archive archive;
    private final Locale locale;

    public SetAsideRow(Units units, Catalog catalog, Archive archive, Locale locale) {
        this.units = units;
        this.catalog = catalog;
        this.archive = archive;
        this.locale = locale;
    }

    /**
     * The cells of the row, each beside its header, with what is wrong with it.
     *
     * @param reason why somebody looks; may be null
     * @throws ShianException of category STATE if the row was not set aside
     */
    public Listing look(long delivery, int line, String reason, String actor) {
        Place place = find(delivery, line);
        new Actions(units).record(actor, "quarantine show", "delivery " + delivery + " line " + line, reason, null, null);
        Contract contract = catalog.contract(place.feed, place.kind)
                .orElseThrow(() -> ShianException.state("operate.contract-gone", delivery, place.feed, place.kind));
        JsonNode reasons = JsonMapper.shared().readTree(place.reasons);
        try (Document document = Document.open(archive, place.sha256, Expectation.of(contract), Deadline.ofPerson());
             Rows rows = document.rows(document.part(place.inside))) {
            RowsAhead ahead = new RowsAhead(rows);
            Headers headers = Headers.begin(ahead, new HeaderSearch(contract, catalog.units()));
            Row row = ahead.next();
            while (row != null && row.line() + row.lines() <= line) {
                headers.pass(row);
                row = ahead.next();
            }
            if (row == null || row.line() > line) {
                throw ShianException.defect(null, "operate.row-gone", delivery, line);
            }
            return beside(headers.of(line), row, reasons);
        } catch (UnreadableException e) {
            throw ShianException.defect(e, "operate.row-gone", delivery, line);
        } catch (IOException e) {
            throw ShianException.surroundings(e, "operate.archive-unreadable", delivery, e);
        }
    }

    private Listing beside(Optional<Header> header, Row row, JsonNode reasons) {
        List<List<Object>> cells = new ArrayList<>();
        int width = Math.max(row.cells().length, header.map(h -> h.raw().size()).orElse(0));
        List<JsonNode> left = new ArrayList<>(reasons.valueStream().toList());
        for (int i = 0; i < width; i++) {
            int index = i;
            List<String> wrong = new ArrayList<>();
            left.removeIf(reason -> {
                boolean here = header.map(h -> h.indexes().getOrDefault(reason.path("column").asString(), -1) == index).orElse(false);
                if (here) {
                    wrong.add(MessageJson.read(reason).in(locale));
                }
                return here;
            });
            String named = header.filter(h -> index < h.raw().size()).map(h -> h.raw().get(index)).orElse("");
            cells.add(Arrays.asList(Columns.name(i), named, Unvalued.shown(row.cell(i)), String.join(" | ", wrong)));
        }
        left.forEach(reason -> cells.add(Arrays.asList("", reason.path("header").asString(), "",
                MessageJson.read(reason).in(locale))));
        return new Listing(List.of("letter", "header", "value", "reasons"), cells);
    }

    private Place find(long delivery, int line) {
        String state = units.jdbc().sql("select state from intake.delivery where delivery_id = :delivery")
                .param("delivery", delivery).query(String.class).optional()
                .orElseThrow(() -> ShianException.usage("operate.delivery-unknown", delivery));
        RemovedContent.refuse(units.jdbc(), delivery);
        return units.jdbc().sql("""
                select sha256, feed, kind, inside, q.reasons::text from intake.quarantine q
                join intake.delivery using (delivery_id) where delivery_id = :delivery and line = :line""")
                .params(Map.of("delivery", delivery, "line", line))
                .query((row, n) -> new Place(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5))).optional()
                .orElseThrow(() -> ShianException.state("operate.row-not-set-aside", line, delivery, state));
    }
}
