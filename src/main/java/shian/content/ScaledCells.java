package shian.content;

import java.util.List;
import shian.message.Message;

/** The cells of a sheet that show another number than they hold, since their format divides: how many, and the first. */
final class ScaledCells {

    private int cells;
    private String where;
    private String shown;
    private String stored;

    /** Takes a cell if its format divides. */
    void add(NumberFormat format, String cell, String text, String number) {
        if (format.divides() && !Unvalued.is(text) && format.divisor(number).isPresent()) {
            if (cells == 0) {
                where = cell;
                shown = text;
                stored = NumberText.parsed(number).map(NumberText::decimal).orElse(number);
            }
            cells++;
        }
    }

    /** What to say of them; empty if there are none. */
    List<Message> remarks() {
        return cells == 0 ? List.of() : List.of(Message.of("content.scaled-format", cells, where, shown, stored));
    }
}
