package shian.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import shian.Budget;

/** Fuzzing of what stands beside a file: a manifest that can be asked, or one that cannot be read. */
public final class ManifestFuzz {

    private static final Path FILE = file();

    private ManifestFuzz() {
    }

    /** One input of the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        Budget.OF_A_FUZZED_INPUT.keep(() -> read(data));
    }

    private static void read(byte[] data) {
        try {
            Files.write(FILE.resolveSibling(FILE.getFileName() + Inbox.MANIFEST), data);
            Manifest manifest = Manifest.of(FILE).orElseThrow();
            if (manifest.isReadable()) {
                manifest.version();
                manifest.contradicts("0".repeat(64));
                for (String key : new String[] {"feed", "kind", "division", "period", "mode", "rows", "zero"}) {
                    manifest.text(key);
                }
                Manifest kept = Manifest.parse(manifest.json().toString());
                if (!kept.json().toString().equals(manifest.json().toString())) {
                    throw new AssertionError("kept as " + kept.json() + " instead of " + manifest.json());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file() {
        try {
            return Files.createTempDirectory("fuzz").resolve("file.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
