package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shian.content.Workbooks;

/** A file read apart: what would come of it, no database, and an end in words when it goes over a limit. */
@Tag("store")
class ReadCheckTest {

    private static final String SAMPLE = "SCJG_CYJC_150102_202201_MX_V01.csv";

    @TempDir
    static Path folder;
    private static City city;

    @BeforeAll
    static void a_city() {
        city = City.of(ReadCheckTest.class);
    }

    @Test
    void a_file_of_the_sample_would_be_taken_as_the_night_takes_it() throws IOException {
        City.Result read = check(sample());
        assertThat(read.exitCode()).as(read.all()).isZero();
        assertThat(read.out()).contains("sampling-batches", "150102", "would be taken");
        assertThat(city.data().resolve("postgresql")).doesNotExist();
    }

    @Test
    void programs_get_a_row_for_each_table() throws IOException {
        City.Result read = check(sample(), "--format", "json");
        assertThat(read.out()).contains("\"outcome\"", "\"TAKEN\"", "\"rows_read\"");
    }

    @Test
    void nothing_is_left_of_a_file_that_was_read() throws IOException {
        check(sample());
        try (Stream<Path> left = Files.list(city.data().resolve("read-check"))) {
            assertThat(left.map(path -> path.getFileName().toString())).allMatch(name -> name.endsWith(".lock"));
        }
    }

    @Test
    void what_is_refused_or_not_recognised_is_said_with_its_reasons() throws IOException {
        City.Result unknown = check(Files.writeString(folder.resolve("notes.csv"), "a,b\n1,2\n"));
        assertThat(unknown.exitCode()).isOne();
        assertThat(unknown.out()).contains("notes.csv: would not be recognised", "notes.csv");
        City.Result header = check(Files.writeString(folder.resolve(SAMPLE), Files.readAllLines(sample(), Charset.forName("GB18030")).get(0) + "\n"));
        assertThat(header.exitCode()).isOne();
        assertThat(header.out()).contains("would be refused:\n  ");
    }

    @Test
    void a_file_that_needs_more_memory_than_there_is_ends_its_own_process_only() throws IOException {
        String texts = new Random(1).longs(1_000_000).mapToObj(n -> "<si><t>" + n + "</t></si>").collect(Collectors.joining());
        byte[] workbook = Workbooks.handmade("<row><c t='s'><v>0</v></c></row>", "xl/sharedStrings.xml", "<sst>" + texts + "</sst>");
        city.environment().put("SHIAN_CHECK_MEGABYTES", "64");
        City.Result read = check(Files.write(folder.resolve("texts.xlsx"), workbook));
        city.environment().remove("SHIAN_CHECK_MEGABYTES");
        assertThat(read.exitCode()).as(read.all()).isOne();
        assertThat(read.err()).contains("64 MB of memory");
    }

    @Test
    void two_are_read_at_the_same_time_and_no_more() throws IOException {
        Path locks = Files.createDirectories(city.data().resolve("read-check"));
        try (FileChannel one = open(locks, "1.lock"); FileChannel two = open(locks, "2.lock")) {
            one.lock();
            two.lock();
            City.Result third = check(sample());
            assertThat(third.exitCode()).isEqualTo(3);
            assertThat(third.err()).contains("2 files are being read apart");
        }
        assertThat(check(sample()).exitCode()).isZero();
    }

    @Test
    void what_is_no_file_is_refused() {
        City.Result read = city.shian("read-check", folder.resolve("none.csv").toString());
        assertThat(read.exitCode()).isEqualTo(2);
        assertThat(read.err()).contains("none.csv is no file");
    }

    private static FileChannel open(Path folder, String name) throws IOException {
        return FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static City.Result check(Path file, String... more) {
        return city.shian(Stream.concat(Stream.of("read-check", file.toString(), "--date", "2022-06-06"), Stream.of(more)).toArray(String[]::new));
    }

    private static Path sample() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("sample-data/inbox"))) {
            List<Path> found = files.filter(file -> file.getFileName().toString().matches("SCJG_CYJC_150102_.*MX.*csv")).sorted().toList();
            return found.get(0).toAbsolutePath();
        }
    }
}
