package shian.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which encoding a content is in (domain.md D01); nothing is ever replaced. */
class DecoderTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int CHUNK = 1 << 16;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EFBBBF E58CBA | UTF-8    | 区
            FFFE 3A53     | UTF-16LE | 区
            FEFF 533A     | UTF-16BE | 区
            E58CBA        | UTF-8    | 区
            C7F8          | GB18030  | 区
            61            | UTF-8    | a
            8139EE39 C7F8 | GB18030  | 㐀区
            F09F9880      | UTF-8    | 😀
            """)
    void bytes_are_read_in_the_encoding_of_their_mark_else_as_utf_8_else_as_gb18030(String hex, String charset, String text)
            throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(detect(bytes, null).charset().name()).isEqualTo(charset);
        assertThat(read(bytes, null)).isEqualTo(text);
    }

    @Test
    void nothing_is_utf_8() throws IOException {
        assertThat(read(new byte[0], null)).isEmpty();
    }

    @Test
    void what_a_contract_declares_comes_before_guessing_and_a_mark_before_that() throws IOException {
        byte[] both = "联通".getBytes(GB18030);
        assertThat(read(both, "GB18030")).isEqualTo("联通");
        assertThat(read("﻿区".getBytes(StandardCharsets.UTF_8), "GB18030")).isEqualTo("区");
        assertUndecodable("区".getBytes(GB18030), "UTF-8", "content.undecodable-declared", 0, "C7");
    }

    @Test
    void a_mark_that_lies_is_told() {
        assertUndecodable(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', (byte) 0xC7, (byte) 0xF8}, null,
                "content.undecodable-declared", 4, "C7");
        assertUndecodable(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'}, null, "content.undecodable-declared", 4, "62");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 2, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK})
    void the_offset_of_a_byte_that_decodes_in_no_encoding_is_told_wherever_it_stands(int offset) {
        assertUndecodable(withByteAt(offset, 2 * CHUNK + 10, 0xFF), null, "content.undecodable", offset, "FF");
    }

    @Test
    void the_line_of_such_a_byte_is_told_however_lines_end() {
        assertLine("a\nb\r\nc", StandardCharsets.UTF_8, "FFFF", 3);
        assertLine("a\rb\rc", StandardCharsets.UTF_8, "FFFF", 3);
        assertLine("\ufeff\u0a0aa\r\nb", StandardCharsets.UTF_16LE, "00D8", 2);
        assertLine("\ufeff\u0a0aa\nb", StandardCharsets.UTF_16BE, "D800", 2);
    }

    private static void assertLine(String text, Charset charset, String undecodable, int line) {
        byte[] broken = HexFormat.of().parseHex(undecodable);
        byte[] good = text.getBytes(charset);
        byte[] bytes = java.util.Arrays.copyOf(good, good.length + 2);
        System.arraycopy(broken, 0, bytes, good.length, broken.length);
        assertThatThrownBy(() -> detect(bytes, null)).isInstanceOfSatisfying(UnreadableException.class, e ->
                assertThat(e.reason().arguments()).endsWith(String.valueOf(line)));
    }

    @ParameterizedTest
    @ValueSource(ints = {CHUNK - 3, CHUNK - 2, CHUNK - 1, CHUNK})
    void a_character_across_two_chunks_is_one_character(int offset) throws IOException {
        String text = "a".repeat(offset) + "区😀" + "b".repeat(10);
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(text);
        assertThat(read(text.getBytes(GB18030), null)).isEqualTo(text);
    }

    @Test
    void a_character_that_breaks_off_at_the_end_is_told_at_its_first_byte() {
        byte[] text = "abc区".getBytes(StandardCharsets.UTF_8);
        assertUndecodable(java.util.Arrays.copyOf(text, 4), "UTF-8", "content.undecodable-declared", 3, "E5");
    }

    @Property(tries = 300)
    void any_text_in_utf_8_comes_back_as_it_was(@ForAll @NotEmpty String text)
            throws IOException {
        // a lone surrogate is no text
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("﻿", "");
        assertThat(read(valid.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(valid);
    }

    private static byte[] withByteAt(int offset, int length, int value) {
        byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.UTF_8);
        bytes[offset] = (byte) value;
        return bytes;
    }

    private static void assertUndecodable(byte[] bytes, String declared, String code, int offset, String hex) {
        assertThatThrownBy(() -> detect(bytes, declared)).isInstanceOfSatisfying(UnreadableException.class, e -> {
            assertThat(e.reason().code()).isEqualTo(code);
            assertThat(e.reason().arguments()).startsWith(String.valueOf(offset), hex);
        });
    }

    private static Decoder.Encoding detect(byte[] bytes, String declared) throws IOException {
        return Decoder.detect(() -> new ByteArrayInputStream(bytes), Optional.ofNullable(declared));
    }

    private static String read(byte[] bytes, String declared) throws IOException {
        try (Reader reader = detect(bytes, declared).reader(new ByteArrayInputStream(bytes))) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }
}
