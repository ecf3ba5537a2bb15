package shian.content;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Rows one after the other, of which the next ones can be looked at before they are taken. */
public final class RowsAhead {

    /** Of all rows that are looked at before they are taken. */
    private static final long MOST_CHARACTERS = 4 << 20;

    private final Rows rows;
    private final Deque<Row> ahead = new ArrayDeque<>();

    public RowsAhead(Rows rows) {
        this.rows = rows;
    }

    /** The next row; null after the last. */
    public Row next() throws IOException {
        return ahead.isEmpty() ? rows.next() : ahead.poll();
    }

    /** The row that comes next; null after the last. */
    public Row peek() throws IOException {
        if (ahead.isEmpty()) {
            peek(1);
        }
        return ahead.peek();
    }

    /** The rows that come next, fewer where the rows end, or where they hold more than any head of a table does. */
    public List<Row> peek(int count) throws IOException {
        long characters = 0;
        for (Row row : ahead) {
            characters += row.characters();
        }
        while (ahead.size() < count && (ahead.isEmpty() || characters < MOST_CHARACTERS)) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            ahead.add(row);
            characters += row.characters();
        }
        return ahead.stream().limit(count).toList();
    }

    /** Indexes of the columns that a person does not see, from 0; known once a row was looked at. */
    public Set<Integer> hiddenColumns() {
        return rows.hiddenColumns();
    }
}
