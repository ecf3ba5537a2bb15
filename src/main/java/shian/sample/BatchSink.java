package shian.sample;

import java.io.IOException;

/** Takes the rows of a sampling detail, one at a time. */
interface BatchSink {

    void add(SamplingBatch batch) throws IOException;

    /** Takes the latest row once more, to the letter. */
    default void addAgain() throws IOException {
        throw new UnsupportedOperationException("This sink keeps no row");
    }
}
