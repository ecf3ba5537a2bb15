package shian.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shian.message.Message;

/** A HTML page that systems hand out under a workbook's name: the rows of its tables. */
final class HtmlFormat implements Format {

    private final Path file;
    private final Expectation expectation;
    private final Limits limits;

    HtmlFormat(Path file, Expectation expectation, Limits limits) throws IOException {
        this.file = file;
        this.expectation = expectation;
        this.limits = limits;
        if (Files.size(file) > limits.htmlBytes()) {
            throw new UnreadableException(Message.of("content.html-bytes", limits.htmlBytes() >> 20));
        }
    }

    @Override
    public List<Part> parts() {
        return List.of(Part.WHOLE);
    }

    @Override
    public Rows rows(Part part) throws IOException {
        Decoder.Encoding encoding = Decoder.detect(() -> limits.deadline().over(Files.newInputStream(file)), expectation.encoding());
        return new HtmlRows(encoding.reader(limits.deadline().over(Files.newInputStream(file))), encoding.charset().name(), limits);
    }

    @Override
    public void close() {
        // nothing stays open between calls
    }
}
