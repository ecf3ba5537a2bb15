package shian.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.common.FormatRun;
import org.apache.poi.hssf.record.common.UnicodeString;

/** The styles of an old workbook: formats of numbers, and fonts as far as they say what counts. */
final class XlsStyles {

    /** A number that no font has. */
    private static final int NO_FONT = 4;

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<CellStyle.Font> fonts = new ArrayList<>();
    private final List<int[]> formats = new ArrayList<>();
    private final Map<Integer, NumberFormat> read = new HashMap<>();
    private final List<CellStyle> styles = new ArrayList<>();

    /** Takes a record of the workbook itself. */
    void take(Record record) {
        if (record instanceof FormatRecord format) {
            codes.put(format.getIndexCode(), format.getFormatString());
        } else if (record instanceof FontRecord font) {
            Script script = switch (font.getSuperSubScript()) {
                case FontRecord.SS_SUPER -> Script.SUPERSCRIPT;
                case FontRecord.SS_SUB -> Script.SUBSCRIPT;
                default -> Script.BASELINE;
            };
            fonts.add(new CellStyle.Font(script, font.isStruckout()));
        } else if (record instanceof ExtendedFormatRecord format) {
            formats.add(new int[] {format.getFormatIndex(), format.getFontIndex()});
        }
    }

    /** The style of a cell. */
    CellStyle of(CellValueRecordInterface cell) {
        return style(cell.getXFIndex());
    }

    private CellStyle style(int index) {
        while (styles.size() < formats.size()) {
            int[] next = formats.get(styles.size());
            styles.add(CellStyle.of(read.computeIfAbsent(next[0], id -> NumberFormat.of(id, codes.get(id))), font(next[1])));
        }
        return index >= 0 && index < styles.size() ? styles.get(index) : CellStyle.PLAIN;
    }

    private CellStyle.Font font(int number) {
        int index = number > NO_FONT ? number - 1 : number;
        return index >= 0 && index < fonts.size() ? fonts.get(index) : CellStyle.Font.PLAIN;
    }

    /** What is read of a text that cells share; what is before its first font has that of the cell. */
    String read(UnicodeString shared, int styleIndex) {
        CellStyle style = style(styleIndex);
        String text = shared.getString();
        Iterator<FormatRun> runs = shared.formatIterator();
        if (runs == null || !runs.hasNext()) {
            return style.ofText(text, false);
        }
        CellStyle.Font cell = new CellStyle.Font(style.script(), style.struck());
        RichText rich = new RichText();
        int from = 0;
        CellStyle.Font font = cell;
        while (runs.hasNext()) {
            FormatRun run = runs.next();
            int to = Math.max(from, Math.min(run.getCharacterPos(), text.length()));
            rich.add(text.substring(from, to), font);
            from = to;
            font = font(run.getFontIndex());
        }
        rich.add(text.substring(from), font);
        return style.ofText(rich.text(), true);
    }
}
