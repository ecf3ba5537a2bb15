package shian.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** A disk in memory that can be filled up: root alone may mount one, and not everywhere. */
record SmallDisk(Path folder) {

    private static final String SIZE = "128m";

    /** Mounts one; aborts the test where that is not allowed, and says so. */
    static SmallDisk at(Path folder) throws IOException {
        String refusal = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
        if (refusal != null) {
            throw new TestAbortedException("No small disk can be mounted here, so that none can be filled up: " + refusal);
        }
        return new SmallDisk(folder);
    }

    /** Fills it to the last byte. */
    void fill() throws IOException {
        byte[] ballast = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(ballast);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(ballast());
    }

    void unmount() throws IOException {
        String refusal = run("umount", folder.toString());
        if (refusal != null) {
            throw new IOException(refusal);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** What it complained of; null if it did as it was told. */
    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.onExit().join().exitValue() == 0 ? null : String.join(" ", command) + ": " + said;
    }
}
