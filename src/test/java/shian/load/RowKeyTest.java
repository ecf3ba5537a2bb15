package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void numbers_are_written_as_the_table_writes_them_and_an_empty_part_makes_no_key() {
        Contract contract = CatalogReader.read(Path.of("jobs")).contract("sampling-batches/summary");
        assertThat(RowKey.of(contract, new Object[] {"150102", new BigDecimal("2.50"), 1L, 1L, null, null}, List.of())).isEqualTo("150102 | 2.5");
        assertThat(RowKey.of(contract, new Object[] {"150102", null, 1L, 1L, null, null}, List.of())).isNull();
    }

    @Test
    void a_key_with_a_personal_number_is_not_kept() {
        assertThat(RowKey.shown("甲 | 15010519800101123X")).isNull();
        assertThat(RowKey.shown("甲 | 150105")).isEqualTo("甲 | 150105");
    }
}
