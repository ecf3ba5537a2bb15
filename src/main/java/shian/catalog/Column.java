package shian.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of a contract or of a derived fact.
 *
 * @param name     its name in the fact table
 * @param headers  the header files usually carry, then its variants; none for a column of a view
 * @param english  what it is, for the comment of the table
 * @param key      whether it is part of what makes a row unique within a delivery
 * @param required whether a cell must not be empty; implied by {@code key}
 * @param codes    name of the code list, for {@link Type#CODE}
 * @param unit     unit of the stored value; empty for a pure number
 * @param fileUnit unit of the file where neither header nor sheet says one
 * @param parents  whether a division that has divisions below it is data here, not a total
 * @param line     line in the contract
 */
public record Column(String name, List<String> headers, String english, Type type, boolean key, boolean required,
                     Optional<String> codes, Optional<String> unit, Optional<String> fileUnit, boolean parents,
                     int line) {

    /** What a cell holds, and the type of the column in PostgreSQL. */
    public enum Type {
        TEXT("text"), DATE("date"), YEAR("smallint"), INTEGER("bigint"), DECIMAL("numeric"), PERCENT("numeric"),
        BOOLEAN("boolean"), CODE("text"), DIVISION("text"), SAMPLE_NUMBER("text"), CREDIT_CODE("text");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }

        static Type of(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }

        /** Whether a total of it means something. */
        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL;
        }

        /** Whether its values are numbers, of which a range may be asked. */
        public boolean isNumeric() {
            return isNumber() || this == PERCENT || this == YEAR;
        }
    }

    static Column read(String name, Section section) {
        List<String> headers = new ArrayList<>(List.of(section.text("header")));
        headers.addAll(section.texts("also"));
        boolean key = section.flag("key");
        return new Column(name, List.copyOf(headers), section.text("en"), Type.of(section.text("type")), key,
                key || section.flag("required"), section.optional("codes"), section.optional("unit"),
                section.optional("file-unit").or(() -> section.optional("unit")), section.flag("parents"),
                section.line());
    }

    /** A column of a view, which no file has. */
    static Column ofView(String name, Section section, boolean key) {
        return new Column(name, List.of(), section.text("en"), Type.of(section.text("type")), key, key,
                section.optional("codes"), section.optional("unit"), Optional.empty(), false, section.line());
    }

    /** The header that files usually carry. */
    public String header() {
        return headers.get(0);
    }
}
