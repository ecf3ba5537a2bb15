package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantsTest {

    @ParameterizedTest
    @CsvSource({"號, 号", "檢驗樣品, 检验样品", "撥付資料, 拨付资料", "新城區2號, 新城区2号"})
    void a_text_is_folded_character_by_character(String text, String folded) {
        assertThat(Variants.folded(text)).isEqualTo(folded);
    }

    @Test
    void a_text_in_the_usual_shapes_stays_the_same_object() {
        String text = new String("检验样品 号");
        assertThat(Variants.folded(text)).isSameAs(text);
        assertThat(Variants.folded("")).isEmpty();
    }
}
