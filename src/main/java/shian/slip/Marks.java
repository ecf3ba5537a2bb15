package shian.slip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;

/** Colours and comments in a workbook of any make. */
final class Marks {

    /** A cell that is at fault. */
    private static final IndexedColors CELL = IndexedColors.ROSE;
    /** The other cells of a row that is at fault as a whole. */
    private static final IndexedColors ROW = IndexedColors.LIGHT_YELLOW;

    private static final int MOST_STYLES_OF_XLS = 4_000;
    private static final int COLUMNS_OF_COMMENT = 4;
    private static final int CHARACTERS_OF_LINE = 20;

    private record Key(short style, IndexedColors colour) {
    }

    private final Workbook workbook;
    private final CreationHelper creation;
    private final Map<Key, CellStyle> coloured = new HashMap<>();

    Marks(Workbook workbook) {
        this.workbook = workbook;
        this.creation = workbook.getCreationHelper();
    }

    /** Marks the cells of a row that are at fault, with the reasons; all of the header's columns if the row is as a whole. */
    void mark(Row row, int line, List<Flaw> flaws, Placement placement) {
        if (placement.isRow(line, flaws)) {
            for (int i = 0; i < placement.width(line); i++) {
                colour(cell(row, i), ROW);
            }
        }
        placement.comments(line, flaws).forEach((index, said) -> {
            colour(cell(row, index), CELL);
            comment(cell(row, index), said);
        });
    }

    private static Cell cell(Row row, int index) {
        return row.getCell(index) == null ? row.createCell(index) : row.getCell(index);
    }

    /** Colours a cell; everything else about its looks stays. */
    private void colour(Cell cell, IndexedColors colour) {
        CellStyle own = cell.getCellStyle();
        cell.setCellStyle(coloured.computeIfAbsent(new Key(own.getIndex(), colour), key -> {
            if (workbook instanceof HSSFWorkbook && workbook.getNumCellStyles() >= MOST_STYLES_OF_XLS) {
                return own;
            }
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(own);
            style.setFillForegroundColor(colour.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return style;
        }));
    }

    /** Comments a cell; what somebody else said of it stays before. */
    void comment(Cell cell, List<String> said) {
        String text = String.join("\n", said);
        Comment comment = cell.getCellComment();
        if (comment != null) {
            comment.setString(plain(comment.getString().getString() + "\n" + text));
            return;
        }
        // beside the cell; a comment begins its life where it is anchored, and two cannot be in one place
        int beside = cell.getColumnIndex() + 1;
        boolean free = cell.getSheet().getCellComment(new CellAddress(cell.getRowIndex(), beside)) == null;
        ClientAnchor anchor = creation.createClientAnchor();
        anchor.setCol1(free ? beside : cell.getColumnIndex());
        anchor.setCol2(beside + COLUMNS_OF_COMMENT);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 3 + said.stream().mapToInt(line -> 1 + line.length() / CHARACTERS_OF_LINE).sum());
        comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
        comment.setString(plain(text));
        comment.setAuthor("食安");
        comment.setAddress(cell.getAddress());
        cell.setCellComment(comment);
    }

    private RichTextString plain(String text) {
        return creation.createRichTextString(text);
    }
}
