package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the first rows of a text show the way in which its cells are quoted. */
class TextStyleTest {

    @ParameterizedTest
    @ValueSource(strings = {" \"a", "\t\"a", "\u3000 \"a\""})
    void blanks_before_a_mark_of_quotation_are_outside_the_cell(String cell) {
        assertThat(TextStyle.USUAL.quotedAs(rows(cell)).spaces()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "\r\"a", " \n\"a", "a \"b\"", " "})
    void a_line_break_before_a_mark_is_within_a_cell_that_is_quoted(String cell) {
        assertThat(TextStyle.USUAL.quotedAs(rows(cell)).spaces()).isFalse();
    }

    private static List<Row> rows(String cell) {
        return List.of(new Row(1, new String[] {"x", cell}));
    }
}
