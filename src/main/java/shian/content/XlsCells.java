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

/** Turns a record of an old workbook into the text of a cell. */
final class XlsCells {

    /** The cell is a formula whose text comes in the next record. */
    static final String TEXT_FOLLOWS = new String("text follows");

    private final SSTRecord texts;
    private final List<NumberFormat> formats;
    private final NumberText numbers;
    private final Limits limits;

    XlsCells(SSTRecord texts, List<NumberFormat> formats, NumberText numbers, Limits limits) {
        this.texts = texts;
        this.formats = formats;
        this.numbers = numbers;
        this.limits = limits;
    }

    String read(CellValueRecordInterface record, String where) {
        String text;
        try {
            text = text(record);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // a record that points to what is not there, as a shared text or a format
            throw ZipContent.damaged(e);
        }
        if (text.length() > limits.cellCharacters()) {
            throw limits.cellTooLong(where);
        }
        return text;
    }

    private String text(CellValueRecordInterface record) {
        if (record instanceof LabelSSTRecord label) {
            if (texts == null) {
                throw new IndexOutOfBoundsException("SST " + label.getSSTIndex());
            }
            return texts.getString(label.getSSTIndex()).getString();
        } else if (record instanceof NumberRecord number) {
            return numbers.of(number.getValue(), format(number.getXFIndex()));
        } else if (record instanceof BoolErrRecord value) {
            return value.isBoolean() ? truth(value.getBooleanValue()) : error(value.getErrorValue());
        } else if (record instanceof LabelRecord label) {
            return label.getValue();
        } else if (record instanceof FormulaRecord formula) {
            return formula(formula);
        }
        return "";
    }

    private String formula(FormulaRecord formula) {
        CellType type = CellType.forInt(formula.getCachedResultType());
        return switch (type) {
            case STRING -> formula.hasCachedResultString() ? TEXT_FOLLOWS : "";
            case BOOLEAN -> truth(formula.getCachedBooleanValue());
            case ERROR -> error(formula.getCachedErrorValue());
            // programs that write formulas without computing them leave a zero and ask for it to be done on opening
            default -> formula.isCalcOnLoad() && formula.getValue() == 0 ? Unvalued.FORMULA
                    : numbers.of(formula.getValue(), format(formula.getXFIndex()));
        };
    }

    private NumberFormat format(int index) {
        return index >= 0 && index < formats.size() ? formats.get(index) : NumberFormat.GENERAL;
    }

    private static String truth(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    private static String error(int code) {
        return Unvalued.error(FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#" + code);
    }
}
