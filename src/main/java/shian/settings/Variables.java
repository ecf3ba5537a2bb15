package shian.settings;

import java.util.function.UnaryOperator;

/** The variables of the environment; a test brings its own. */
public record Variables(UnaryOperator<String> lookup) {

    /** The value; null if it is not set. */
    public String get(String name) {
        return lookup.apply(name);
    }

    /** The value, or another one if it is not set or blank. */
    public String get(String name, String otherwise) {
        String value = get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
