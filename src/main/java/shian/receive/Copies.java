package shian.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shian.catalog.Units;
import shian.content.Document;
import shian.content.HeaderSearch;
import shian.content.UnreadableException;
import shian.message.Message;

/**
 * Distinguishes copies from parts, of tables that have the same scope: a copied sheet, a file in two folders, a table as text and as
 * workbook. The same rows count once; of tables that share most of their rows nobody can say which is right.
 */
final class Copies {

    /** Of the rows of the smaller table: from here on the two are versions of one. */
    private static final double MOST = 0.5;

    private final Document document;
    private final Map<String, HeaderSearch> searches;
    private final Units units;

    Copies(Document document, Map<String, HeaderSearch> searches, Units units) {
        this.document = document;
        this.searches = searches;
        this.units = units;
    }

    /** The outcomes, those that have a scope in common with others being parts of it; exact copies are left out. */
    List<Outcome> toldApart(List<Outcome> outcomes, List<Message> leftOut) throws IOException {
        Map<Outcome.Recognised.Scope, List<Outcome.Recognised>> byScope = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Recognised recognised) {
                byScope.computeIfAbsent(recognised.scope(), scope -> new ArrayList<>()).add(recognised);
            }
        }
        Map<Outcome, Optional<Outcome>> instead = new LinkedHashMap<>();
        for (List<Outcome.Recognised> sameScope : byScope.values()) {
            if (sameScope.size() > 1) {
                instead.putAll(compared(sameScope, leftOut));
            }
        }
        return outcomes.stream().flatMap(outcome -> instead.getOrDefault(outcome, Optional.of(outcome)).stream()).toList();
    }

    private record Print(Outcome.Recognised table, Fingerprint rows) {
    }

    private Map<Outcome, Optional<Outcome>> compared(List<Outcome.Recognised> tables, List<Message> leftOut) throws IOException {
        Map<Outcome, Optional<Outcome>> instead = new LinkedHashMap<>();
        List<Outcome.Recognised> others = new ArrayList<>();
        List<Print> prints = new ArrayList<>();
        for (Outcome.Recognised table : tables) {
            Optional<Fingerprint> rows = fingerprint(table);
            Optional<Print> original = rows.flatMap(print -> prints.stream().filter(known -> known.rows.isSame(print)).findFirst());
            if (original.isPresent()) {
                leftOut.add(Message.of("receive.same-rows", original.get().table.inside(), rows.get().rows()).at(table.inside()));
                instead.put(table, Optional.empty());
                continue;
            }
            others.add(table);
            rows.ifPresent(print -> prints.add(new Print(table, print)));
        }
        others.forEach(table -> instead.put(table, Optional.of(others.size() > 1 ? table.withPart(table.inside()) : table)));
        for (int i = 0; i < prints.size(); i++) {
            for (int j = 0; j < i; j++) {
                refuseVersions(prints.get(j), prints.get(i), instead);
            }
        }
        return instead;
    }

    private static void refuseVersions(Print one, Print other, Map<Outcome, Optional<Outcome>> instead) {
        long shared = one.rows.shared(other.rows);
        // a single row that stands in tables of other lengths may be chance
        boolean few = shared < 2 && one.rows.rows() != other.rows.rows();
        if (shared == 0 || few || shared < MOST * Math.min(one.rows.rows(), other.rows.rows())) {
            return;
        }
        Message reason = Message.of("receive.rows-shared", one.table.inside(), other.table.inside(), shared, one.rows.rows(),
                other.rows.rows());
        for (Outcome.Recognised table : List.of(one.table, other.table)) {
            List<Message> reasons = new ArrayList<>(instead.get(table).orElseThrow() instanceof Outcome.Unrecognised known
                    ? known.reasons() : List.of());
            reasons.add(reason);
            instead.put(table, Optional.of(new Outcome.Unrecognised(reasons, table.inside())));
        }
    }

    /** Empty if there are no rows to compare, or they cannot be read: loading it says why. */
    private Optional<Fingerprint> fingerprint(Outcome.Recognised recognised) throws IOException {
        Optional<Table> opened = Table.open(document, document.part(recognised.inside()), searches.get(recognised.contract().id()), units);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Table table = opened.get()) {
            return Optional.of(Fingerprint.of(table, Fingerprint.MOST_KEPT)).filter(print -> print.rows() > 0);
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
