package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.content.Names;
import shian.message.MessageJson;

/**
 * Files as offices, other companies and public systems send them, {@code cases/files}: what a person sees in them is what
 * is stored, or the file says that it was not understood. A folder is a city with its nights: {@code first}, {@code inbox}.
 */
@Tag("store")
class FilesAsSentTest {

    private static final Path FOLDER = Path.of("src/test/resources/cases/files");
    private static final Map<String, City> CITIES = new HashMap<>();

    static Stream<Arguments> files() throws IOException {
        try (Stream<Path> topics = Files.list(FOLDER)) {
            return topics.sorted().toList().stream().flatMap(topic -> expected(topic).stream()
                    .map(file -> Arguments.of(topic.getFileName().toString(), file.get("file"), file.get("what"), file)));
        }
    }

    private static List<Map<String, Object>> expected(Path topic) {
        try {
            List<Map<String, Object>> files = new Yaml().load(Files.readString(topic.resolve("expected.yaml")));
            return files == null ? List.of() : files;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static synchronized City city(String topic) {
        return CITIES.computeIfAbsent(topic, name -> {
            City city = City.of(FilesAsSentTest.class);
            try {
                for (String night : List.of("first", "inbox")) {
                    Path folder = FOLDER.resolve(topic).resolve(night);
                    if (!Files.isDirectory(folder)) {
                        continue;
                    }
                    try (Stream<Path> files = Files.walk(folder)) {
                        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                            city.drop(folder.relativize(file).toString(), Files.readAllBytes(file));
                        }
                    }
                    // what is stored is known once it is loaded; only sums need the whole night
                    boolean sums = expected(FOLDER.resolve(topic)).stream().anyMatch(file -> String.valueOf(file.get("check")).contains("warehouse.measure"));
                    City.Result result = city.shian("run", sums ? "nightly" : "intake", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
                    assertThat(result.exitCode()).as(result.all()).isZero();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return city;
        });
    }

    /** What the ledger says of a file. */
    private record Delivered(String inside, String state, String reasons, String remarks) {
    }

    @ParameterizedTest(name = "{0}: {1}: {2}")
    @MethodSource("files")
    @SuppressWarnings("unchecked")
    void a_file_says_what_a_person_sees_in_it(String topic, String name, String what, Map<String, Object> file) {
        City city = city(topic);
        List<Delivered> deliveries = city.jdbc().sql("""
                select inside, state, reasons::text, remarks::text from intake.delivery join intake.arrival using (arrival_id)
                where path = :path order by delivery_id""").param("path", Names.clean(name)).query(Delivered.class).list();
        assertThat(city.jdbc().sql("select count(*) from intake.arrival where path = :path").param("path", Names.clean(name)).query(Integer.class).single())
                .as("arrivals of " + name).isOne();
        String told = String.join("\n", deliveries.stream().map(d -> d.reasons + d.remarks).toList())
                + city.jdbc().sql("""
                select coalesce(string_agg(q.reasons::text, ' '), '') from intake.quarantine q join intake.delivery using (delivery_id)
                join intake.arrival using (arrival_id) where path = :path""").param("path", Names.clean(name)).query(String.class).single();
        if (file.containsKey("says")) {
            assertThat(told).contains("\"" + file.get("says") + "\"");
        }
        if (file.containsKey("must-not-say")) {
            String inChinese = String.join("\n", deliveries.stream().flatMap(d -> MessageJson.read(d.reasons).stream())
                    .map(message -> message.in(java.util.Locale.CHINESE)).toList());
            assertThat(inChinese).doesNotContain((List<String>) file.get("must-not-say"));
        }
        List<String> states = (List<String>) file.getOrDefault("or-state", List.of());
        if (!states.isEmpty() && !deliveries.isEmpty() && deliveries.stream().allMatch(d -> states.contains(d.state))) {
            return;
        }
        if (file.containsKey("check")) {
            String found = city.jdbc().sql((String) file.get("check")).query(String.class).optional().orElse("none");
            assertThat(((List<Object>) file.get("right")).stream().map(String::valueOf)).as(() -> what + ": " + file.get("should") + "\n" + deliveries
                    + "\n" + told).contains(found);
        }
    }
}
