package shian.slip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import shian.content.Headers;
import shian.message.Message;

/** Which cells of a row are at fault, and what is to be said of each. */
final class Placement {

    /** Index of a flaw that is about the row, or about a column the file does not have. */
    private static final int FIRST = 0;

    private final Headers headers;

    Placement(Headers headers) {
        this.headers = headers;
    }

    /** Cells that the header of a line has. */
    int width(int line) {
        return headers.of(line).map(header -> header.raw().size()).orElse(0);
    }

    boolean isHeader(int line) {
        return headers.isHeader(line);
    }

    /** Index of the cell of a line that a flaw is about, from 0; empty if it is about the row. */
    Optional<Integer> index(int line, Flaw flaw) {
        return headers.of(line).map(header -> header.indexes().get(flaw.column()));
    }

    /** Whether any of the flaws of a line is about the row as a whole. */
    boolean isRow(int line, List<Flaw> flaws) {
        return flaws.stream().anyMatch(flaw -> index(line, flaw).isEmpty());
    }

    /** What is said of each cell, in Chinese, by its index from 0; what is about the row is said of the first. */
    NavigableMap<Integer, List<String>> comments(int line, List<Flaw> flaws) {
        NavigableMap<Integer, List<String>> comments = new TreeMap<>();
        flaws.forEach(flaw -> comments.computeIfAbsent(index(line, flaw).orElse(FIRST), i -> new ArrayList<>()).add(comment(flaw)));
        return comments;
    }

    private static String comment(Flaw flaw) {
        String words = flaw.message().in(Locale.CHINESE);
        return Message.of("slip.comment", flaw.header().isEmpty() ? Message.of("slip.row").in(Locale.CHINESE) : flaw.header(),
                words).in(Locale.CHINESE);
    }

    /** All reasons of a row in one text. */
    static String sentence(List<Flaw> flaws) {
        return String.join("；", flaws.stream().map(Placement::comment).toList());
    }
}
