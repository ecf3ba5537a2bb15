package shian.load;

import shian.catalog.Column;
import shian.message.Message;

/**
 * One reason why a row was set aside.
 *
 * @param column name of the column; empty if it is about the row
 * @param header what the file calls it; empty if it is about the row
 * @param value  the cell as it stands, personal numbers masked
 */
record Fault(String column, String header, String value, Message message) {

    static Fault of(Column column, String value, Message message) {
        String shown = column.writing().personal() ? Masking.person(value) : value;
        return new Fault(column.name(), column.header(), Masking.masked(shown), new Message(message.code(),
                message.arguments().stream().map(Masking::masked).toList(), message.place()));
    }

    static Fault ofRow(Message message) {
        return new Fault("", "", "", message);
    }
}
