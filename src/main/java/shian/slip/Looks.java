package shian.slip;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;

/**
 * How cells of a workbook look, made again in another one of the same make, property by property: number format, font, fill, borders,
 * alignment. Nothing else of a style is taken over.
 */
final class Looks {

    private static final int MOST_STYLES_OF_XLS = 3_000;
    private static final int MOST_STYLES_OF_XLSX = 60_000;

    private record Key(int style, boolean quoted) {
    }

    private final Workbook from;
    private final Workbook to;
    private final int most;
    private final Map<Key, CellStyle> styles = new HashMap<>();
    private final Map<Integer, Font> fonts = new HashMap<>();

    Looks(Workbook from, Workbook to) {
        this.from = from;
        this.to = to;
        this.most = to instanceof HSSFWorkbook ? MOST_STYLES_OF_XLS : MOST_STYLES_OF_XLSX;
    }

    /** The style for a cell that looked so; with the plain one where there are more than a workbook can have. */
    CellStyle of(CellStyle style) {
        return of(style, false);
    }

    /** The same for a cell that is text whatever it begins with. */
    CellStyle quoted(CellStyle style) {
        return of(style, true);
    }

    private CellStyle of(CellStyle style, boolean quoted) {
        if (styles.size() >= most && !styles.containsKey(new Key(style.getIndex(), quoted))) {
            return styles.computeIfAbsent(new Key(-1, quoted), key -> plain(quoted));
        }
        return styles.computeIfAbsent(new Key(style.getIndex(), quoted), key -> again(style, quoted));
    }

    private CellStyle plain(boolean quoted) {
        CellStyle plain = to.createCellStyle();
        plain.setQuotePrefixed(quoted);
        return plain;
    }

    private CellStyle again(CellStyle style, boolean quoted) {
        CellStyle again = plain(quoted);
        again.setDataFormat(to.createDataFormat().getFormat(style.getDataFormatString() == null ? "General" : style.getDataFormatString()));
        again.setFont(fonts.computeIfAbsent(style.getFontIndex(), index -> again(from.getFontAt(index))));
        again.setAlignment(style.getAlignment());
        again.setVerticalAlignment(style.getVerticalAlignment());
        again.setWrapText(style.getWrapText());
        again.setIndention(style.getIndention());
        again.setBorderTop(style.getBorderTop());
        again.setBorderBottom(style.getBorderBottom());
        again.setBorderLeft(style.getBorderLeft());
        again.setBorderRight(style.getBorderRight());
        if (style.getFillPattern() == FillPatternType.SOLID_FOREGROUND) {
            fill(style, again);
        }
        return again;
    }

    private static void fill(CellStyle style, CellStyle again) {
        if (again instanceof XSSFCellStyle xssf) {
            XSSFColor colour = ((XSSFCellStyle) style).getFillForegroundColorColor();
            if (colour != null && colour.getRGBWithTint() != null) {
                xssf.setFillForegroundColor(new XSSFColor(colour.getRGBWithTint(), null));
                xssf.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            } else if (colour != null && colour.isIndexed()) {
                xssf.setFillForegroundColor(colour.getIndex());
                xssf.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            }
        } else if (HSSFColor.getIndexHash().containsKey((int) style.getFillForegroundColor())) {
            again.setFillForegroundColor(style.getFillForegroundColor());
            again.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
    }

    private Font again(Font font) {
        Font again = to.createFont();
        again.setFontName(font.getFontName());
        again.setFontHeight(font.getFontHeight());
        again.setBold(font.getBold());
        again.setItalic(font.getItalic());
        again.setStrikeout(font.getStrikeout());
        again.setUnderline(font.getUnderline());
        if (again instanceof XSSFFont xssf) {
            XSSFColor colour = ((XSSFFont) font).getXSSFColor();
            if (colour != null && colour.getRGBWithTint() != null) {
                xssf.setColor(new XSSFColor(colour.getRGBWithTint(), null));
            }
        } else if (again instanceof HSSFFont) {
            again.setColor(font.getColor());
        }
        return again;
    }
}
