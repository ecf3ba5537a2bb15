package shian.load;

import shian.catalog.Column;
import shian.message.Message;

/**
 * One reason why a row was set aside.
 *
 * @param column name of the column; empty if it is about the row
 * @param header what the file calls it; empty if it is about the row
 * @param value  the cell as it stands, what identifies a person masked
 */
record Fault(String column, String header, String value, Message message) {

    static Fault of(Column column, String value, Message message) {
        return new Fault(column.name(), column.header(), shown(column, value), new Message(message.code(),
                message.arguments().stream().map(argument -> argument.equals(value) || isHidden(value, argument) ? shown(column, value) : Masking.masked(argument)).toList(), message.place()));
    }

    /** A cell as a person may see it; nothing of one that is stored nowhere. */
    private static String shown(Column column, String value) {
        if (column.writing().dropped()) {
            return value.isEmpty() ? value : "*";
        }
        return Masking.masked(column.writing().personal() ? Masking.person(value) : value);
    }

    static Fault ofRow(Message message) {
        return new Fault("", "", "", message);
    }

    /** Whether a text is a part of a value that masking hides: -8174-5566 of a mobile number. */
    private static boolean isHidden(String value, String part) {
        return !part.isEmpty() && value != null && value.contains(part) && !Masking.masked(value).contains(Masking.masked(part));
    }
}
