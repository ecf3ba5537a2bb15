package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import shian.settings.PrivateFiles;

/** Contents by their SHA-256, each kept once and never changed, until retention removes it. */
public final class Archive {

    /** A content in the archive: its hash and length in bytes. */
    public record Content(String sha256, long bytes) {
    }

    private static final String INCOMING = "incoming";
    private static final int BLOCK = 1 << 16;

    private final Path folder;
    private final TemporaryFiles temporary;

    /** An archive whose contents are unpacked beside it. */
    public Archive(Path folder) {
        this(folder, new TemporaryFiles(folder.resolveSibling("temp"), TemporaryFiles.USUAL_MEGABYTES));
    }

    /** @param temporary what its contents are unpacked into when they are read */
    public Archive(Path folder, TemporaryFiles temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * Copies what a stream gives up to its end into the archive: to a temporary file, to the disk, then under its hash. A content that
     * is there already stays as it is. Does not close the stream.
     *
     * @throws NotReadableException if it cannot be read
     * @throws IOException          if the archive cannot be written; nothing is left half done
     */
    public Content keep(InputStream content) throws IOException {
        Path incoming = PrivateFiles.folder(folder.resolve(INCOMING));
        Path temporary = Files.createTempFile(incoming, "content", "");
        try {
            MessageDigest digest = sha256();
            long bytes;
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                 OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
                bytes = copy(content, digest, out);
                channel.force(true);
            }
            Content kept = new Content(HexFormat.of().formatHex(digest.digest()), bytes);
            Path place = place(kept.sha256());
            if (!Files.exists(place)) {
                PrivateFiles.folder(place.getParent());
                Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
                place.toFile().setReadOnly();
                try (FileChannel directory = FileChannel.open(place.getParent())) {
                    directory.force(true);
                }
            }
            return kept;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static long copy(InputStream content, MessageDigest digest, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        long bytes = 0;
        for (int read = read(content, block); read >= 0; read = read(content, block)) {
            digest.update(block, 0, read);
            out.write(block, 0, read);
            bytes += read;
        }
        return bytes;
    }

    private static int read(InputStream content, byte[] block) throws NotReadableException {
        try {
            return content.read(block);
        } catch (IOException e) {
            throw new NotReadableException(e);
        }
    }

    /** What was to be kept could not be read; the archive itself is as it should be. */
    public static final class NotReadableException extends IOException {

        private NotReadableException(IOException cause) {
            super(cause.toString(), cause);
        }
    }

    /** Removes copies that were never finished: a process that is killed leaves its own behind. Only for who keeps contents alone. */
    public void clearUnfinished() throws IOException {
        Path incoming = folder.resolve(INCOMING);
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(incoming)) {
            for (Path copy : unfinished) {
                Files.deleteIfExists(copy);
            }
        }
    }

    /** The SHA-256 of some bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Opens a content; fails if it is not there. */
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    /** The hash of what stands under a hash; different from it only if the archive was tampered with or the disk failed. */
    public String rehash(String sha256) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(open(sha256), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public boolean has(String sha256) {
        return Files.isRegularFile(place(sha256));
    }

    /** Removes a content, if it is there. */
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    TemporaryFiles temporary() {
        return temporary;
    }

    /** The file of a content, to read at any place in it. */
    public Path file(String sha256) {
        return place(sha256);
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
