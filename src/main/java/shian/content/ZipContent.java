package shian.content;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import shian.message.Message;

/**
 * The entries of a zip, each with what it promises: an entry is never read beyond the size the directory states, so that
 * checking the directory bounds everything that is opened. Nothing is written under an entry's name.
 */
final class ZipContent implements Closeable {

    /** Ways of packing that office programs and zip tools use: none, deflate and its 64 KiB variant. Others need libraries. */
    private static final Set<Integer> METHODS = Set.of(0, 8, 9);

    /** A workbook may have as many times more parts as a zip has files: most are pictures, which are not opened. */
    private static final int MOST_PARTS = 10;

    /** Characters of a path, as of most file systems. */
    private static final int LONGEST_NAME = 1_024;
    private static final int SHOWN = 80;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> namesIgnoringCase = new LinkedHashMap<>();

    private final Limits limits;
    private final Set<String> opened = new HashSet<>();
    private long openedBytes;

    private ZipContent(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static ZipContent open(Path file, Limits limits) throws IOException {
        return open(FileChannel.open(file), limits);
    }

    /** The same of an open file, which is closed with it, or if this fails. */
    static ZipContent open(FileChannel channel, Limits limits) throws IOException {
        ZipContent content = null;
        try {
            content = new ZipContent(ZipFile.builder().setSeekableByteChannel(channel).get(), limits);
            content.list();
            return content;
        } catch (UnreadableException e) {
            content.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw damaged(e);
        }
    }

    private void list() {
        Set<String> unmasked = new HashSet<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.isDirectory()) {
                continue;
            }
            String named = name(entry);
            if (entries.size() >= MOST_PARTS * limits.zipEntries()) {
                throw new UnreadableException(Message.of("content.zip-entries", MOST_PARTS * limits.zipEntries()));
            }
            if (!unmasked.add(named)) {
                throw new UnreadableException(Message.of("content.zip-twice", named));
            }
            String name = Names.maskedEntry(named, entries.keySet());
            entries.put(name, entry);
            namesIgnoringCase.put(name.toLowerCase(Locale.ROOT), name);
        }
    }

    /** Holds all entries to the limits, before any is opened: of a zip of files each will be. */
    void checkAll() {
        if (entries.size() > limits.zipEntries()) {
            throw new UnreadableException(Message.of("content.zip-entries", limits.zipEntries()));
        }
        entries.forEach(this::check);
    }

    /** Holds an entry to the limits, and all that were opened together; pictures that nobody opens may be as they are. */
    private void check(String name, ZipArchiveEntry entry) {
        long size = entry.getSize();
        if (opened.add(name)) {
            openedBytes += Math.max(size, 0);
        }
        if (size < 0 || openedBytes > limits.zipBytes()) {
            throw new UnreadableException(Message.of("content.zip-bytes", limits.zipBytes() >> 20));
        }
        if (size > limits.zipRatioFrom() && size / Math.max(entry.getCompressedSize(), 1) > limits.zipRatio()) {
            throw new UnreadableException(Message.of("content.zip-ratio", name, limits.zipRatio()));
        }
    }

    /** Names are UTF-8, or what Windows in Chinese writes without saying so. */
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        String name;
        try {
            name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            name = new String(raw, Charset.forName("GB18030"));
        }
        name = Names.visible(name.replace('\\', '/'));
        if (name.length() > LONGEST_NAME) {
            throw new UnreadableException(Message.of("content.zip-name", name.substring(0, SHOWN) + "…", name.length(), LONGEST_NAME));
        }
        return name;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    boolean has(String name) {
        return namesIgnoringCase.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The bytes of an entry, whatever the case of its name; they end with an {@link UnreadableException} if they are more
     * or others than the directory says.
     */
    InputStream open(String name) throws IOException {
        String found = namesIgnoringCase.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new UnreadableException(Message.of("content.damaged", name));
        }
        ZipArchiveEntry entry = entries.get(entries.containsKey(name) ? name : found);
        check(found, entry);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new UnreadableException(Message.of("content.encrypted"));
        }
        if (!METHODS.contains(entry.getMethod())) {
            throw new UnreadableException(Message.of("content.zip-method", name, entry.getMethod()));
        }
        try {
            return limits.deadline().over(new Promised(zip.getInputStream(entry), entry, name));
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    static UnreadableException damaged(Exception cause) {
        UnreadableException damaged = new UnreadableException(Message.of("content.damaged",
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()));
        damaged.initCause(cause);
        return damaged;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A stream that holds an entry to its size and check sum. */
    private static final class Promised extends FilterInputStream {

        private final CRC32 sum = new CRC32();
        private final ZipArchiveEntry entry;
        private final String name;
        private long bytes;

        Promised(InputStream in, ZipArchiveEntry entry, String name) {
            super(in);
            this.entry = entry;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read;
            try {
                read = super.read(buffer, from, length);
            } catch (IOException | RuntimeException e) {
                throw damaged(e);
            }
            if (read > 0) {
                bytes += read;
                sum.update(buffer, from, read);
            }
            if (bytes > entry.getSize() || read < 0 && (bytes < entry.getSize() || sum.getValue() != entry.getCrc())) {
                throw new UnreadableException(Message.of("content.zip-promise", name));
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            return read(new byte[(int) Math.min(count, 8192)], 0, (int) Math.min(count, 8192));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
