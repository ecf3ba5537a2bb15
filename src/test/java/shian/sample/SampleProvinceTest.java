package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the cities of a province. */
class SampleProvinceTest {

    private static final List<ProvinceCity> CITIES = List.of(
            new ProvinceCity("150200", "包头市", "市本级", List.of(new ProvinceCity.Unit("150202", "东河区", "东河区"))),
            new ProvinceCity("152900", "阿拉善盟", "盟本级", List.of(new ProvinceCity.Unit("152921", "阿拉善左旗", "左旗"),
                    new ProvinceCity.Unit("152923", "额济纳旗", "额济纳旗"))));

    @TempDir
    private Path folder;

    private Map<String, Long> written(String name, long seed, int scale) throws IOException {
        Path to = folder.resolve(name);
        new SampleProvince(CITIES, seed, scale).writeTo(to);
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(to)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(to.relativize(file).toString(), (long) new String(Files.readAllBytes(file),
                        java.nio.charset.StandardCharsets.ISO_8859_1).hashCode());
            }
        }
        return files;
    }

    @Test
    void the_same_seed_and_scale_give_the_same_bytes_and_others_do_not() throws IOException {
        Map<String, Long> once = written("once", 7, 1);
        assertThat(written("again", 7, 1)).isEqualTo(once);
        assertThat(written("other", 8, 1).keySet()).isEqualTo(once.keySet());
        assertThat(written("other", 8, 1)).isNotEqualTo(once);
    }

    @Test
    void each_city_has_a_folder_of_its_own_and_the_last_unit_of_the_last_misses_a_year() throws IOException {
        assertThat(written("files", 7, 1).keySet())
                .allMatch(name -> name.startsWith("150200/") ? name.contains("_1502") : name.startsWith("152900/") && name.contains("_1529"))
                .anyMatch(name -> name.contains("SCJG_CYJC_152921_2021_MX"))
                .anyMatch(name -> name.contains("SCJG_CYJC_152923_2020_MX"))
                .noneMatch(name -> name.contains("SCJG_CYJC_152923_2021_MX"));
    }

    @Test
    void a_larger_scale_writes_more_rows_into_the_same_files() throws IOException {
        assertThat(written("small", 7, 1).keySet()).isEqualTo(written("large", 7, 3).keySet());
        assertThat(size("large")).isGreaterThan(size("small") * 3 / 2);
    }

    private long size(String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(name).resolve("150200/market-regulation"))) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
