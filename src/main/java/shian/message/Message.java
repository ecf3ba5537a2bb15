package shian.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import shian.person.PersonalNumbers;

/**
 * Something to tell a person: a code of {@link Messages} with its arguments. It is stored as it is and put
 * into words only where somebody reads it, in that reader's language.
 *
 * @param code      the key of the text, such as {@code load.header-missing}
 * @param arguments what the text names, in order; never null, elements as text
 * @param place     where it is, the same in every language, such as {@code jobs/nightly.yaml:3}; empty if nowhere
 */
public record Message(String code, List<String> arguments, String place) {

    /** A NUL, which no database keeps, becomes the sign for it. */
    public Message {
        arguments = arguments.stream().map(argument -> argument.replace('\0', '␀')).toList();
    }

    public Message(String code, List<String> arguments) {
        this(code, arguments, "");
    }

    /**
     * A message of the given code; arguments are kept as their text, a null as an empty one. Numbers are figures; texts may come from a file or a
     * person, so that the numbers of persons in them are masked.
     */
    public static Message of(String code, Object... arguments) {
        return new Message(code, Arrays.stream(arguments).map(Message::shown).toList());
    }

    private static String shown(Object argument) {
        if (argument == null) {
            return "";
        }
        return argument instanceof Number ? argument.toString() : PersonalNumbers.masked(argument.toString());
    }

    /** This message, said of a place. */
    public Message at(String where) {
        return new Message(code, arguments, PersonalNumbers.masked(where));
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
