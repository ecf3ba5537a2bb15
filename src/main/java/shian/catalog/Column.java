package shian.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shian.message.Message;

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
 * @param writing  how the cells may be written
 * @param line     line in the contract
 */
public record Column(String name, List<String> headers, String english, Type type, boolean key, boolean required,
                     Optional<String> codes, Optional<String> unit, Optional<String> fileUnit, boolean parents,
                     Writing writing, int line) {

    /** What a cell holds, and the type of the column in PostgreSQL. */
    public enum Type {
        TEXT("text"), DATE("date"), MONTH("date"), YEAR("smallint"), INTEGER("bigint"), DECIMAL("numeric"), PERCENT("numeric"),
        BOOLEAN("boolean"), CODE("text"), DIVISION("text"), PLACE("text"), SAMPLE_NUMBER("text"), CREDIT_CODE("text"),
        RESULT("text"), ITEMS("jsonb");

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

        /** Whether its values are words of any length, one text or several items. */
        public boolean isWords() {
            return this == TEXT || this == ITEMS;
        }

        /** Whether its values name something, so that no digit of them may be masked. */
        public boolean isIdentifier() {
            return this == SAMPLE_NUMBER || this == CREDIT_CODE;
        }

        /** Whether its values are days, and so have a month; a month is its first day. */
        public boolean isDay() {
            return this == DATE || this == MONTH;
        }

        /** Whether its values may be codes of divisions, so that rows can be counted by them. */
        public boolean isWhere() {
            return this == DIVISION || this == PLACE || this == TEXT;
        }

        /** Whether a total of it means something. */
        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL;
        }

        /** Whether a measure may sum it: shares are summed where one row alone states one, to be compared with it. */
        public boolean isSummable() {
            return isNumber() || this == PERCENT;
        }

        /** Whether its values are numbers, of which a range may be asked. */
        public boolean isNumeric() {
            return isSummable() || this == YEAR;
        }
    }

    /**
     * How the cells of a column may be written, beyond its type (domain.md 3.12).
     *
     * @param bounds     whether a number may be a bound or an approximation, which is then stored beside it
     * @param fractions  whether a percentage without a sign is a fraction: 0.981 for 98.1 %
     * @param fillDown   whether a blank cell means that of the row above
     * @param personal   whether it says who a person is: masked before it is stored
     * @param dropped    whether it is read and checked and stored nowhere, not even masked
     * @param ahead      whether a date may lie after the business date, such as the last day of a term
     * @param emptyWords words that mean no value
     * @param parts      names of the parts of an item, for {@link Type#ITEMS}
     * @param within     column that names what a {@link Type#PLACE} lies in: what lies elsewhere is no division of the tree,
     *                   whatever it is called; empty where no column says it
     * @param dates      how a date may be written besides the usual forms
     * @param emptyMeans what an empty cell of a text or code stands for; empty for nothing
     */
    public record Writing(boolean bounds, boolean fractions, boolean fillDown, boolean personal, boolean dropped, boolean ahead, Set<String> emptyWords,
                          List<String> parts, Optional<String> within, Optional<DateFormat> dates,
                          Optional<String> emptyMeans) {

        /** As the type says. */
        public static final Writing PLAIN = new Writing(false, false, false, false, false, false, Set.of(), List.of(), Optional.empty(),
                Optional.empty(), Optional.empty());

        static Writing read(Section section) {
            return new Writing(section.flag("bounds"), section.flag("fractions"), section.flag("fill-down"),
                    section.flag("personal"), section.flag("dropped"), section.flag("ahead"), Set.copyOf(section.texts("empty-words")), section.texts("parts"),
                    section.optional("within"), dates(section), section.optional("empty-means"));
        }

        private static Optional<DateFormat> dates(Section section) {
            Optional<DateFormat> format = section.optional("format").flatMap(DateFormat::of);
            if (section.has("format") && format.isEmpty()) {
                section.mistake("format", Message.of("catalog.date-format", section.text("format")));
            }
            return format;
        }
    }

    /**
     * A column of the fact table in which a column of the contract is stored.
     *
     * @param sql     its type in PostgreSQL
     * @param meaning what it holds, for the comment of the table
     */
    public record Stored(String name, String sql, String meaning) {
    }

    static Column read(String name, Section section) {
        List<String> headers = new ArrayList<>(List.of(section.text("header")));
        headers.addAll(section.texts("also"));
        boolean key = section.flag("key");
        return new Column(name, List.copyOf(headers), section.text("en"), Type.of(section.text("type")), key,
                key || section.flag("required"), section.optional("codes"), section.optional("unit"),
                section.optional("file-unit").or(() -> section.optional("unit")), section.flag("parents"),
                Writing.read(section), section.line());
    }

    /** A column of a view, which no file has. */
    static Column ofView(String name, Section section, boolean key) {
        return new Column(name, List.of(), section.text("en"), Type.of(section.text("type")), key, key,
                section.optional("codes"), section.optional("unit"), Optional.empty(), false, Writing.PLAIN, section.line());
    }

    /** The header that files usually carry. */
    public String header() {
        return headers.get(0);
    }

    /** The columns of the fact table that hold it: the one of its name first, then what else there is to say of the value; none if it is dropped. */
    public List<Stored> stored() {
        if (writing.dropped()) {
            return List.of();
        }
        Stored itself = new Stored(name, type.sql(), english + unit.map(u -> ", in " + u).orElse("") 
                + (headers.isEmpty() ? "" : ". File: " + header())
                + codes.map(list -> "; codes: " + list).orElse("")
                + (type == Type.RESULT ? "; as it stands" : "")
                + (type == Type.ITEMS ? "; a list of objects with " + String.join(", ", writing.parts()) : "")
                + (writing.personal() ? "; masked" : "") + ".");
        if (type == Type.RESULT) {
            return List.of(itself,
                    new Stored(name + "_value", "numeric", english + ", the number in it; null if it has none or several."),
                    new Stored(name + "_qualifier", "text", english + ", how it is meant: NOT_DETECTED, LESS, AT_MOST, GREATER, "
                            + "AT_LEAST, SERIES (several numbers), WORD; null for a plain number."));
        }
        return writing.bounds() ? List.of(itself, new Stored(name + "_bound", "text", english
                + ", how exact it is: ~ about, >=, <=, >, <; null if it is exact.")) : List.of(itself);
    }
}
