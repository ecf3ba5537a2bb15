package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which code a file means by a word. */
class CodeListTest {

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
}
