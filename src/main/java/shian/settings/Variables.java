package shian.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import shian.message.ShianException;

/** The variables of the environment; a test brings its own. */
public record Variables(UnaryOperator<String> lookup) {

    private static final String IN_A_FILE = "_FILE";

    /** The value; null if it is not set. */
    public String get(String name) {
        return lookup.apply(name);
    }

    /** The value, or another one if it is not set or blank. */
    public String get(String name, String otherwise) {
        String value = get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /**
     * A whole number.
     *
     * @throws ShianException of category USAGE if the value is none, or not between the two
     */
    public int number(String name, int otherwise, int least, int most) {
        String value = get(name, String.valueOf(otherwise)).strip();
        if (value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw ShianException.usage("settings.number", name, value, least, most);
    }

    /**
     * A time zone of the IANA database. An offset such as UTC+8 is none: PostgreSQL reads it the other way round.
     *
     * @throws ShianException of category USAGE if the value is no such zone
     */
    public ZoneId zone(String name, String otherwise) {
        String value = get(name, otherwise).strip();
        if (ZoneId.getAvailableZoneIds().contains(value)) {
            return ZoneId.of(value);
        }
        throw ShianException.usage("settings.zone", name, value);
    }

    /**
     * A value that not everyone may see, such as a password: the variable itself or, as containers and systemd hand such things
     * over, the content of the file that {@code NAME_FILE} names, without the line break at its end; null if neither is set.
     *
     * @throws ShianException of category USAGE if both are set, or the file cannot be read
     */
    public String secret(String name) {
        String value = get(name);
        String file = get(name + IN_A_FILE, "");
        if (file.isEmpty()) {
            return value;
        }
        if (value != null && !value.isBlank()) {
            throw ShianException.usage("settings.twice", name, name + IN_A_FILE);
        }
        try {
            return Files.readString(Path.of(file)).replaceFirst("\\R\\z", "");
        } catch (IOException | InvalidPathException e) {
            throw ShianException.usage("settings.file", name + IN_A_FILE, file, e.getClass().getSimpleName());
        }
    }

    /** As {@link #secret(String)}, or another value if it is not set or blank. */
    public String secret(String name, String otherwise) {
        String value = secret(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
