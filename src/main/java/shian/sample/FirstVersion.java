package shian.sample;

import java.io.IOException;

/**
 * A month as it was first handed in: the last four reports were not in yet, and two batches count as failed that a
 * second test cleared later.
 */
final class FirstVersion implements Alteration {

    private static final int MISSING = 4;
    private static final int REVERSED = 2;

    private long countedLeft;
    private int reversed;

    FirstVersion(long countedInMonth) {
        this.countedLeft = countedInMonth;
    }

    @Override
    public void apply(SamplingBatch batch, DetailRows sink) throws IOException {
        if (batch.counted()) {
            countedLeft--;
            if (countedLeft < MISSING) {
                return;
            }
        }
        boolean reverse = reversed < REVERSED && batch.counted() && batch.cells().contains("监督抽检") && !batch.failed();
        if (reverse) {
            reversed++;
        }
        sink.add(reverse ? batch.with(SamplingBatch.CONCLUSION, SamplingBatch.FAILED) : batch);
    }
}
