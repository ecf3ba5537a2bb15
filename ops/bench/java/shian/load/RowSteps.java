package shian.load;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import shian.bench.RowsAtHand;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Row;

/** From cells to the bytes the server is sent. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RowSteps {

    private static final int ROWS = 10_000;

    private final Row[] rows = new Row[ROWS];
    private final Object[][] values = new Object[ROWS][];
    private final RowBytes block = new RowBytes(1 << 22);
    private RowConverter converter;
    private RowBytes.Type[] types;
    private int[] key;
    private RowRules rules;
    private Object[] batch;

    @Setup
    public void setUp() throws IOException {
        Catalog catalog = CatalogReader.read(Path.of("jobs"));
        Contract contract = catalog.contract("test-items/detail");
        List<String> filled = List.copyOf(TableDefinition.valueColumns(contract).keySet());
        types = TableDefinition.valueColumns(contract).values().stream().map(RowBytes.Type::of).toArray(RowBytes.Type[]::new);
        key = contract.key().stream().mapToInt(column -> filled.indexOf(column.name())).toArray();
        Delivery delivery = new Delivery(1, 1, "", "", contract.feed(), contract.kind(), "150102", LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 12, 31), "", "", 1, Contract.Mode.REPLACE, 1, false, Set.of());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(RowsAtHand.testItems(ROWS)),
                StandardCharsets.UTF_8))) {
            Header header = new HeaderSearch(contract, catalog.units()).in(List.of(new Row(1, lines.readLine().split(","))), Set.of()).orElseThrow();
            converter = new RowConverter(catalog, contract, header, delivery, LocalDate.of(2025, 1, 15), ZoneId.of("Asia/Shanghai"), Map.of(),
                    RowWidth.of(header, true, 0), remark -> { });
            for (int i = 0; i < ROWS; i++) {
                rows[i] = new Row(i + 2, lines.readLine().replace(", ", " ").split(",", -1));
                values[i] = ((RowOutcome.Accepted) converter.convert(rows[i])).values();
            }
        }
        setUpRules(catalog.contract("sampling-batches/detail"));
    }

    private void setUpRules(Contract contract) {
        List<String> filled = List.copyOf(TableDefinition.valueColumns(contract).keySet());
        Map<String, Integer> places = new HashMap<>();
        filled.forEach(name -> places.put(name, places.size()));
        batch = new Object[filled.size()];
        batch[places.get("sampled_on")] = LocalDate.of(2021, 3, 1);
        batch[places.get("reported_on")] = LocalDate.of(2021, 3, 20);
        batch[places.get("link")] = "PRODUCTION";
        batch[places.get("maker_name")] = "某厂";
        rules = new RowRules(contract, places);
    }

    /** Cells to values of their types, with the checks of the contract. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int convert() {
        int accepted = 0;
        for (Row row : rows) {
            accepted += converter.convert(row) instanceof RowOutcome.Accepted ? 1 : 0;
        }
        return accepted;
    }

    /** The row rules of MR01: two dates in their order, one column that another asks for. */
    @Benchmark
    public int check() {
        return rules.broken(batch, column -> "").size();
    }

    /** Values to bytes. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int encode() {
        block.clear();
        for (Object[] row : values) {
            block.beginRow(types.length);
            for (int i = 0; i < types.length; i++) {
                block.value(types[i], row[i]);
            }
        }
        return block.size();
    }

    /** Whether keys repeat. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public boolean keys() {
        Keys keys = new Keys(key);
        for (Object[] row : values) {
            keys.add(row);
        }
        return keys.mayRepeat();
    }
}
