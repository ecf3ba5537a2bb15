package shian.sample;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Spoils 12 of every 100 rows, which is more than a file may have. */
final class RowsToRefuse implements Alteration {

    private static final int SPOILED_OF_100 = 12;
    private static final List<UnaryOperator<SamplingBatch>> FAULTS = List.of(
            batch -> batch.with(SamplingBatch.REPORTED_ON, batch.reportedOn().toString().substring(0, 8) + "00"),
            batch -> batch.with(SamplingBatch.CONCLUSION, "待定"),
            batch -> batch.with(SamplingBatch.COUNTY, "玉全区"));

    private long rows;
    private int spoiled;

    @Override
    public void apply(SamplingBatch batch, DetailRows sink) throws IOException {
        long before = rows * SPOILED_OF_100 / 100;
        rows++;
        if (rows * SPOILED_OF_100 / 100 > before) {
            sink.add(FAULTS.get(spoiled % FAULTS.size()).apply(batch));
            spoiled++;
        } else {
            sink.add(batch);
        }
    }
}
