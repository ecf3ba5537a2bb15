package shian.alert;

import java.io.IOException;
import java.util.Locale;
import shian.message.Message;

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

    /** One that is set up wrongly: it takes nothing and says why, while the others are told. */
    record Misconfigured(String name, Message why, Locale locale) implements Channel {

        @Override
        public void tell(Notice notice) throws IOException {
            throw new IOException(why.in(locale));
        }
    }
}
