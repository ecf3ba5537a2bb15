package shian.message;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import shian.person.PersonalNumbers;

/** What was thrown, with the numbers of persons in its messages masked. */
public final class MaskedThrowable extends ThrowableProxyConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PersonalNumbers.masked(super.convert(event));
    }
}
