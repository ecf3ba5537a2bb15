package shian.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import shian.message.Message;

/**
 * The YAML files of a catalogue.
 *
 * @param texts text of every file by path below the folder, with slashes
 */
record CatalogFiles(Map<String, String> texts) {

    /** Reads a folder; files that are not UTF-8 are added to the mistakes and left out. */
    static CatalogFiles of(Path folder, Mistakes mistakes) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                try {
                    texts.put(name, Files.readString(path, StandardCharsets.UTF_8));
                } catch (CharacterCodingException e) {
                    mistakes.add(name, 1, Message.of("catalog.encoding"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CatalogFiles(texts);
    }

    /** SHA-256 over names and contents. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((path, text) -> {
                digest.update((path + "\0" + text.length() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
