package shian.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of {@code shian/messages*.properties}: English, and Chinese for every {@code zh} locale. */
public final class Messages {

    private Messages() {
    }

    /** The words for a code and its arguments; a code without a text shows itself rather than failing. */
    public static String text(Locale locale, Message message) {
        ResourceBundle bundle = ResourceBundle.getBundle("shian.messages", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return new MessageFormat(bundle.getString(message.code()), Locale.ROOT)
                    .format(message.arguments().toArray());
        } catch (MissingResourceException e) {
            return message.code() + " " + message.arguments();
        }
    }

    /** The words for a code, its arguments given loosely. */
    public static String text(Locale locale, String code, Object... arguments) {
        return text(locale, Message.of(code, arguments));
    }
}
