package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8Test {

    @Property
    void the_first_malformed_byte_is_where_the_decoder_of_java_stops(@ForAll("bytes") byte[] bytes) throws IOException {
        assertThat(Utf8.firstMalformed(new ByteArrayInputStream(bytes))).isEqualTo(byJava(bytes));
    }

    @Property(tries = 20)
    void a_sequence_may_lie_across_two_blocks(@ForAll("bytes") byte[] bytes) throws IOException {
        byte[] padded = new byte[(1 << 16) - 2 + bytes.length];
        System.arraycopy(bytes, 0, padded, (1 << 16) - 2, bytes.length);
        assertThat(Utf8.firstMalformed(new ByteArrayInputStream(padded))).isEqualTo(byJava(padded));
    }

    /** Pieces of sequences, whole and broken, so that most of them are nearly right. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<byte[]> whole = Arbitraries.of("a", "é", "中", "😀", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> broken = Arbitraries.of(0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0x9F, 0xA0, 0xED, 0xF0, 0x8F, 0x90, 0xF4, 0xF5, 0xFF)
                .map(value -> new byte[] {(byte) (int) value});
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, whole), net.jqwik.api.Tuple.of(1, broken)).list().ofMaxSize(12)
                .map(pieces -> {
                    ByteBuffer all = ByteBuffer.allocate(pieces.stream().mapToInt(piece -> piece.length).sum());
                    pieces.forEach(all::put);
                    return all.array();
                });
    }

    private static long byJava(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true);
        return result.isError() ? in.position() : -1;
    }
}
