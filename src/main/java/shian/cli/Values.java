package shian.cli;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Values of a list as text. */
record Values(Session session) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** A value as programs read it; a time is shown in the zone of the installation. */
    String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Timestamp time) {
            return TIME.format(time.toInstant().atZone(session.zone()));
        }
        if (value instanceof Array array) {
            try {
                return Arrays.toString((Object[]) array.getArray());
            } catch (SQLException e) {
                return array.toString();
            }
        }
        return value.toString();
    }
}
