package shian.sample;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A text file of separated values being written, a row at a time. */
final class SampleFile implements Closeable {

    /** The signatures under a table; the number is nobody's. */
    static final String FOOTER = "填表人：张某  审核人：李某  联系电话：0471-0000000";

    private final FileEncoding encoding;
    private final int width;
    private final MessageDigest digest;
    private final CSVPrinter printer;
    private long rows;

    SampleFile(Path path, FileEncoding encoding, int width) throws IOException {
        this(newFile(path), encoding, ',', width);
    }

    /** Writes to a stream, which it closes. */
    SampleFile(OutputStream out, FileEncoding encoding, char delimiter, int width) throws IOException {
        this.encoding = encoding;
        this.width = width;
        this.digest = sha256();
        BufferedWriter writer = new BufferedWriter(
                new OutputStreamWriter(new DigestOutputStream(out, digest), encoding.charset().newEncoder()), 1 << 16);
        if (encoding.isMarked()) {
            writer.write('\uFEFF');
        }
        this.printer = new CSVPrinter(
                writer,
                CSVFormat.DEFAULT.builder()
                        .setDelimiter(delimiter)
                        .setRecordSeparator(encoding.lineEnd())
                        .get());
    }

    private static OutputStream newFile(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return Files.newOutputStream(path);
    }

    /** A line that is no data: a title, a header, a total, a footer. */
    void line(List<String> cells) throws IOException {
        List<String> padded = new ArrayList<>(cells);
        while (encoding.isPadded() && padded.size() < width) {
            padded.add("");
        }
        printer.printRecord(padded);
    }

    void line(String cell) throws IOException {
        line(List.of(cell));
    }

    void row(List<String> cells) throws IOException {
        printer.printRecord(cells);
        rows++;
    }

    /** Rows of data so far. */
    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }

    /** The SHA-256 of the closed file, in hexadecimal; can be asked once. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
