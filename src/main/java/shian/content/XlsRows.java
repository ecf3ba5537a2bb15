package shian.content;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.BlankRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.StringRecord;
import shian.message.Message;

/** The rows of a sheet of an old workbook: its cells come row after row. A row without any value is none. */
final class XlsRows implements Rows {

    private final XlsRecords records;
    private final int sheet;
    private final String name;
    private final XlsCells cells;
    private final Limits limits;
    private String[] values = new String[256];
    private int width;
    private int line;
    /** The formula whose text comes in the next record; null if none does. */
    private CellValueRecordInterface following;
    private CellValueRecordInterface ahead;
    private boolean ended;
    private final Set<Integer> hiddenLines = new HashSet<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final HiddenRows hiddenRows = new HiddenRows();
    private final List<Message> workbookRemarks;

    /**
     * @param sheet index of the sheet in the workbook
     */
    XlsRows(XlsRecords records, int sheet, String name, XlsCells cells, Limits limits, List<Message> workbookRemarks) {
        this.records = records;
        this.sheet = sheet;
        this.name = name;
        this.cells = cells;
        this.limits = limits;
        this.workbookRemarks = workbookRemarks;
    }

    /** Whether a record gives a cell a value. */
    static boolean isValue(Record record) {
        return record instanceof CellValueRecordInterface && !(record instanceof BlankRecord);
    }

    @Override
    public Row next() {
        while (!ended) {
            if (ahead != null) {
                begin(ahead.getRow() + 1);
                put(ahead);
                ahead = null;
            }
            collect();
            if (width > 0) {
                if (hiddenLines.remove(line)) {
                    hiddenRows.add(line);
                }
                return new Row(line, Arrays.copyOf(values, width));
            }
        }
        return null;
    }

    /** Takes cells until one of another row comes. */
    private void collect() {
        while (ahead == null) {
            Record record = records.next();
            if (record == null || records.sheet() > sheet) {
                ended = true;
                return;
            }
            if (records.sheet() < sheet) {
                continue;
            }
            if (record instanceof RowRecord row && (row.getZeroHeight() || row.getHeight() == 0)) {
                hiddenLines.add(row.getRowNumber() + 1);
            } else if (record instanceof ColumnInfoRecord columns && (columns.getHidden() || columns.getColumnWidth() == 0)) {
                hide(columns);
            } else if (record instanceof StringRecord text && following != null) {
                set(following.getColumn(), cells.result(text.getString(), following, where(following.getColumn())));
                following = null;
            } else if (isValue(record)) {
                CellValueRecordInterface cell = (CellValueRecordInterface) record;
                if (cell.getRow() + 1 == line) {
                    put(cell);
                } else {
                    ahead = cell;
                }
            }
        }
    }

    private void begin(int next) {
        if (next <= line) {
            throw new UnreadableException(Message.of("content.rows-out-of-order", name, next, line));
        }
        line = next;
        width = 0;
    }

    private void put(CellValueRecordInterface cell) {
        int column = cell.getColumn();
        String where = where(column);
        if (column < 0 || column >= limits.columns()) {
            throw limits.tooManyColumns(where);
        }
        String value = cells.read(cell, where);
        following = value == XlsCells.TEXT_FOLLOWS ? cell : null;
        set(column, following != null ? "" : value);
    }

    private String where(int column) {
        return name + "!" + Columns.name(column) + line;
    }

    private void hide(ColumnInfoRecord columns) {
        int last = Math.min(columns.getLastColumn(), limits.columns() - 1);
        for (int column = Math.max(columns.getFirstColumn(), 0); column <= last; column++) {
            hiddenColumns.add(column);
        }
    }

    private void set(int column, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (column >= values.length) {
            values = Arrays.copyOf(values, column + 256);
        }
        if (column >= width) {
            Arrays.fill(values, width, column, "");
            width = column + 1;
        }
        values[column] = value;
    }

    @Override
    public String encoding() {
        return "XLS";
    }

    @Override
    public List<Message> remarks() {
        return Stream.of(hiddenRows.remarks(), cells.remarks(), workbookRemarks).flatMap(List::stream).toList();
    }

    @Override
    public Set<Integer> hiddenColumns() {
        return Collections.unmodifiableSet(hiddenColumns);
    }

    @Override
    public void close() {
        records.close();
    }
}
