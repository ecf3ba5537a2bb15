package shian.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shian.catalog.CatalogueFuzz;
import shian.content.SheetFuzz;
import shian.content.TextFuzz;
import shian.content.WorkbookFuzz;
import shian.receive.ManifestFuzz;

/** Every input that {@code ops/proof/fuzz} kept, since it goes its own way through the readers or once was too much for one. */
class FuzzCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of("text", TextFuzz::fuzzerTestOneInput,
            "workbook", WorkbookFuzz::fuzzerTestOneInput, "sheet", SheetFuzz::fuzzerTestOneInput,
            "manifest", ManifestFuzz::fuzzerTestOneInput, "catalogue", CatalogueFuzz::fuzzerTestOneInput);

    static Stream<Path> inputs() throws IOException {
        return Files.walk(CORPUS).filter(Files::isRegularFile).sorted();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void is_read_or_refused_in_words(Path input) throws IOException {
        byte[] data = Files.readAllBytes(input);
        Consumer<byte[]> target = TARGETS.get(CORPUS.relativize(input).getName(0).toString());
        target.accept(data);
    }

    @Test
    void every_reader_has_inputs() {
        assertThat(TARGETS.keySet()).allSatisfy(target -> assertThat(CORPUS.resolve(target)).isNotEmptyDirectory());
    }
}
