package shian.operate;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.ShianException;

/** The last day for which something holds that a person says. */
final class HoldsUntil {

    private HoldsUntil() {
    }

    /**
     * Refuses a day that the last night has passed already, a day for what is withdrawn, and none where there must be one.
     *
     * @param until null if none was named
     */
    static void check(JdbcClient jdbc, String verb, LocalDate until, boolean isNeeded, boolean withdraw) {
        if (withdraw) {
            if (until != null) {
                throw ShianException.usage("operate.withdraw-until");
            }
        } else if (until == null) {
            if (isNeeded) {
                throw ShianException.usage("operate.until-missing", verb);
            }
        } else {
            LocalDate last = LastNight.businessDate(jdbc).orElse(until);
            if (until.isBefore(last)) {
                throw ShianException.usage("operate.until-past", until, last);
            }
        }
    }
}
