package shian.indicate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;
import shian.fact.HypotheticalRow;

/** The keys that accepted rows of a delivery have: no other row of it can have them too. */
final class TakenKeys {

    private final JdbcClient jdbc;
    private final Map<Long, Set<List<String>>> byDelivery = new HashMap<>();

    TakenKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The possible rows whose key no accepted row of the same delivery has. All of them where the key is known, or where a free column
     * of the key is not relevant: another value of it is always possible.
     */
    List<HypotheticalRow> free(OpenRow row, List<HypotheticalRow> possible, PossibleRows.Relevance relevance) {
        List<Column> free = row.contract().key().stream().filter(column -> row.isFree(column.name())).toList();
        boolean looked = !free.isEmpty() && free.stream().allMatch(column -> relevance.isRelevant(row.contract(), column));
        return looked ? possible.stream().filter(one -> !isTaken(one)).toList() : possible;
    }

    private boolean isTaken(HypotheticalRow row) {
        List<String> key = row.contract().key().stream().map(column -> row.value(column.name()))
                .map(value -> value == null ? null : value.toString()).collect(Collectors.toList());
        return byDelivery.computeIfAbsent(row.delivery(), delivery -> keys(row.contract(), delivery)).contains(key);
    }

    private Set<List<String>> keys(Contract contract, long delivery) {
        String key = contract.key().stream().map(column -> TableDefinition.identifier(column.name()) + "::text").collect(Collectors.joining(", "));
        return new HashSet<>(jdbc.sql("select array[" + key + "] from warehouse." + TableDefinition.identifier(contract.table())
                        + " where delivery_id = :delivery").param("delivery", delivery)
                .query((row, n) -> Arrays.asList((String[]) row.getArray(1).getArray())).list());
    }
}
