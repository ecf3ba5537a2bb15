package shian.load;

import java.util.regex.Pattern;
import shian.catalog.Column;
import shian.content.Unvalued;
import shian.message.Message;

/**
 * One reason why a row was set aside.
 *
 * @param column name of the column; empty if it is about the row
 * @param header what the file calls it; empty if it is about the row
 * @param value  the cell as it stands, personal numbers masked
 */
record Fault(String column, String header, String value, Message message) {

    private static final Pattern ID_NUMBER = Pattern.compile(
            "(?<![0-9A-Za-z])([1-9]\\d{5})(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{2}([0-9Xx]{2})(?![0-9A-Za-z])");
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9A-Za-z])(1[3-9]\\d)\\d{4}(\\d{4})(?![0-9A-Za-z])");
    private static final int LONGEST_VALUE = 200;

    static Fault of(Column column, String value, Message message) {
        return new Fault(column.name(), column.header(), masked(value), message);
    }

    static Fault ofRow(Message message) {
        return new Fault("", "", "", message);
    }

    /** A text without what identifies a person, and not longer than a message can carry. */
    static String masked(String text) {
        String masked = MOBILE.matcher(ID_NUMBER.matcher(Unvalued.shown(text)).replaceAll("$1**********$2")).replaceAll("$1****$2");
        return masked.length() <= LONGEST_VALUE ? masked : masked.substring(0, LONGEST_VALUE) + "…";
    }
}
