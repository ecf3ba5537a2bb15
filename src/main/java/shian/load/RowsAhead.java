package shian.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import shian.content.Row;
import shian.content.Rows;

/** Rows one after the other, of which the next ones can be looked at before they are taken. */
final class RowsAhead {

    private final Rows rows;
    private final Deque<Row> ahead = new ArrayDeque<>();

    RowsAhead(Rows rows) {
        this.rows = rows;
    }

    /** The next row; null after the last. */
    Row next() throws IOException {
        return ahead.isEmpty() ? rows.next() : ahead.poll();
    }

    /** The row that comes next; null after the last. */
    Row peek() throws IOException {
        List<Row> one = peek(1);
        return one.isEmpty() ? null : one.get(0);
    }

    /** The rows that come next, fewer where the rows end. */
    List<Row> peek(int count) throws IOException {
        while (ahead.size() < count) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            ahead.add(row);
        }
        return new ArrayList<>(ahead).subList(0, Math.min(count, ahead.size()));
    }
}
