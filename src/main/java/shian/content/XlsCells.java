package shian.content;

import java.util.List;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import shian.message.Message;

/** Turns a record of an old workbook into the text of a cell. */
final class XlsCells {

    /** The cell is a formula whose text comes in the next record. */
    static final String TEXT_FOLLOWS = new String("text follows");

    private final SSTRecord texts;
    private final XlsStyles styles;
    private final NumberText numbers;
    private final Limits limits;
    private final ScaledCells scaled = new ScaledCells();

    XlsCells(SSTRecord texts, XlsStyles styles, NumberText numbers, Limits limits) {
        this.texts = texts;
        this.styles = styles;
        this.numbers = numbers;
        this.limits = limits;
    }

    String read(CellValueRecordInterface record, String where) {
        String text;
        try {
            text = text(record, where);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // a record that points to what is not there, as a shared text or a format
            throw ZipContent.damaged(e);
        }
        if (text.length() > limits.cellCharacters()) {
            throw limits.cellTooLong(where);
        }
        return text;
    }

    private String text(CellValueRecordInterface record, String where) {
        if (record instanceof LabelSSTRecord label) {
            if (texts == null) {
                throw new IndexOutOfBoundsException("SST " + label.getSSTIndex());
            }
            return styles.read(texts.getString(label.getSSTIndex()), label.getXFIndex());
        } else if (record instanceof NumberRecord number) {
            return number(number.getValue(), record, where);
        } else if (record instanceof BoolErrRecord value) {
            return value.isBoolean() ? truth(value.getBooleanValue(), record) : error(value.getErrorValue());
        } else if (record instanceof LabelRecord label) {
            return styles.of(record).ofText(label.getValue(), false);
        } else if (record instanceof FormulaRecord formula) {
            return formula(formula, where);
        }
        return "";
    }

    private String formula(FormulaRecord formula, String where) {
        CellType type = CellType.forInt(formula.getCachedResultType());
        return switch (type) {
            case STRING -> formula.hasCachedResultString() ? TEXT_FOLLOWS : "";
            case BOOLEAN -> truth(formula.getCachedBooleanValue(), formula);
            case ERROR -> error(formula.getCachedErrorValue());
            // programs that write formulas without computing them leave a zero and ask for it to be done on opening
            default -> formula.isCalcOnLoad() && formula.getValue() == 0 ? Unvalued.FORMULA
                    : number(formula.getValue(), formula, where);
        };
    }

    /** What is read of the text that a formula came to. */
    String result(String text, CellValueRecordInterface formula, String where) {
        if (text.length() > limits.cellCharacters()) {
            throw limits.cellTooLong(where);
        }
        return styles.of(formula).ofText(text, false);
    }

    private String number(double value, CellValueRecordInterface cell, String where) {
        CellStyle style = styles.of(cell);
        String shown = numbers.of(value, style.format());
        if (style.format().divides()) {
            scaled.add(style.format(), where, shown, Double.toString(value));
        }
        return style.ofNumber(shown);
    }

    private String truth(boolean value, CellValueRecordInterface cell) {
        return styles.of(cell).ofText(value ? "TRUE" : "FALSE", false);
    }

    /** What is odd about the cells read so far. */
    List<Message> remarks() {
        return scaled.remarks();
    }

    private static String error(int code) {
        return Unvalued.error(FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#" + code);
    }
}
