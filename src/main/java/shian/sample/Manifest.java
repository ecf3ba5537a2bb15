package shian.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The note that some departments put beside a file, as {@code FILE.manifest.json}.
 *
 * @param mode how the file relates to earlier ones: {@code replace} or {@code cumulative}
 * @param supersedes the name of the file whose place it takes, or null
 */
record Manifest(String mode, String supersedes) {

    void writeBeside(Path file, SamplingDelivery delivery, FileEncoding encoding, long rows, String hash)
            throws IOException {
        String text = """
                {
                  "file": "%s",
                  "sha256": "%s",
                  "rows": %s,
                  "division": "%s",
                  "period": "%s",
                  "kind": "MX",
                  "version": %s,
                  "mode": "%s",
                  "encoding": "%s",
                  "reporter": "%s",
                  "reported_at": "%sT10:15:00+08:00",
                  "supersedes": %s
                }
                """.formatted(
                delivery.name(),
                hash,
                Long.toString(rows),
                delivery.division().code(),
                delivery.period().text(),
                Integer.toString(delivery.version()),
                mode,
                encoding.charset().name(),
                delivery.reporter(),
                delivery.period().reportedOn().plusDays(delivery.version() - 1),
                supersedes == null ? "null" : '"' + supersedes + '"');
        Files.writeString(file.resolveSibling(delivery.name() + ".manifest.json"), text);
    }
}
