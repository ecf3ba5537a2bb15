package shian.sample;

import java.util.ArrayList;
import java.util.List;

/** A table as a department lays it out, before it is known in which format it is handed in. */
final class SampleTable {

    /** What a line is to the one who reads the table. */
    enum Role {
        TITLE,
        NOTE,
        HEADER,
        ROW,
        TOTAL
    }

    /** A line of the table; hidden ones are not shown by a spreadsheet. */
    record Line(Role role, List<SampleCell> cells, boolean hidden) {

        Line {
            cells = List.copyOf(cells);
        }
    }

    private final String name;
    private final List<Line> lines = new ArrayList<>();
    private int width = 1;
    private int groupedColumns;
    private boolean hidden;

    /**
     * An empty table.
     *
     * @param name the sheet's in a workbook; a text file has none
     */
    SampleTable(String name) {
        this.name = name;
    }

    /** Writes a value of the first columns once for all rows that repeat it, as one merged cell down. */
    SampleTable groupedBy(int columns) {
        groupedColumns = columns;
        return this;
    }

    /** Makes it a sheet that a spreadsheet does not show. */
    SampleTable hidden() {
        hidden = true;
        return this;
    }

    SampleTable title(String text) {
        return add(Role.TITLE, List.of(SampleCell.of(text)), false);
    }

    /** A line under the title or the table: who reports, the unit, signatures. */
    SampleTable note(String text) {
        return add(Role.NOTE, List.of(SampleCell.of(text)), false);
    }

    SampleTable header(List<String> headers) {
        return add(Role.HEADER, headers.stream().map(SampleCell::of).toList(), false);
    }

    SampleTable row(List<SampleCell> cells) {
        return add(Role.ROW, cells, false);
    }

    SampleTable hiddenRow(List<SampleCell> cells) {
        return add(Role.ROW, cells, true);
    }

    SampleTable total(List<SampleCell> cells) {
        return add(Role.TOTAL, cells, false);
    }

    private SampleTable add(Role role, List<SampleCell> cells, boolean lineHidden) {
        lines.add(new Line(role, cells, lineHidden));
        width = Math.max(width, cells.size());
        return this;
    }

    String name() {
        return name;
    }

    boolean isHidden() {
        return hidden;
    }

    /** Cells of the widest line. */
    int width() {
        return width;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Whether the cell repeats the one above it and is therefore left to the merged cell it is in. */
    boolean continues(int line, int column) {
        if (line == 0 || column >= groupedColumns) {
            return false;
        }
        Line here = lines.get(line);
        Line above = lines.get(line - 1);
        if (here.role != Role.ROW || above.role != Role.ROW) {
            return false;
        }
        return here.cells.subList(0, column + 1).equals(above.cells.subList(0, column + 1));
    }
}
