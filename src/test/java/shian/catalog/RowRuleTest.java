package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.message.ShianException;

/** Rules of rows as contracts write them. */
class RowRuleTest {

    private final Mistakes mistakes = new Mistakes();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            compare: [a, "<=", b]                                         ; Compare[id=R, left=a, operator=<=, right=b]               ; [a, b]
            required-if: {column: a, when: {b: [X, Y]}}                   ; RequiredIf[id=R, column=a, when=[Condition[column=b, not=false, values=[X, Y]]]] ; [a, b]
            required-if: {column: a, when: {b: {not: X}}}                 ; RequiredIf[id=R, column=a, when=[Condition[column=b, not=true, values=[X]]]] ; [a, b]
            range: {column: a, min: 0, max: 1.5}                          ; Range[id=R, column=a, min=Optional[0], max=Optional[1.5]] ; [a]
            range: {column: a, max: 1}                                    ; Range[id=R, column=a, min=Optional.empty, max=Optional[1]] ; [a]
            one-of: {column: a, values: [X, Y]}                           ; OneOf[id=R, column=a, values=[X, Y]]                      ; [a]
            pattern: {column: a, matches: "[0-9]+"}                       ; Matches[id=R, column=a, pattern=[0-9]+]                   ; [a]
            sum-of-columns: {total: a, parts: [b, c]}                     ; SumOfColumns[id=R, total=a, parts=[b, c], tolerance=0]    ; [a, b, c]
            sum-of-columns: {total: a, parts: [b, c], tolerance: 0.5}     ; SumOfColumns[id=R, total=a, parts=[b, c], tolerance=0.5]  ; [a, b, c]
            """)
    void a_rule_is_read_and_names_the_columns_it_looks_at(String yaml, String read, String columns) {
        RowRule rule = rule(yaml);
        assertThat(rule).hasToString(read);
        assertThat(rule.columns()).hasToString(columns);
        assertThat(mistakes.none()).isTrue();
    }

    @Test
    void a_pattern_that_is_none_is_told_with_its_line_and_what_is_wrong() {
        assertThat(rule("pattern:\n  column: a\n  matches: \"[0-9\"")).isInstanceOf(RowRule.Matches.class);
        assertThat(catchThrowableOfType(ShianException.class, mistakes::throwIfAny).details()).singleElement().asString()
                .startsWith("jobs/rule.yaml:4: ").contains("[0-9", "Unclosed character class");
    }

    private RowRule rule(String yaml) {
        return RowRule.read(Section.of(YamlFile.parse("rule.yaml", "id: R\n" + yaml, mistakes), mistakes));
    }
}
