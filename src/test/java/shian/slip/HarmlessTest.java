package shian.slip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.message.SpreadsheetText;

/** Nothing that goes back to a department becomes a formula by going through us. */
class HarmlessTest {

    static List<Map<String, String>> cases() throws IOException {
        return new Yaml().load(Files.readString(Path.of("src/test/resources/cases/formula-injection.yaml")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_cell_of_a_text_begins_with_no_formula(Map<String, String> one) {
        assertThat(SpreadsheetText.separated(one.get("cell"))).isEqualTo(one.get("returned"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_cell_of_a_workbook_is_text_and_stays_so_when_somebody_enters_it_again(Map<String, String> one) throws IOException {
        for (Workbook workbook : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
            try (workbook) {
                CellStyle plain = workbook.createCellStyle();
                CellStyle quoted = workbook.createCellStyle();
                quoted.setQuotePrefixed(true);
                Cell cell = workbook.createSheet().createRow(0).createCell(0);
                Harmless.write(cell, one.get("cell"), plain, quoted);
                assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.BLANK);
                assertThat(cell.getStringCellValue()).isEqualTo(one.get("cell"));
                assertThat(cell.getCellStyle().getQuotePrefixed()).isEqualTo(!one.get("returned").equals(one.get("cell")));
            }
        }
    }
}
