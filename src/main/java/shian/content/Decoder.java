package shian.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import shian.message.Message;

/**
 * Finds the character encoding of a content: a byte order mark, else what the contract declares, else strict UTF-8,
 * else strict GB18030. Nothing is ever replaced: bytes that fit none make the content unreadable, with the place.
 */
final class Decoder {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** The encoding and how many bytes of mark come before the text. */
    record Encoding(Charset charset, int markBytes) {

        /** A reader that fails on bytes that do not decode. */
        Reader reader(InputStream in) throws IOException {
            in.skipNBytes(markBytes);
            return new InputStreamReader(in, strict(charset));
        }
    }

    private Decoder() {
    }

    /** Opens the same bytes anew. */
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * The encoding of the whole content.
     *
     * @param declared the contract's encoding; empty to find out
     * @throws UnreadableException naming the offset of the first byte that does not decode
     */
    static Encoding detect(Bytes bytes, Optional<String> declared) throws IOException {
        byte[] head;
        try (InputStream in = bytes.open()) {
            head = in.readNBytes(3);
        }
        Optional<Encoding> marked = mark(head);
        if (marked.isPresent()) {
            return verified(bytes, marked.get());
        }
        if (declared.isPresent()) {
            return verified(bytes, new Encoding(Charset.forName(declared.get()), 0));
        }
        long utf8Offset = firstUndecodable(bytes, new Encoding(StandardCharsets.UTF_8, 0));
        if (utf8Offset < 0) {
            return new Encoding(StandardCharsets.UTF_8, 0);
        }
        long gb18030Offset = firstUndecodable(bytes, new Encoding(GB18030, 0));
        if (gb18030Offset < 0) {
            return new Encoding(GB18030, 0);
        }
        // the encoding that got further is the one that was meant
        boolean utf8 = utf8Offset >= gb18030Offset;
        long offset = Math.max(utf8Offset, gb18030Offset);
        throw new UnreadableException(Message.of("content.undecodable", offset, "%02X".formatted(byteAt(bytes, offset)),
                utf8 ? "UTF-8" : "GB18030", utf8 ? "GB18030" : "UTF-8", Math.min(utf8Offset, gb18030Offset),
                line(bytes, StandardCharsets.UTF_8, offset)));
    }

    private static Optional<Encoding> mark(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return Optional.of(new Encoding(StandardCharsets.UTF_8, 3));
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return Optional.of(new Encoding(StandardCharsets.UTF_16LE, 2));
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return Optional.of(new Encoding(StandardCharsets.UTF_16BE, 2));
        }
        return Optional.empty();
    }

    private static Encoding verified(Bytes bytes, Encoding encoding) throws IOException {
        long offset = firstUndecodable(bytes, encoding);
        if (offset >= 0) {
            throw new UnreadableException(Message.of("content.undecodable-declared", offset,
                    "%02X".formatted(byteAt(bytes, offset)), encoding.charset().name(), line(bytes, encoding.charset(), offset)));
        }
        return encoding;
    }

    /** Offset of the first byte that does not decode, from 0; -1 if all do. */
    private static long firstUndecodable(Bytes bytes, Encoding encoding) throws IOException {
        if (encoding.charset().equals(StandardCharsets.UTF_8)) {
            try (InputStream stream = bytes.open()) {
                stream.skipNBytes(encoding.markBytes());
                long offset = Utf8.firstMalformed(stream);
                return offset < 0 ? -1 : encoding.markBytes() + offset;
            }
        }
        CharsetDecoder decoder = strict(encoding.charset());
        ByteBuffer in = ByteBuffer.allocate(1 << 16);
        CharBuffer out = CharBuffer.allocate(1 << 16);
        long consumed = encoding.markBytes();
        try (InputStream stream = bytes.open()) {
            stream.skipNBytes(encoding.markBytes());
            boolean end = false;
            while (!end) {
                int read = stream.read(in.array(), in.position(), in.remaining());
                end = read < 0;
                in.position(in.position() + Math.max(read, 0)).flip();
                int before = in.position();
                CoderResult result = decoder.decode(in, out.clear(), end);
                consumed += in.position() - before;
                if (result.isError()) {
                    return consumed;
                }
                in.compact();
            }
        }
        return -1;
    }

    private static int byteAt(Bytes bytes, long offset) throws IOException {
        try (InputStream in = new BufferedInputStream(bytes.open())) {
            in.skipNBytes(offset);
            return in.read();
        }
    }

    /** The line an offset lies in, from 1. In no encoding here does a line end occur within another character. */
    private static long line(Bytes bytes, Charset charset, long offset) throws IOException {
        int width = charset.name().startsWith("UTF-16") ? 2 : 1;
        boolean little = charset.equals(StandardCharsets.UTF_16LE);
        long line = 1;
        int before = 0;
        try (InputStream in = new BufferedInputStream(bytes.open())) {
            for (long at = 0; at + width <= offset; at += width) {
                int unit = in.read();
                if (width == 2) {
                    unit = little ? unit | in.read() << Byte.SIZE : unit << Byte.SIZE | in.read();
                }
                line += unit == '\r' || unit == '\n' && before != '\r' ? 1 : 0;
                before = unit;
            }
        }
        return line;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
