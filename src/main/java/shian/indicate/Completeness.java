package shian.indicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;

/** Which share of the deliveries due for some measures counts, at a division and year: the worst of their feeds. */
final class Completeness {

    record Share(String contract, int due, int delivered) {
        BigDecimal value() {
            return BigDecimal.valueOf(delivered).divide(BigDecimal.valueOf(due), 4, RoundingMode.DOWN);
        }
    }

    private record Key(String contract, String division, int year) {
    }

    private final Catalog catalog;
    private final Map<Key, int[]> coverage = new HashMap<>();

    Completeness(JdbcClient jdbc, Catalog catalog) {
        this.catalog = catalog;
        jdbc.sql("select feed, kind, division_code, year, due, delivered from warehouse.coverage").query((row, n) ->
                coverage.put(new Key(Contract.id(row.getString(1), row.getString(2)), row.getString(3), row.getInt(4)),
                        new int[] {row.getInt(5), row.getInt(6)})).list();
    }

    /** Empty where nothing was due. */
    Optional<Share> of(List<String> measures, String division, int year) {
        return measures.stream().map(catalog::measure).flatMap(measure -> catalog.sourceOf(measure).contracts().stream()
                        .map(contract -> new Key(contract, measure.division() == null ? division : cityOf(division), year))).distinct()
                .flatMap(key -> ofFeed(key.contract, key.division, year).stream())
                .min((a, b) -> a.value().compareTo(b.value()));
    }

    /** A row that counts by another of its divisions may come with the file of any division of the city. */
    private String cityOf(String division) {
        return catalog.divisions().upwards(division).stream()
                .filter(code -> catalog.divisions().byCode(code).orElseThrow().level().compareTo(Division.Level.CITY) <= 0)
                .findFirst().orElse(division);
    }

    /** Over what the divisions below owe; where it is a division above that owes the feed, over that. */
    private Optional<Share> ofFeed(String contract, String division, int year) {
        Share below = sum(contract, catalog.divisions().within(division).stream().map(Division::code).toList(), year);
        Share share = below.due > 0 ? below : sum(contract, catalog.divisions().upwards(division), year);
        return share.due > 0 ? Optional.of(share) : Optional.empty();
    }

    private Share sum(String contract, List<String> divisions, int year) {
        int due = 0;
        int delivered = 0;
        for (String division : divisions) {
            int[] found = coverage.getOrDefault(new Key(contract, division, year), new int[2]);
            due += found[0];
            delivered += found[1];
        }
        return new Share(contract, due, delivered);
    }
}
