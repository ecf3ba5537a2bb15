package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Which code a file means by a word. */
class CodeListTest {

    private static final Map<String, CodeList> LISTS = CatalogReader.read(Path.of("jobs")).codes();
    private static final CodeList LIST = new CodeList("conclusion", "reference/codes/conclusion.yaml", List.of(
            new CodeList.Code("FAIL", new Title("不合格", "Failed"), List.of("坏样", "NG"), List.of("不合格", "不符合")),
            new CodeList.Code("PASS", new Title("合格", "Passed"), List.of("合格样品", "Failed"), List.of("合格"))));

    @ParameterizedTest
    @CsvSource({"FAIL, FAIL", "不合格, FAIL", "Failed, FAIL", "NG, FAIL", "坏样, FAIL", "坏樣, FAIL", "PASS, PASS", "合格样品, PASS", "Passed, PASS",
            "不合格樣品, FAIL", "檢验不合格（复检）, FAIL", "复检合格, PASS", "不符合标準, FAIL"})
    void a_word_means_a_code_exactly_in_the_usual_characters_or_by_a_fragment_the_first_of_the_list_counts(String word, String code) {
        assertThat(LIST.find(word)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"待定", "fail", "''"})
    void what_is_no_variant_and_holds_no_fragment_means_none(String word) {
        assertThat(LIST.find(word)).isEmpty();
    }

    @Test
    void a_list_tells_what_may_be_written_and_where_it_stands() {
        assertThat(LIST.expected()).containsExactly("不合格", "合格");
        assertThat(LIST.codes().keySet()).containsExactly("FAIL", "PASS");
        assertThat(LIST.name() + " " + LIST.path()).isEqualTo("conclusion reference/codes/conclusion.yaml");
    }

    static Stream<Map<String, String>> words() throws IOException {
        List<Map<String, String>> words = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/code-words.yaml")));
        return words.stream();
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_fragment_that_a_text_denies_asks_or_leaves_open_means_nothing(Map<String, String> one) {
        assertThat(LISTS.get(one.get("list")).find(one.get("word"))).isEqualTo(Optional.ofNullable(one.get("is")));
    }

    @Test
    void every_list_with_fragments_has_cases_that_mean_something_and_cases_that_do_not() throws IOException {
        List<Map<String, String>> words = words().toList();
        List<String> withFragments = LISTS.values().stream()
                .filter(list -> list.codes().values().stream().anyMatch(code -> !code.contains().isEmpty())).map(CodeList::name).toList();
        assertThat(words.stream().filter(one -> one.containsKey("is")).map(one -> one.get("list")).distinct())
                .containsExactlyInAnyOrderElementsOf(withFragments);
        assertThat(words.stream().filter(one -> !one.containsKey("is")).map(one -> one.get("list")).distinct())
                .containsExactlyInAnyOrderElementsOf(withFragments);
    }

    @Test
    void no_negation_before_a_fragment_leaves_its_meaning_whatever_the_list() {
        for (CodeList list : LISTS.values()) {
            for (CodeList.Code code : list.codes().values()) {
                for (String fragment : code.contains()) {
                    for (String negation : List.of("不", "未", "无", "非", "没有", "未见", "未发现", "并非", "不是", "尚未", "不存在", "not ", "non-")) {
                        String text = "经查" + negation + fragment;
                        assertThat(list.find(text)).as(text).isNotEqualTo(Optional.of(code.code()));
                    }
                }
            }
        }
    }

    @Test
    void each_fragment_alone_means_its_code_whatever_the_list() {
        for (CodeList list : LISTS.values()) {
            for (CodeList.Code code : list.codes().values()) {
                for (String fragment : code.contains()) {
                    assertThat(list.find("经查" + fragment)).as(fragment).contains(code.code());
                }
            }
        }
    }
}
