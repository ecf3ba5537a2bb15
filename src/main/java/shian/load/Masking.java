package shian.load;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shian.catalog.CodeList;
import shian.content.Unvalued;
import shian.message.Message;
import shian.person.PersonalNumbers;
import shian.person.PersonalWords;

/** Takes out of a text what identifies a person (domain.md D22), and what a message cannot carry. */
final class Masking {

    /** The list of words that introduce a name or a number. */
    private static final String WORDS = "personal-word";
    private static final Pattern BEHIND_THE_FIRST = Pattern.compile("(?<=[\\p{L}\\p{N}*·])[\\p{L}\\p{N}·]");
    private static final int LONGEST_VALUE = 200;

    private final PersonalWords words;

    private Masking(PersonalWords words) {
        this.words = words;
    }

    /** Masks by the words of a catalogue; one without a list of them has none. */
    static Masking of(Map<String, CodeList> codes) {
        return new Masking(new PersonalWords(words(codes, "NAME"), words(codes, "TELEPHONE"), words(codes, "SURNAME")));
    }

    private static List<String> words(Map<String, CodeList> codes, String code) {
        CodeList.Code words = codes.containsKey(WORDS) ? codes.get(WORDS).codes().get(code) : null;
        return words == null ? List.of() : Stream.concat(Stream.of(words.title().zh()), words.also().stream()).toList();
    }

    /** A text that is written freely, with the numbers of persons and what the words introduce masked. */
    String free(String text) {
        return words.masked(text);
    }

    /** A message with what it names of a file masked in the same way. */
    Message free(Message message) {
        return new Message(message.code(), message.arguments().stream().map(this::free).toList(), free(message.place()));
    }

    /** What is wrong with a cell, masked in the same way. */
    Fault free(Fault fault) {
        return new Fault(fault.column(), fault.header(), free(fault.value()), free(fault.message()));
    }

    /** The text with the numbers of persons masked, and not longer than a message can carry. */
    static String masked(String text) {
        String masked = PersonalNumbers.masked(Unvalued.shown(text)).replace('\0', '␀');
        if (masked.codePointCount(0, masked.length()) <= LONGEST_VALUE) {
            return masked;
        }
        return masked.substring(0, masked.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    /** A text that says who somebody is, with the first character of each name or number left: 张*、1**********. */
    static String person(String text) {
        return BEHIND_THE_FIRST.matcher(PersonalNumbers.masked(text)).replaceAll("*");
    }
}
