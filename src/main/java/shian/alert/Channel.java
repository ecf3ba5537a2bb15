package shian.alert;

import java.io.IOException;

/** A way to tell people. */
interface Channel {

    /** By which control.alert_notice knows it. */
    String name();

    /**
     * Tells them.
     *
     * @throws IOException if it was not taken: it is told again with the next check
     */
    void tell(Notice notice) throws IOException;
}
