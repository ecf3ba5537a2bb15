package shian.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip of several files whose bytes depend on nothing but what is put in.
 *
 * <p>Entries are stored, not compressed: what a deflater makes of the same bytes differs with the zlib of the machine.
 * Their time is a constant.
 */
final class SampleZip {

    private static final LocalDateTime TIME = LocalDateTime.of(2022, 6, 1, 9, 0);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

    void add(String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    void add(String name, SampleFormat format, List<SampleTable> tables) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        format.write(tables, content);
        add(name, content.toByteArray());
    }

    /** Takes the entries of another zip over, in their order. */
    void addAll(byte[] other) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(other), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                add(entry.getName(), in.readAllBytes());
            }
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out);
        }
    }

    void write(OutputStream out) throws IOException {
        zip.finish();
        bytes.writeTo(out);
    }
}
