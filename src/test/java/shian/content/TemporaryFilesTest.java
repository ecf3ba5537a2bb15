package shian.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What contents are decrypted and unpacked into: a folder that cannot be written is no fault of the file, and a kill leaves nothing readable. */
class TemporaryFilesTest {

    /** Opens a content in a process of its own, says how that went, and stays until it is told to end. */
    static final class Opening {
        public static void main(String[] arguments) throws IOException {
            TemporaryFiles temporary = new TemporaryFiles(Path.of(arguments[1]), TemporaryFiles.USUAL_MEGABYTES);
            try (temporary; Document document = Document.open(Path.of(arguments[0]), Reading.ANYTHING, Limits.USUAL.in(temporary))) {
                document.rows(document.parts().get(0)).next();
                System.out.println("opened");
                System.in.read();
            } catch (UnreadableException e) {
                System.out.println("unreadable " + e.reason().code());
            } catch (IOException e) {
                System.out.println("failed " + e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"workbook", "zip"})
    void a_temporary_folder_that_cannot_be_made_fails_and_does_not_refuse(String kind) throws Exception {
        Path file = content(kind);
        assertThat(said(file, Files.createFile(folder.resolve("a-file")).resolve("temp"), "")).startsWith("failed FileSystemException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workbook", "zip"})
    void a_temporary_folder_that_is_full_fails_and_does_not_refuse(String kind) throws Exception {
        Path file = content(kind);
        assertThat(said(file, Files.createDirectory(folder.resolve("temporary")), "ulimit -f 16; ")).startsWith("failed IOException");
    }

    @Test
    void nothing_decrypted_stays_behind_when_the_process_is_killed() throws Exception {
        Path file = content("workbook");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = begin(file, temporary, "");
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("opened");
        } finally {
            process.destroyForcibly().onExit().join();
        }
        assertThat(left(temporary)).isEmpty();
    }

    @Test
    void what_a_killed_process_unpacked_is_removed_by_the_next_and_what_a_living_one_did_is_not() throws Exception {
        Path file = content("zip");
        Path temporary = folder.resolve("temporary");
        Process process = begin(file, temporary, "");
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
             TemporaryFiles next = new TemporaryFiles(temporary, 1)) {
            assertThat(out.readLine()).isEqualTo("opened");
            assertThat(left(temporary)).hasSize(1).allMatch(path -> permissions(path).equals("rw-------"));
            assertThat(permissions(temporary)).isEqualTo("rwx------");
            Path own = next.create();
            Path foreign = Files.createFile(Files.createDirectory(temporary.resolve("others")).resolve("file"));
            Files.createFile(temporary.resolve("others.lock"));
            next.clear();
            assertThat(foreign).as("of another program").exists();
            Files.delete(foreign);
            Files.delete(foreign.getParent());
            Files.delete(temporary.resolve("others.lock"));
            assertThat(left(temporary)).as("of a living process").hasSize(2).contains(own);
            process.destroyForcibly().onExit().join();
            next.clear();
            assertThat(left(temporary)).containsExactly(own);
            try (TemporaryFiles another = new TemporaryFiles(temporary, 1)) {
                another.clear();
                assertThat(left(temporary)).as("of this process").containsExactly(own);
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        try (Stream<Path> all = Files.list(temporary)) {
            assertThat(all).as("nothing stays behind of who ends in order").isEmpty();
        }
    }

    @Test
    void what_takes_more_than_the_limit_is_refused_by_name_and_what_does_together_with_others_is_not_its_fault() throws Exception {
        Path file = content("zip");
        try (TemporaryFiles small = new TemporaryFiles(folder.resolve("small"), 100_000L)) {
            assertThatThrownBy(() -> Document.open(file, Reading.ANYTHING, Limits.USUAL.in(small)).rows(new Part("甲.csv", "", Part.State.VISIBLE)))
                    .isInstanceOfSatisfying(UnreadableException.class, refused -> {
                        assertThat(refused.reason().code()).isEqualTo("content.temporary-limit");
                        assertThat(refused.reason().arguments().get(0)).isEqualTo("甲.csv");
                    });
            assertThat(left(folder.resolve("small"))).isEmpty();
        }
        Path shared = folder.resolve("shared");
        try (TemporaryFiles others = new TemporaryFiles(shared, 64); TemporaryFiles own = new TemporaryFiles(shared, 20)) {
            try (OutputStream out = others.bounded(Files.newOutputStream(others.create()), "乙")) {
                out.write(new byte[18 << 20]);
            }
            assertThatThrownBy(() -> {
                try (OutputStream out = own.bounded(Files.newOutputStream(own.create()), "丙")) {
                    for (int i = 0; i < 16; i++) {
                        out.write(new byte[1 << 20]);
                    }
                }
            }).isInstanceOf(TemporaryFiles.FullException.class).hasMessageContaining(shared.toString()).hasMessageContaining("20 MB");
        }
    }

    private static List<Path> left(Path temporary) throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(path -> Files.isRegularFile(path) && !path.toString().endsWith(".lock")).toList();
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(Path file, Path temporary, String before) throws IOException {
        Process process = begin(file, temporary, before);
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The limit of {@code ulimit -f} is for files that a process writes, in KB: to it the disk is full. */
    private Process begin(Path file, Path temporary, String before) throws IOException {
        List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Opening.class.getName(), file.toString(), temporary.toString());
        List<String> command = new ArrayList<>(List.of("bash", "-c", before + "exec \"$@\"", "bash"));
        command.addAll(java);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** About 200 KB that cannot be compressed, as an encrypted workbook or as a text in a zip. */
    private Path content(String kind) throws Exception {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        random.ints(200_000, 'a', 'z').forEach(letter -> text.append((char) letter));
        byte[] content = kind.equals("zip") ? Workbooks.zip("甲.csv", "样品,日期,数量\n" + text + ",2021-03-02,1\n")
                : encrypted(Workbooks.handmade("<row r='1'><c t='str'><v>样品</v></c></row>", "xl/media/image1.bmp", text.toString()));
        return Files.write(folder.resolve("content"), content);
    }

    private static byte[] encrypted(byte[] workbook) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(Decryptor.DEFAULT_PASSWORD);
            try (var encrypted = encryptor.getDataStream(files)) {
                encrypted.write(workbook);
            }
            files.writeFilesystem(out);
        }
        return out.toByteArray();
    }
}
