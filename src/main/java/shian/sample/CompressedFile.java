package shian.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A big table as departments send it: packed. The same table gives the same bytes on every machine. */
final class CompressedFile {

    private static final LocalDateTime TIME = LocalDateTime.of(2022, 6, 1, 9, 0);

    private CompressedFile() {
    }

    /** One table in a zip of its name. */
    static void write(Path directory, String name, TextFormat format, SampleTable table) throws IOException {
        Files.createDirectories(directory);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        format.write(List.of(table), content);
        byte[] bytes = content.toByteArray();
        byte[] compressed = FixedDeflate.compress(bytes);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipArchiveEntry entry = new ZipArchiveEntry(name + "." + format.extension());
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(compressed.length);
        entry.setCrc(crc.getValue());
        entry.setTime(TIME.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(packed)) {
            zip.setEncoding("UTF-8");
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(compressed));
        }
        Files.write(directory.resolve(name + ".zip"), packed.toByteArray());
    }
}
