package shian.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of text files: which cells, and in which line each begins. */
class TextRowsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,b\\nc,d        | 1:a/b 2:c/d
            a,b\\nc,d\\n     | 1:a/b 2:c/d
            a,b\\r\\nc,d\\r\\n | 1:a/b 2:c/d
            a,b\\rc,d        | 1:a/b 2:c/d
            a\\n\\nb         | 1:a 2: 3:b
            "x\\ny",b\\nc,d  | 1:x\\ny/b 3:c/d
            "x\\r\\ny",b\\nc | 1:x\\r\\ny/b 3:c
            "x""y",b         | 1:x"y/b
            "",b             | 1:/b
            a,b,             | 1:a/b/
            `  a , b `       | 1:  a / b_
            """)
    void a_row_has_its_cells_and_the_line_it_begins_in(String text, String rows) throws IOException {
        assertThat(rows(unescaped(text)).stream().map(row -> row.line() + ":" + String.join("/", row.cells()))
                .collect(Collectors.joining(" "))).isEqualTo(unescaped(rows).replace('_', ' '));
    }

    @Test
    void nothing_has_no_rows() throws IOException {
        assertThat(rows("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a\\n"b,c\\nd,e\\n | 2
            "a"b,c            | 1
            """)
    void a_quotation_that_does_not_end_or_is_followed_by_text_is_told_with_its_line(String text, int line) {
        assertThatThrownBy(() -> rows(unescaped(text))).isInstanceOfSatisfying(UnreadableException.class, e -> {
            assertThat(e.reason().code()).isEqualTo("content.quotation");
            assertThat(e.reason().arguments()).containsExactly(String.valueOf(line));
        });
    }

    @Test
    void a_disk_that_fails_is_no_fault_of_the_file() {
        Reader failing = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public void close() {
            }
        };
        assertThatThrownBy(() -> new TextRows(failing, TextStyle.USUAL, "UTF-8", Limits.USUAL).next()).isInstanceOf(IOException.class).hasMessage("Input/output error");
    }

    @Property(tries = 500)
    void any_cells_that_are_quoted_come_back_each_row_with_a_line_of_its_own(@ForAll("rows") List<List<String>> written)
            throws IOException {
        List<Row> read = rows(written.stream().map(row -> row.stream().map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","))).collect(Collectors.joining("\r\n")));
        assertThat(read.stream().map(row -> List.of(row.cells())).toList()).isEqualTo(written);
        for (int i = 1; i < read.size(); i++) {
            assertThat(read.get(i).line()).isGreaterThan(read.get(i - 1).line());
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cell = Arbitraries.of("", "a", "\"", ",", "\n", "\r", "\r\n", "\t", "\\", "\\N", "中", "😀", "﻿", " ")
                .list().ofMaxSize(6).map(parts -> String.join("", parts));
        return cell.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(6);
    }

    private static List<Row> rows(String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (TextRows reader = new TextRows(new StringReader(text), TextStyle.USUAL, "UTF-8", Limits.USUAL)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }
}
