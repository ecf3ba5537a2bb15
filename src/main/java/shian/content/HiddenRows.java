package shian.content;

import java.util.ArrayList;
import java.util.List;
import shian.message.Message;

/** The hidden rows of a sheet: how many, and the first of them. They count like any other row. */
final class HiddenRows {

    private static final int NAMED = 20;

    private final List<String> lines = new ArrayList<>();
    private int rows;

    void add(int line) {
        rows++;
        if (lines.size() < NAMED) {
            lines.add(String.valueOf(line));
        }
    }

    /** What to say of them; empty if there are none. */
    List<Message> remarks() {
        return rows == 0 ? List.of()
                : List.of(Message.of("content.hidden-rows", rows, String.join(", ", lines) + (rows > NAMED ? " …" : "")));
    }
}
