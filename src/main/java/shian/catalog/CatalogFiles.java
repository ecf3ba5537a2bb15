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
import shian.message.ShianException;

/**
 * The files of a catalogue: what it declares, and the views by which its derived facts are what they are.
 *
 * @param texts   text of every YAML file by path below the folder, with slashes
 * @param views   text of every view by path below the folder that holds the catalogue
 * @param schemas text of every JSON Schema by path below the folder: what form a file has, not what it declares
 */
record CatalogFiles(Map<String, String> texts, Map<String, String> views, Map<String, String> schemas) {

    /** Reads a folder and the views beside it; files that are not UTF-8 are added to the mistakes and left out. */
    static CatalogFiles of(Path folder, Mistakes mistakes) {
        Path jobs = folder.toAbsolutePath();
        Path home = jobs.getParent();
        Path views = home.resolve(Derived.VIEWS);
        return new CatalogFiles(read(jobs, jobs, ".yaml", mistakes),
                Files.isDirectory(views) ? read(views, home, ".sql", mistakes) : Map.of(),
                read(jobs, jobs, ".json", mistakes));
    }

    private static Map<String, String> read(Path folder, Path named, String ending, Mistakes mistakes) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(ending)).toList()) {
                String name = named.relativize(path).toString().replace('\\', '/');
                try {
                    texts.put(name, Files.readString(path, StandardCharsets.UTF_8));
                } catch (CharacterCodingException e) {
                    mistakes.add(name, 1, Message.of("catalog.encoding"));
                } catch (IOException e) {
                    mistakes.add(name, 1, Message.of("catalog.unreadable", e));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw ShianException.surroundings(e, "catalog.folder-unreadable", folder, e.getMessage());
        }
        return texts;
    }

    /** Text of every file by its path. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(texts);
        all.putAll(views);
        return all;
    }

    /** SHA-256 over names and contents. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            all().forEach((path, text) -> {
                digest.update((path + "\0" + text.length() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
