package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every published figure has a verdict that fits the sort of figure it is. Here one batch was concluded in 2021 and one in 2022. */
@Tag("store")
class ClaimVerdictsTest {

    private static City city;
    private static Map<String, String> claims;

    @BeforeAll
    static void figuresOfEverySort() {
        city = City.withOwnCatalogue(ClaimVerdictsTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", Batches.HEADER, Batches.row(1, "2021-03-15", "纯抽检合格样品"));
        city.drop("SCJG_CYJC_150105_202201_MX_V01.csv", Batches.HEADER, Batches.row(2, "2022-01-15", "纯抽检合格样品"));
        write(city.home().resolve("jobs/claims/test.yaml"), """
                  T01: {zh: 一, en: Measured, unit: 批次, published: "1", years: 2021, computed: sampling.batches}
                  T02: {zh: 二, en: Measured otherwise, unit: 批次, published: "0", years: 2021, computed: sampling.batches}
                  T03: {zh: 三, en: At least, unit: 批次, published: "1", years: 2021, bound: ">=", computed: sampling.batches}
                  T04: {zh: 四, en: Of a year that goes on, unit: 批次, published: "1", years: 2022, computed: sampling.batches}
                  T05: {zh: 五, en: A state of this year, unit: 批次, published: "1", years: 2022, kind: state, computed: sampling.batches}
                  T06: {zh: 六, en: Another state, unit: 批次, published: "0", years: 2022, kind: state, computed: sampling.batches}
                  T07: {zh: 七, en: A plan, unit: 批次, published: "9", years: 2022, kind: plan, computed: sampling.batches}
                  T08: {zh: 八, en: Of documents, unit: 批次, published: "7", years: 2021, kind: document, computed: sampling.batches}
                  T09: {zh: 九, en: Of documents unread, unit: 批次, published: "7", kind: document, reason: {zh: 未见材料, en: no document was handed in}}
                  T10: {zh: 十, en: A wish, unit: "%", published: "100", kind: wish, reason: {zh: 属鼓励性表述, en: "it is encouraged, not measured"}}
                  T12: {zh: 十二, en: More than is there, unit: 批次, published: "2", years: 2021, computed: sampling.batches}
                  T11: {zh: 十一, en: Of nobody's files, unit: 亿元, published: "3121.4", reason: {zh: 无报表, en: no feed has it}}
                """);
        city.night();
        claims = city.shian("claims", "--format", "csv").out().lines()
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(',')), line -> line.substring(line.indexOf(',') + 1)));
    }

    @Test
    void an_achievement_is_judged_when_its_year_is_over() {
        assertThat(claims).containsEntry("T01", "Measured,1,1,0,equal,")
                .containsEntry("T02", "Measured otherwise,0,1,1,contradicted,")
                .containsEntry("T03", "At least,1,1,0,within bound,")
                .containsEntry("T04", "Of a year that goes on,1,,,not computable,2022 is not over on 2022-06-06; to date: 1.");
    }

    @Test
    void a_state_is_judged_at_once() {
        assertThat(claims).containsEntry("T05", "A state of this year,1,1,0,equal,")
                .containsEntry("T06", "Another state,0,1,1,contradicted,");
    }

    @Test
    void a_sum_that_can_still_become_what_was_published_does_not_contradict_it() {
        assertThat(claims).containsEntry("T12", "More than is there,2,,,not computable,Deliveries are missing: sampling-batches/detail 12 / 120. Without them the value is 1.");
    }

    @Test
    void plans_documents_and_wishes_are_shown_and_not_judged() {
        assertThat(claims).containsEntry("T07", "A plan,9,1,-8,plan,A plan for 2022; computed is what was done by 2022-06-06.")
                .containsEntry("T08", "Of documents,7,1,-6,document only,Found in documents by those who read them.")
                .containsEntry("T09", "Of documents unread,7,,,document only,no document was handed in")
                .containsEntry("T10", "A wish,100,,,not a measurement,\"it is encouraged, not measured\"");
    }

    @Test
    void what_nothing_can_be_held_against_says_why_in_the_language_of_the_reader() {
        assertThat(claims).containsEntry("T11", "Of nobody's files,3121.4,,,not computable,no feed has it");
        assertThat(city.shian("--lang", "zh", "claims").out()).contains("无报表").doesNotContain("no feed has it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"years: 2021, computed: sampling.batches, reason: {zh: 无, en: none}", "years: 2021"})
    void a_figure_with_both_an_expression_and_a_reason_or_with_neither_is_told_by_check(String figure) throws IOException {
        Path wrong = city.home().resolve("jobs/claims/wrong.yaml");
        write(wrong, "  T20: {zh: 一, en: One, unit: 批次, published: \"1\", " + figure + "}\n");
        assertThat(city.shian("check", "--offline").err()).contains("A claim has either computed or the reason why nothing can be.");
        Files.delete(wrong);
    }

    private static void write(Path file, String figures) {
        try {
            Files.writeString(file, """
                    source: {zh: 测试, en: Test}
                    division: "150100"
                    claims:
                    """ + figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
