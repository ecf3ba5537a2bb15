package shian.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import shian.Budget;

/** Runs the cases of {@code cases/personal-numbers.yaml}, and more of the same kind. */
class PersonalNumbersTest {

    static Stream<Map<String, String>> cases() throws Exception {
        List<Map<String, String>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/personal-numbers.yaml")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_number_of_a_person_is_masked_and_what_looks_like_one_stays(Map<String, String> one) {
        assertThat(PersonalNumbers.masked(one.get("text"))).isEqualTo(one.get("shown"));
    }

    /** ID numbers with a right check digit, of people born before the records begin. */
    @Provide
    Arbitrary<String> idNumbers() {
        Arbitrary<LocalDate> born = Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(2014, 12, 31));
        return Combinators.combine(Arbitraries.of("110101", "150102", "150105", "150121", "230103", "320106", "440305", "540102", "620102", "710000"),
                born, Arbitraries.integers().between(1, 999)).as((county, day, number) -> withCheckDigit("%s%tY%<tm%<td%03d".formatted(county, day, number)));
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", "", " ", "-", ".", "·", "—", "、", "　", "\u200b", " - ".strip(), "\n");
    }

    /** Words that a number may stand between, with other numbers among them. */
    @Provide
    Arbitrary<String> around() {
        return Arbitraries.of("", "张三", "身份证：", "某店（", "）", "。 ", "2021-06-08，", "，共3.5公斤", " 150105 ", "ID", "电话", "[", "号", "；罚款5000元", "编号A1 ");
    }

    @Property
    void an_id_number_comes_out_of_no_text(@ForAll @From("idNumbers") String number, @ForAll @From("separators") String separator,
                                           @ForAll @From("around") String before, @ForAll @From("around") String behind) {
        String written = number.substring(0, 6) + separator + number.substring(6, 14) + separator + number.substring(14);
        String masked = PersonalNumbers.masked(before + written + behind);
        assertThat(digits(masked)).as(masked).doesNotContain(number.substring(0, 17));
        assertThat(masked).doesNotContain(number.substring(6, 14));
    }

    @Property
    void what_is_masked_once_is_masked_for_good(@ForAll @From("idNumbers") String number, @ForAll @From("around") String before,
                                                @ForAll @From("around") String behind) {
        String masked = PersonalNumbers.masked(before + number + behind);
        assertThat(PersonalNumbers.masked(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "138 ", "1 5 ", "150105", "0471-", "(", "1.5", "86", "联系人：", "投诉人张", "电话1", "王某", "某", "E10 1.3",
            "电话：4961234 ", "电话4961234、", "4961234、", "联系人：张三、", "张三、", "张王", "138/1234/", "13812345678a", "a1", "04714961234", "1      "})
    void no_text_takes_long(String piece) throws Exception {
        String text = piece.repeat(32_767 / piece.length());
        PersonalWords words = new PersonalWords(List.of("联系人", "投诉人"), List.of("电话"), List.of("张", "王"));
        Budget.of(500, 50).spend(piece, () -> words.masked(text));
        Budget.of(500, 50).spend("behind a word, " + piece, () -> words.masked("电话" + text) + words.masked("联系人：" + text));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9X]", "");
    }

    private static String withCheckDigit(String first) {
        for (char last : "0123456789X".toCharArray()) {
            if (IdNumber.hasCheckDigit(first + last)) {
                return first + last;
            }
        }
        throw new IllegalStateException(first);
    }
}
