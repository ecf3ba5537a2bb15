package shian.store;

/** How names get into SQL text where they cannot be bound. */
public final class Sql {

    private Sql() {
    }

    /**
     * A name as a quoted identifier.
     *
     * @throws IllegalArgumentException if no identifier can have this name
     */
    public static String identifier(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a name of anything in a database: '" + name + "'");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
