package shian.sample;

import java.io.IOException;

/** Takes the batches of a month, one at a time. */
interface BatchSink {

    void add(SamplingBatch batch) throws IOException;
}
