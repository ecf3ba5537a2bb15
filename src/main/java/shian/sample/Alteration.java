package shian.sample;

import java.io.IOException;

/** What a special file does with each batch of its period before writing it; made anew for each file. */
interface Alteration {

    void apply(SamplingBatch batch, DetailRows sink) throws IOException;

    /** Writes the batches as they are. */
    static Alteration none() {
        return (batch, sink) -> sink.add(batch);
    }

    /** Names the division otherwise than the code table does. */
    static Alteration countyNamed(String name) {
        return (batch, sink) -> sink.add(batch.with(SamplingBatch.COUNTY, name));
    }
}
