package shian.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something to tell a person: a code of {@link Messages} with its arguments. It is stored as it is and put
 * into words only where somebody reads it, in that reader's language.
 *
 * @param code      the key of the text, such as {@code load.header-missing}
 * @param arguments what the text names, in order; never null, elements as text
 */
public record Message(String code, List<String> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A message of the given code; arguments are kept as their text, a null as an empty one. */
    public static Message of(String code, Object... arguments) {
        return new Message(code, Arrays.stream(arguments).map(a -> a == null ? "" : a.toString()).toList());
    }

    /** The words of this message in the given language. */
    public String in(Locale locale) {
        return Messages.text(locale, this);
    }

    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
