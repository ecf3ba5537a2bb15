package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which declared folder a file lies in. */
class SendersTest {

    private static final Senders SENDERS = new Senders(List.of(sender("health", "health", "卫健"), sender("county", "卫健/赛罕区"),
            sender("anywhere", "*/health"), sender("deeper", "*/*/finance"), sender("below", "*/health/zone")), true);

    private static Sender sender(String department, String... folders) {
        return new Sender(new Title(department, department), List.of(department), List.of(), Arrays.stream(folders).map(FolderPattern::new).toList());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "health/a.csv, health", "health/2021/a.csv, health", "HEALTH/a.csv, health", "卫健/a.csv, health", "卫健/玉泉区/a.csv, health",
        "卫健/赛罕区/a.csv, county", "卫健/赛罕区/a/b.csv, county", "150200/health/a.csv, anywhere", "150200/health/zone/a.csv, below",
        "a.csv, -", "health, -", "healthy/a.csv, -", "150200/a.csv, -",
        // who owns a folder gets nobody else's place by the names of folders in it
        "health/health/a.csv, health", "卫健/finance/finance/a.csv, health", "150200/health/finance/a.csv, anywhere"})
    void the_folder_that_is_declared_most_exactly_from_the_left_says_whose_file_it_is(String path, String department) {
        assertThat(SENDERS.placeOf(path).map(place -> place.sender().departments().get(0)).orElse(null)).isEqualTo(department);
    }

    @Test
    void the_folder_is_named_as_it_is_written_in_the_path() {
        assertThat(SENDERS.placeOf("150200/Health/a/b.csv").orElseThrow().folder()).isEqualTo("150200/Health");
    }

    @Test
    void a_sender_speaks_for_its_divisions_and_what_lies_below_them() {
        Divisions tree = CatalogReader.read(Path.of("jobs")).divisions();
        Sender city = new Sender(new Title("", ""), List.of("health"), List.of("150100"), List.of());
        Sender county = new Sender(new Title("", ""), List.of("health"), List.of("150105"), List.of());
        Sender all = new Sender(new Title("", ""), List.of("health"), List.of(), List.of());
        assertThat(List.of(city.speaksFor("150105", tree), city.speaksFor("150100-own", tree), city.speaksFor("150202", tree)))
                .containsExactly(true, true, false);
        assertThat(List.of(county.speaksFor("150105", tree), county.speaksFor("150104", tree), county.speaksFor("150100", tree)))
                .containsExactly(true, false, false);
        assertThat(all.speaksFor("150202", tree)).isTrue();
    }
}
