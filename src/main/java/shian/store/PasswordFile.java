package shian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import shian.settings.PrivateFiles;

/**
 * The generated passwords of the embedded store, in the format of PostgreSQL's password file and readable by its owner
 * only, so that {@code PGPASSFILE=… psql} works with it.
 */
record PasswordFile(Path file) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    Optional<String> of(String user) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String beginning = line(user, "");
        return Files.readAllLines(file).stream().filter(l -> l.startsWith(beginning))
                .map(l -> l.substring(beginning.length())).findFirst();
    }

    /** The password of the user, generated and kept if there is none yet. To be called under the server's lock. */
    String ensure(String user) throws IOException {
        Optional<String> known = of(user);
        if (known.isPresent()) {
            return known.get();
        }
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        String password = generate();
        lines.add(line(user, password));
        PrivateFiles.write(file, String.join("\n", lines) + "\n");
        return password;
    }

    private static String line(String user, String password) {
        return "*:*:*:" + user + ":" + password;
    }

    static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
