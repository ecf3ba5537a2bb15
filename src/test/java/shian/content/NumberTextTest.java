package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a number of a workbook is read as, by its format. */
class NumberTextTest {

    private static final NumberFormat GENERAL = NumberFormat.GENERAL;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0                      ; 0
            -5                     ; -5
            12.5                   ; 12.5
            0.5                    ; 0.5
            -0.5                   ; -0.5
            10                     ; 10
            123456789012345        ; 123456789012345
            12.50                  ; 12.5
            12.                    ; 12
            007                    ; 7
            -07                    ; -7
            -0                     ; 0
            -0.0                   ; 0
            00.5                   ; 0.5
            .5                     ; 0.5
            -.5                    ; -0.5
            +5                     ; 5
            1.5E3                  ; 1500
            0.30000000000000004    ; 0.3
            999999999999999        ; 999999999999999
            999999999999999.9      ; 9.999999999999999E+14
            -1000000000000000      ; -1E+15
            1501022021123000123    ; 1.501022021123000123E+18
            1E-330                 ; 0.%1$s1
            0E-400                 ; 0
            """)
    void a_number_without_a_format_is_a_plain_decimal_of_fifteen_digits(String stored, String shown) {
        assertThat(new NumberText(false).of(stored, GENERAL)).isEqualTo(shown.formatted("0".repeat(329)));
    }

    @Test
    void the_smallest_number_is_shown_in_full_and_codes_are_filled_up_to_sixty_four_digits() {
        assertThat(new NumberText(false).of("1E-331", GENERAL)).isEqualTo("0." + "0".repeat(330) + "1");
        assertThat(new NumberText(false).of("7", NumberFormat.of(164, "0".repeat(64)))).isEqualTo("0".repeat(63) + "7");
        assertThat(new NumberText(false).of("7", NumberFormat.of(164, "0".repeat(65)))).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"1.2.3", "abc", "-", ".", "''", "1E-332", "1:2", "1/2",
            "11111111111111111111111111111111111111111111111111111111111111111"})
    void what_is_no_number_is_an_error_of_the_cell(String stored) {
        assertThat(Unvalued.is(new NumberText(false).of(stored, GENERAL))).isTrue();
    }

    @Test
    void the_longest_number_has_sixty_four_characters() {
        assertThat(new NumberText(false).of("1".repeat(64), GENERAL)).isEqualTo("1." + "1".repeat(63) + "E+63");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0.981        ; 0.0%                 ; 98.1%
            1            ; 0%                   ; 100%
            15012        ; 000000               ; 015012
            150123       ; 000000               ; 150123
            1501234      ; 000000               ; 1501234
            -12          ; 0000                 ; -12
            1.5          ; 000                  ; 1.5
            12.3         ; 0.00"万元"            ; 12.3万元
            12.3         ; 0.00 亿               ; 12.3亿
            44355        ; yyyy-mm-dd           ; 2021-06-08
            44355.5      ; yyyy-mm-dd           ; 2021-06-08
            44355        ; yyyy"年"m"月"         ; 2021-06
            44355        ; yyyy-mm-dd hh:mm     ; 2021-06-08
            44355.5      ; yyyy-mm-dd hh:mm     ; 2021-06-08 12:00:00
            44355.999999 ; yyyy-mm-dd hh:mm     ; 2021-06-09
            0.75         ; hh:mm                ; 18:00:00
            1.75         ; hh:mm                ; 1900-01-01 18:00:00
            0.75         ; yyyy-mm-dd           ; 1900-01-00
            0.75         ; yyyy-mm-dd hh:mm     ; 1900-01-00 18:00:00
            1            ; yyyy-mm-dd           ; 1900-01-01
            59           ; yyyy-mm-dd           ; 1900-02-28
            60           ; yyyy-mm-dd           ; 1900-02-29
            61           ; yyyy-mm-dd           ; 1900-03-01
            2958465      ; yyyy-mm-dd           ; 9999-12-31
            2958465.9    ; yyyy-mm-dd           ; 9999-12-31
            2958466      ; yyyy-mm-dd           ; 2958466
            -1           ; yyyy-mm-dd           ; -1
            0            ; yyyy-mm-dd           ; 1900-01-00
            """)
    void a_format_says_what_a_number_is(String stored, String code, String shown) {
        assertThat(new NumberText(false).of(stored, NumberFormat.of(164, code))).isEqualTo(shown);
    }

    @Test
    void a_workbook_of_a_mac_counts_its_days_from_1904() {
        NumberFormat date = NumberFormat.of(14, null);
        assertThat(new NumberText(true).of("0", date)).isEqualTo("1904-01-01");
        assertThat(new NumberText(true).of("60", date)).isEqualTo("1904-03-01");
        assertThat(new NumberText(true).of("42893", date)).isEqualTo("2021-06-08");
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "-12, -12", "0, 0", "0.5, 0.5", "1e14, 100000000000000", "1e15, 1E+15", "-1e15, -1E+15", "0.1, 0.1"})
    void a_binary_fraction_is_read_as_the_decimal_it_stands_for(double stored, String shown) {
        assertThat(new NumberText(false).of(stored, GENERAL)).isEqualTo(shown);
    }
}
