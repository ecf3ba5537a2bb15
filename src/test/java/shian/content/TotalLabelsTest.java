package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Runs the cases of {@code cases/total-labels.yaml}. */
class TotalLabelsTest {

    static Stream<Map<String, String>> cases() throws IOException {
        List<Map<String, String>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/total-labels.yaml")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_cell_is_a_label_or_ends_in_one_or_is_none(Map<String, String> one) {
        Optional<TotalLabels.Label> label = TotalLabels.of(one.get("cell"));
        assertThat(label.map(found -> found.level().name()).orElse(null)).isEqualTo(one.get("level"));
        assertThat(label.isEmpty() || TotalLabels.mayBe(one.get("cell"))).as("two characters are enough").isTrue();
        label.ifPresent(found -> assertThat(found.stem()).isEqualTo(one.getOrDefault("stem", "")));
    }
}
