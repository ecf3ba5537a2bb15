package shian.content;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import shian.message.Message;

/** Rows of whatever format, held to the limits of a row and to the deadline of the content. */
final class BoundedRows implements Rows {

    private final Rows rows;
    private final Limits limits;
    private long read;

    BoundedRows(Rows rows, Limits limits) {
        this.rows = rows;
        this.limits = limits;
    }

    @Override
    public Row next() throws IOException {
        Row row = rows.next();
        if (row == null) {
            return null;
        }
        limits.deadline().row();
        if (++read > limits.rows()) {
            throw new UnreadableException(Message.of("content.too-many-rows", limits.rows()));
        }
        String[] cells = row.cells();
        if (cells.length > limits.columns()) {
            throw limits.tooManyColumns(Columns.name(limits.columns()) + row.line());
        }
        long characters = 0;
        for (int i = 0; i < cells.length; i++) {
            int length = cells[i].length();
            if (length > limits.cellCharacters()) {
                throw limits.cellTooLong(Columns.name(i) + row.line());
            }
            characters += length;
        }
        if (characters > limits.rowCharacters()) {
            throw limits.rowTooLong(row.line());
        }
        return row;
    }

    @Override
    public String encoding() {
        return rows.encoding();
    }

    @Override
    public boolean isSeparated() {
        return rows.isSeparated();
    }

    @Override
    public List<Message> remarks() {
        return rows.remarks();
    }

    @Override
    public Set<Integer> hiddenColumns() {
        return rows.hiddenColumns();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
