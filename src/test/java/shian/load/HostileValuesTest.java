package shian.load;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shian.Budget;
import shian.HostileTexts;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Column;
import shian.content.Row;

/** No text of a cell, a heading or a name takes long, however it is made: all of the longest cell that files may hold. */
class HostileValuesTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate DAY = LocalDate.of(2022, 6, 6);
    /** Excel's own limit. */
    private static final int LONGEST = 32_767;
    private static final int LONGEST_NAME = 255;
    /** For one text; what is quadratic takes more. */
    private static final Budget BUDGET = Budget.of(1_000, 100);

    private final Cells cells = new Cells(CATALOG.divisions(), CATALOG.codes(), CATALOG.units(), DAY, "150100", ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @EnumSource(Column.Type.class)
    void a_value_of_any_type(Column.Type type) throws Exception {
        for (boolean key : new boolean[] {false, true}) {
            Column column = column(type, key);
            each(LONGEST, text -> cells.read(column, text, column.fileUnit(), DAY));
        }
    }

    @Test
    void what_stands_above_a_table() throws Exception {
        UnitText units = new UnitText(CATALOG.units());
        each(LONGEST, text -> List.of(units.ofRow(new Row(1, new String[] {text, ""})), units.ofHeading(text), UnitText.bare(text)));
        each(LONGEST_NAME, text -> List.of(units.ofName(text), units.amongWords(text)));
    }

    @Test
    void what_is_masked() throws Exception {
        each(LONGEST, text -> Masking.masked(text) + Masking.person(text));
    }

    private interface Read {
        Object value(String text) throws NotUnderstood;
    }

    /** Reads hostile texts of a length, each within a budget of its own. */
    private static void each(int length, Read read) throws Exception {
        for (String text : HostileTexts.of(length).toList()) {
            BUDGET.spend(HostileTexts.named(text), () -> {
                try {
                    return read.value(text);
                } catch (NotUnderstood e) {
                    return e.reason();
                }
            });
        }
    }

    private static Column column(Column.Type type, boolean key) {
        return new Column("column", List.of("列"), "Column", type, key, false, type == Column.Type.CODE ? Optional.of("conclusion") : Optional.empty(),
                type == Column.Type.DECIMAL ? Optional.of("元") : Optional.empty(), Optional.empty(), false,
                new Column.Writing(true, true, false, false, false, false, Set.of(), List.of("项目", "结果"), Optional.empty(), Optional.empty(), Optional.empty()), 1);
    }
}
