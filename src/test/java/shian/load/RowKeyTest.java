package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shian.catalog.CatalogReader;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.message.Message;

/** The key of a row that was set aside is that of its contract, wherever its columns stand among those that fill several. */
class RowKeyTest {

    static Stream<Contract> contracts() {
        return CatalogReader.read(Path.of("jobs")).contracts().values().stream().filter(contract -> !contract.key().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void it_is_made_of_the_key_columns_and_is_unknown_where_one_of_them_is_at_fault(Contract contract) {
        List<Object> values = new ArrayList<>();
        for (Column column : contract.columns().values()) {
            column.stored().forEach(stored -> values.add(stored.name()));
        }
        List<String> key = contract.key().stream().map(Column::name).toList();
        assertThat(RowKey.of(contract, values.toArray(), List.of())).isEqualTo(String.join(" | ", key));
        Fault fault = Fault.of(contract.key().get(0), "?", Message.of("load.required"));
        assertThat(RowKey.of(contract, values.toArray(), List.of(fault))).isNull();
    }
}
