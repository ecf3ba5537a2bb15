package shian.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts under {@code shian/messages/}: a pair of files for each first word of a code ({@code load.properties} and
 * {@code load_zh.properties} for {@code load.header-missing}), English, and Chinese for every {@code zh} locale.
 */
public final class Messages {

    private Messages() {
    }

    /** The words for a code (always {@code word.rest}) and its arguments; one without a text shows itself. */
    public static String text(Locale locale, Message message) {
        String words = words(locale, message);
        return message.place().isEmpty() ? words : onOneLine(message.place()) + ": " + words;
    }

    /** Whether there are words for a code. */
    public static boolean has(String code) {
        return code.matches("[a-z]+\\.[a-z0-9-]+") && !words(Locale.ENGLISH, Message.of(code)).equals(code + " []");
    }

    /** What files and people wrote, without line breaks and what else a terminal would act on. */
    public static String onOneLine(String text) {
        return Unseen.onOneLine(text);
    }

    private static String words(Locale locale, Message message) {
        int dot = message.code().indexOf('.');
        try {
            ResourceBundle texts = ResourceBundle.getBundle("shian.messages." + message.code().substring(0, dot), locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            return new MessageFormat(texts.getString(message.code().substring(dot + 1)), Locale.ROOT)
                    .format(message.arguments().stream().map(Messages::onOneLine).toArray());
        } catch (MissingResourceException e) {
            return message.code() + " " + message.arguments();
        }
    }

    /** The words for a code, its arguments given loosely. */
    public static String text(Locale locale, String code, Object... arguments) {
        return text(locale, Message.of(code, arguments));
    }
}
