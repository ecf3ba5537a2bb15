package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What a content is, and what is said of kinds that hold no table. */
class KindTest {

    private static final String TABLE = "<table><tr><td>样品<td>数量</tr><tr><td>甲<td>1</tr></table>";

    static Stream<Map<String, String>> cases() throws IOException {
        List<Map<String, String>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/kinds.yaml")));
        return cases.stream();
    }

    /** Characters below 256 are bytes; a text with others is UTF-8. */
    private static byte[] bytes(String text) {
        return text.getBytes(text.chars().allMatch(c -> c < 256) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_kind_without_a_table_is_refused_in_words_of_its_own(Map<String, String> one) {
        String start = one.get("start") + one.getOrDefault("then", "").repeat(30_000) + one.getOrDefault("end", "");
        assertThat(Reading.of(bytes(start))).last().asString().startsWith(one.get("code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spreadsheet-xml", "spreadsheet-xml-bare", "xml", "json-object"})
    void a_kind_of_text_is_known_in_any_encoding(String id) throws IOException {
        Map<String, String> one = cases().filter(any -> any.get("id").equals(id)).findFirst().orElseThrow();
        assertThat(Reading.of(("\uFEFF" + one.get("start")).getBytes(StandardCharsets.UTF_16LE))).last().asString().startsWith(one.get("code"));
        assertThat(Reading.of(("\uFEFF" + one.get("start")).getBytes(StandardCharsets.UTF_16BE))).last().asString().startsWith(one.get("code"));
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_that_is_not_read_is_named_in_both_languages(Kind kind) {
        if (!kind.isRead()) {
            assertThat(kind.refused().reason().in(Locale.ENGLISH)).contains("ubmit").doesNotContain("_", "content.kind");
            assertThat(kind.refused().reason().in(Locale.CHINESE)).contains("请").doesNotContain("content.kind");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<style>%s</style>", "<!-- %s -->", "<!doctype html><html><head><script>%s</script>", "<?xml version='1.0'?><!-- %s --><html>",
            "<html><title>%s</title>", "<div>%s</div>", "<xml>%s</xml>"})
    void a_table_behind_a_long_head_is_found(String head) {
        assertThat(Reading.of(utf8(head.formatted(".a{color:red} ".repeat(3000)) + TABLE))).containsExactly(":1|样品|数量", ":2|甲|1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<5,样品", "<,>", "< 样品 >,1", "BM样品,1", "MZ,1", "Date: 样品,1", "[样品],[数量]", "{样品},1", "From: 甲,1", "Subject:,1\n甲,2",
            "<b,c", "PK,1", "\"[\",1", "09,1"})
    void a_text_that_begins_like_another_kind_stays_a_text(String text) {
        assertThat(Reading.of(utf8(text))).first().asString().startsWith(":1|");
    }

    @Test
    void a_page_whose_forms_stand_around_its_table_is_read() {
        assertThat(Reading.of(utf8("<table><tr><td>名称<td><input value=甲><td>日期<td><select><option selected>1</select></tr></table>"
                + "<table><tr><td>样品<td>日期<td>数量</tr><tr><td><input type=checkbox>甲<td>1<td>2<input type=hidden value=7></tr>"
                + "<tr><td colspan=3>第 <input value=1> 页</tr></table>")))
                .containsExactly(":1|名称||日期|", ":2|样品|日期|数量", ":3|甲|1|2", ":4|第 页||");
    }

    @ParameterizedTest
    @CsvSource({"Book, content.kind-excel-95", "WordDocument, content.kind-word", "PowerPoint Document, content.kind-powerpoint",
            "__properties_version1.0, content.kind-email", "Contents, content.kind-ole-other"})
    void a_file_of_an_old_office_program_is_named_by_what_is_in_it(String stream, String code) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
            files.writeFilesystem(out);
        }
        assertThat(Reading.of(out.toByteArray())).containsExactly(code + " []");
    }

    @Test
    void a_program_is_named() {
        byte[] program = Arrays.copyOf(utf8("MZ"), 300);
        program[60] = (byte) 0x80;
        program[128] = 'P';
        program[129] = 'E';
        assertThat(Reading.of(program)).containsExactly("content.kind-executable []");
    }

    @ParameterizedTest
    @CsvSource({"mimetype META-INF/manifest.xml, content.kind-open-document", "mimetype OEBPS/x, content.kind-office-other", "OFD.xml Doc_0/x, content.kind-ofd"})
    void a_zip_of_another_office_is_named(String entries, String code) {
        String[] names = entries.split(" ");
        assertThat(Reading.of(Workbooks.zip(names[0], "x", names[1], "y"))).containsExactly(code + " []");
    }
}
