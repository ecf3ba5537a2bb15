package shian.sample;

import java.io.IOException;
import java.util.List;

/** The rows of a sampling detail, numbered as they come. */
final class DetailRows implements BatchSink {

    private final SampleFile file;
    private long number;
    private List<String> latest = List.of();

    DetailRows(SampleFile file) {
        this.file = file;
    }

    @Override
    public void add(SamplingBatch batch) throws IOException {
        number++;
        latest = batch.row(number);
        file.row(latest);
    }

    /** Writes the latest row once more, to the letter. */
    void addAgain() throws IOException {
        file.row(latest);
    }
}
