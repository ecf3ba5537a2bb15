package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import shian.content.NumberFormat.Shape;

/** What formats of numbers say, as Excel and WPS write them. */
class NumberFormatTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            d                         | DATE
            dd/mm/yyyy                | DATE
            yyyy                      | MONTH
            yy-m                      | MONTH
            mmm                       | MONTH
            h:mm                      | TIME
            s                         | TIME
            mm:ss                     | TIME
            [h]:mm                    | TIME
            d h                       | DATE_AND_TIME
            yyyy s                    | DATE_AND_TIME
            yyyy/m/d;@                | DATE
            [$-804]yyyy"年"m"月"       | MONTH
            [Red]YYYY-MM-DD           | DATE
            0.0%                      | PERCENT
            %0                        | PERCENT
            0                         | NUMBER
            #,##0.00                  | NUMBER
            "days"0                   | NUMBER
            0\\d                      | NUMBER
            0_d                       | NUMBER
            General                   | NUMBER
            @                         | NUMBER
            0;yyyy                    | NUMBER
            """)
    void letters_that_are_no_text_tell_the_shape(String code, Shape shape) {
        assertThat(NumberFormat.of(164, code).shape()).isEqualTo(shape);
    }

    static Stream<Map<String, String>> cases() throws IOException {
        List<Map<String, String>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/number-formats.yaml")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_cell_is_read_as_its_format_shows_it_with_all_its_digits(Map<String, Object> one) {
        NumberFormat format = NumberFormat.of(164, (String) one.get("format"));
        String stored = (String) one.get("stored");
        String read = stored == null ? format.ofText((String) one.get("text")) : new NumberText(false).of(stored, format);
        Stream<Object> expected = Stream.of(one.get("shown"), Optional.ofNullable((String) one.get("hidden")).map(Unvalued::hidden).orElse(null),
                Optional.ofNullable((String) one.get("scaled")).map(Unvalued::scaled).orElse(null));
        assertThat(expected.filter(Objects::nonNull)).containsExactly(read);
        assertThat(format.divisor(stored == null ? "0" : stored)).isEqualTo(Optional.ofNullable(one.get("divides")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"General", "0", "0.00", "#,##0", "#,##0.00_);[Red](#,##0.00)", "0.00_ ;[Red]\\-0.00\\ ", "0;-0;;@", "@",
            "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "[Blue]0.0", "#,##0.00;(#,##0.00)", "0.00;[Red]0.00"})
    void formats_that_change_nothing_cost_nothing(String code) {
        assertThat(NumberFormat.of(164, code)).isSameAs(NumberFormat.GENERAL);
    }

    @Property
    boolean any_code_is_read_and_shows_something_of_a_number(@ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 20) String code,
                                                             @ForAll double number) {
        return !new NumberText(false).of(number, NumberFormat.of(164, code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, PERCENT", "14, DATE", "17, MONTH", "20, TIME", "22, DATE_AND_TIME", "31, DATE", "57, MONTH", "0, NUMBER", "4, NUMBER"})
    void formats_that_excel_has_from_the_start_are_known_by_their_number(int id, Shape shape) {
        assertThat(NumberFormat.of(id, null).shape()).isEqualTo(shape);
        assertThat(NumberFormat.of(id, " ").shape()).isEqualTo(shape);
    }

    @Test
    void a_code_says_more_than_a_number() {
        assertThat(NumberFormat.of(14, "0").shape()).isEqualTo(Shape.NUMBER);
        assertThat(NumberFormat.of(4, "0%").shape()).isEqualTo(Shape.PERCENT);
    }
}
