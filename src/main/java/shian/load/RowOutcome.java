package shian.load;

import java.util.List;
import java.util.Map;
import shian.content.Header;
import shian.content.Row;
import shian.content.TotalLabels;

/** What a row of a delivery is; exactly one of these (an exact copy is found out later, over the whole delivery). */
sealed interface RowOutcome {

    /** A row for the fact table; values in the order of the table's columns, null where empty. */
    record Accepted(String division, int year, Object[] values) implements RowOutcome {
    }

    /**
     * A row that is set aside, with all its reasons; year, division and key are null where they are what is wrong.
     *
     * @param cells the values of the other cells, see {@link RowCells}
     */
    record Quarantined(List<Fault> faults, Integer year, String division, String key, Map<String, Object> cells)
            implements RowOutcome {
    }

    /** A title, header, blank row or footer. */
    record NonData() implements RowOutcome {
        static final NonData INSTANCE = new NonData();
    }

    /** The literal row that says there is nothing to report. */
    record ZeroReport() implements RowOutcome {
        static final ZeroReport INSTANCE = new ZeroReport();
    }

    /** A total row: what the file itself says its sums are, by column. */
    record Total(String label, TotalLabels.Level level, Map<String, java.math.BigDecimal> stated) implements RowOutcome {
    }

    /** The header of the rows that follow: the same again, or another one. */
    record HeaderRow(Header header) implements RowOutcome {
    }

    /** A title or note between rows; it may state a unit. */
    record Note(Row row) implements RowOutcome {
    }
}
