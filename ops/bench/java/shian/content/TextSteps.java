package shian.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

/** From bytes to cells. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TextSteps {

    private static final int ROWS = 10_000;

    private final char[] block = new char[8192];
    private byte[] bytes;
    private String text;

    @Setup
    public void setUp() throws IOException {
        bytes = RowsAtHand.testItems(ROWS);
        text = new String(bytes, StandardCharsets.UTF_8);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long decode() throws IOException {
        Decoder.Encoding encoding = Decoder.detect(() -> new ByteArrayInputStream(bytes), Optional.empty());
        long characters = 0;
        try (Reader reader = encoding.reader(new ByteArrayInputStream(bytes))) {
            for (int read = reader.read(block); read >= 0; read = reader.read(block)) {
                characters += read;
            }
        }
        return characters;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long parse() throws IOException {
        long cells = 0;
        try (TextRows rows = new TextRows(new StringReader(text), TextStyle.USUAL, "UTF-8", Limits.USUAL)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                cells += row.cells().length;
            }
        }
        return cells;
    }
}
