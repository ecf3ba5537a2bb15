package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            0.00"万元"          | 万元
            0.00 亿             | 亿
            0万元               | 万元
            General"万元"       | 万元
            G/通用格式"万元"     | 万元
            @"万元"             | 万元
            0"元"               | ``
            "万"0               | ``
            0,"万"              | ``
            0\\.0,"万元"         | ``
            """)
    void a_unit_of_ten_thousands_behind_the_number_is_part_of_it_unless_the_format_divides(String code, String unit) {
        assertThat(NumberFormat.of(164, code)).isEqualTo(new NumberFormat(Shape.NUMBER, 0, unit));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "00, 2", "000000, 6", "0.00, 0", "#00, 0"})
    void zeros_alone_say_how_long_a_code_is(String code, int digits) {
        assertThat(NumberFormat.of(164, code).digits()).isEqualTo(digits);
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
