package shian.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a terminal, a log or an editor would act on is shown as a sign, and nothing else is touched. */
class UnseenTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u009b2J", "\b", "\r", "\u0000", "\u007f", "\u202e", "\u2066", "\u200e", "\u200f", "\u061c",
        "\u200b", "\ufeff", "\u00ad", "\u2028", "\u2029", "\ud800", "\udb40\udc41"})
    void a_character_that_nobody_sees_is_shown(String unseen) {
        assertThat(Unseen.onOneLine("甲" + unseen + "乙")).matches("甲·(\\[?2J)?乙");
        assertThat(Unseen.inLines("甲" + unseen + "乙")).isEqualTo(Unseen.onOneLine("甲" + unseen + "乙"));
        assertThat(Unseen.removed("甲" + unseen + "乙")).matches("甲(\\[?2J)?乙");
    }

    @Test
    void lines_and_their_indents_stay_where_there_may_be_several() {
        assertThat(Unseen.inLines("甲\n\t乙\n")).isEqualTo("甲\n\t乙\n");
        assertThat(Unseen.onOneLine("甲\n\t乙")).isEqualTo("甲·乙");
    }

    @ParameterizedTest
    @ValueSource(strings = {"赛罕区 B33", "𠮷野家", "👩‍🔬", "ᠮᠣᠩᠭᠣᠯ\u180e", "a\u0301"})
    void words_of_any_script_stay(String words) {
        assertThat(Unseen.onOneLine(words)).isEqualTo(words);
    }

    @Property
    void json_means_what_it_meant(@ForAll String text) {
        String json = JsonMapper.shared().writeValueAsString(text);
        if (text.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000)) {
            assertThat(JsonMapper.shared().readTree(Unseen.inJson(json)).asString()).isEqualTo(text);
        }
        assertThat(Unseen.inLines(Unseen.inJson(json))).isEqualTo(Unseen.inJson(json));
    }
}
