package shian.message;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import shian.person.PersonalNumbers;

/** What the log says, with the numbers of persons in it masked. */
public final class MaskedMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        String message = super.convert(event);
        return message == null ? null : PersonalNumbers.masked(message);
    }
}
