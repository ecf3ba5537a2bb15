package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.catalog.Column;
import shian.catalog.CatalogReader;
import shian.message.Message;

/** Runs the cases of {@code cases/masking.yaml}. */
class MaskingTest {

    static Stream<Map<String, String>> cases() throws Exception {
        List<Map<String, String>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/masking.yaml")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_identifies_a_person_is_not_shown(Map<String, String> one) {
        assertThat(Masking.masked(one.get("text"))).isEqualTo(one.get("shown"));
    }

    @Test
    void a_fault_shows_it_neither_as_its_value_nor_in_its_words() {
        Column column = CatalogReader.read(Path.of("jobs")).contract("disbursements/detail").columns().get("amount");
        Fault fault = Fault.of(column, "5000 13812345678", Message.of("load.number-suffix", "13812345678"));
        assertThat(fault.value()).isEqualTo("5000 138****5678");
        assertThat(fault.message().arguments()).containsExactly("138****5678");
    }

    @Test
    void a_fault_in_a_column_that_says_who_somebody_is_shows_no_more_of_it_than_its_beginning() {
        Column column = CatalogReader.read(Path.of("jobs")).contract("manager-exams/detail").columns().get("name");
        assertThat(Fault.of(column, "王小明", Message.of("load.code")).value()).isEqualTo("王**");
    }

    @Test
    void a_text_of_two_hundred_characters_is_shown_whole_and_a_longer_one_cut_between_characters() {
        assertThat(Masking.masked("😀".repeat(200))).isEqualTo("😀".repeat(200));
        assertThat(Masking.masked("😀".repeat(201))).isEqualTo("😀".repeat(200) + "…");
    }
}
