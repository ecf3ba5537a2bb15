package shian.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Column;
import shian.message.Message;
import shian.person.PersonalNumbers;

/** What holds for every cell, whatever stands in it. */
class CellsPropertyTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final String MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉①②③⑩⑳㉑㉟㊱㊿⑴⒇⒈⒛❶❿➀➉➊㊀㊉㈠㈩ⅠⅣⅫⅳ⓪⓫⓿½¼⅓ⓐᵃªº";
    private static final String UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064\u2066\u2069\ufeff\u00ad\u034f\u061c\u180e\ufe0f\ufff9\ufffb";
    private static final List<Column.Type> WITHOUT_TEXTS = List.of(Column.Type.INTEGER, Column.Type.DECIMAL, Column.Type.PERCENT,
            Column.Type.DATE, Column.Type.MONTH, Column.Type.YEAR, Column.Type.SAMPLE_NUMBER, Column.Type.CREDIT_CODE);

    private final Cells cells = new Cells(CATALOG.divisions(), CATALOG.codes(), CATALOG.units(), LocalDate.of(2022, 6, 6), "150100",
            ZoneId.of("Asia/Shanghai"));

    private Object read(Column.Type type, String cell) throws NotUnderstood {
        Column column = new Column("column", List.of("列"), "Column", type, false, false, Optional.of("conclusion"), Optional.empty(),
                Optional.empty(), false, Column.Writing.PLAIN, 1);
        return cells.read(column, cell, Optional.empty(), LocalDate.of(2021, 12, 31));
    }

    private Object readOrReason(Column.Type type, String cell) {
        try {
            return read(type, cell);
        } catch (NotUnderstood e) {
            return e.reason().code();
        }
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.strings().withChars(MARKS.toCharArray()).ofMinLength(1).ofMaxLength(3);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("4", "0.05", "1,234", "12.5万", "98.1%", "2021-06-08", "2021年6月8日", "202106", "2021", "XBJ21150121030430125",
                "91350100M000100Y43", "三百二十");
    }

    @Property
    void a_mark_anywhere_in_a_number_date_or_identifier_sets_its_row_aside(@ForAll @From("values") String value, @ForAll @From("marks") String marks,
                                                               @ForAll @IntRange(max = 20) int at) {
        int place = Math.min(at, value.length());
        String cell = value.substring(0, place) + marks + value.substring(place);
        for (Column.Type type : WITHOUT_TEXTS) {
            assertThatThrownBy(() -> read(type, cell)).as(type + " " + cell).isInstanceOf(NotUnderstood.class)
                    // Y² behind a number reads like a unit
                    .satisfies(e -> assertThat(e.getMessage()).isIn("load.footnote-mark", "load.number-suffix"));
        }
    }

    @Example
    void a_raised_number_behind_letters_is_a_power_only_if_a_number_is_before_them() throws NotUnderstood {
        Column area = new Column("area", List.of("面积"), "Area", Column.Type.DECIMAL, false, false, Optional.empty(), Optional.of("m2"),
                Optional.empty(), false, Column.Writing.PLAIN, 1);
        for (String cell : List.of("12 m²", "１２ｍ²", "12㎡")) {
            assertThat(cells.read(area, cell, Optional.empty(), LocalDate.of(2021, 12, 31))).as(cell).isEqualTo(BigDecimal.valueOf(12));
        }
        Column land = new Column("land", List.of("耕地"), "Land", Column.Type.DECIMAL, false, false, Optional.empty(), Optional.of("亩"),
                Optional.empty(), false, Column.Writing.PLAIN, 1);
        assertThat(cells.read(land, "2 hm²", Optional.empty(), LocalDate.of(2021, 12, 31))).isEqualTo(BigDecimal.valueOf(30).stripTrailingZeros());
        for (String cell : List.of("X²BJ21150121030430125", "XBJ³21150121030430125", "m²")) {
            assertThat(readOrReason(Column.Type.INTEGER, cell)).as(cell).isEqualTo("load.footnote-mark");
        }
    }

    @Property
    void a_mark_behind_a_measurement_never_becomes_part_of_its_number(@ForAll @IntRange(max = 9999) int number, @ForAll @From("marks") String marks) {
        String cell = number / 100 + "." + number % 100 + marks;
        try {
            assertThat(read(Column.Type.RESULT, cell)).isEqualTo(new Manifold.Measured(cell, null, Manifold.Qualifier.WORD));
        } catch (NotUnderstood e) {
            assertThat(e).as(cell).hasMessage("load.footnote-mark");
        }
    }

    @Property
    void characters_nobody_sees_change_no_value_of_any_type(@ForAll @From("values") String value, @ForAll @IntRange(max = 20) int at,
                                                            @ForAll @IntRange(max = 18) int unseen) {
        int place = Math.min(at, value.length());
        String cell = value.substring(0, place) + UNSEEN.charAt(unseen) + value.substring(place);
        for (Column.Type type : Column.Type.values()) {
            if (type != Column.Type.ITEMS) {
                assertThat(readOrReason(type, cell)).as(type + " " + cell).isEqualTo(readOrReason(type, value));
            }
        }
    }

    @Property
    void full_width_characters_are_read_as_plain_ones(@ForAll @From("values") String value) {
        StringBuilder wide = new StringBuilder();
        value.chars().forEach(c -> wide.append((char) (c > ' ' && c <= '~' ? c + 0xfee0 : c)));
        for (Column.Type type : WITHOUT_TEXTS) {
            assertThat(readOrReason(type, wide.toString())).as(type + " " + wide).isEqualTo(readOrReason(type, value));
        }
    }

    @Property
    void a_time_of_day_leaves_the_day(@ForAll @LongRange(min = 16_500, max = 19_000) long day, @ForAll @IntRange(max = 86_399) int second) throws NotUnderstood {
        LocalDateTime moment = LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(second);
        for (String written : List.of("yyyy/M/d H:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy年M月d日 H:mm:ss", "yyyy年M月d日H时m分",
                "yyyy.M.d H:mm", "yyyyMMdd HH:mm")) {
            String cell = DateTimeFormatter.ofPattern(written).format(moment);
            assertThat(read(Column.Type.DATE, cell)).as(cell).isEqualTo(moment.toLocalDate());
        }
    }

    @Property
    void a_moment_with_an_offset_has_its_day_in_the_zone(@ForAll @LongRange(min = 1_430_000_000L, max = 1_640_000_000L) long second,
                                                         @ForAll @IntRange(min = -12, max = 14) int hours) throws NotUnderstood {
        LocalDateTime there = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.ofHours(hours));
        String cell = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there.atOffset(ZoneOffset.ofHours(hours)).withSecond(1));
        LocalDate here = there.withSecond(1).atOffset(ZoneOffset.ofHours(hours)).atZoneSameInstant(ZoneId.of("Asia/Shanghai")).toLocalDate();
        assertThat(read(Column.Type.DATE, cell)).as(cell).isEqualTo(here);
    }

    @Property
    void a_text_in_quotes_behind_an_equals_sign_is_the_text(@ForAll @From("names") String name) throws NotUnderstood {
        assertThat(read(Column.Type.TEXT, "=\"" + name.replace("\"", "\"\"") + "\"")).isEqualTo(name);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("某店赛罕\"〔〕AB+-&=号".toCharArray()).ofMaxLength(12).map(name -> "店" + name + "号");
    }

    @Property
    void a_number_of_eighteen_digits_that_ends_in_zeros_is_set_aside_and_any_other_is_kept(
            @ForAll @LongRange(min = 100_000_000_000_000L, max = 999_999_999_999_999L) long kept, @ForAll @IntRange(max = 999) int rest) {
        String number = kept + "%03d".formatted(rest);
        Object is = readOrReason(Column.Type.TEXT, number);
        assertThat(is).isEqualTo(rest == 0 ? Message.of("load.digits-lost").code() : PersonalNumbers.masked(number));
    }
}
