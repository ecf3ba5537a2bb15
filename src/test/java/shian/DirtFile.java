package shian;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import shian.content.Workbooks;

/**
 * One case of {@code cases/dirt/} as a file of one format. A row is a map of the cells that differ from a good row, or a
 * list of cells as they stand. Each case has a month of its own.
 */
record DirtFile(String id, Map<String, Object> stated, String format, YearMonth month) {

    private static final List<String> HEADER = List.of("编号", "旗县区", "日期", "户数", "次数", "合格率", "比例", "罚款金额", "检验结果",
            "不合格项目‖检验结果‖标准值", "联系人", "地址", "乡镇", "抽样编号", "社会信用代码");

    String name(int version) {
        return "DIRT_150100_%s_MX_V%02d.%s".formatted(month.toString().replace("-", ""), version,
                stated.getOrDefault("ending", format));
    }

    /** The earlier submission; null if the case has none. */
    byte[] before() {
        return stated.containsKey("before") ? bytes(Map.of("rows", stated.get("before"))) : null;
    }

    byte[] bytes() {
        return bytes(stated);
    }

    private byte[] bytes(Map<String, Object> content) {
        return format.equals("csv") ? text(content) : Workbooks.bytes(workbook(content));
    }

    private Workbook workbook(Map<String, Object> content) {
        Workbook workbook = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        Map<String, List<Object>> sheets = listed(content, "sheets") ? cast(content.get("sheets"))
                : Map.of("Sheet1", cast(content.get("rows")));
        new LinkedHashMap<>(sheets).forEach((name, rows) -> {
            Sheet sheet = workbook.createSheet(name);
            for (List<String> cells : lines(content, rows)) {
                Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                for (int i = 0; i < cells.size(); i++) {
                    if (!cells.get(i).isEmpty()) {
                        row.createCell(i).setCellValue(cells.get(i));
                    }
                }
            }
        });
        return workbook;
    }

    private byte[] text(Map<String, Object> content) {
        Charset charset = Charset.forName((String) content.getOrDefault("encoding", "UTF-8"));
        String end = (String) content.getOrDefault("line-end", "\r\n");
        String separator = (String) content.getOrDefault("separator", ",");
        StringBuilder text = new StringBuilder(content.containsKey("mark") ? "\ufeff" : "");
        if (content.containsKey("text")) {
            text.append(filled((String) content.get("text")));
        } else {
            lines(content, cast(content.get("rows"))).forEach(cells -> text.append(String.join(separator, cells.stream()
                    .map(cell -> cell.matches("(?s).*[\",;\\t\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                    .toList())).append(end));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.toString().getBytes(charset));
        if (content.containsKey("broken")) {
            out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF});
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private List<List<String>> lines(Map<String, Object> content, List<Object> rows) {
        List<List<String>> lines = new ArrayList<>();
        if (content.containsKey("above")) {
            lines.addAll(cast(content.get("above")));
        }
        lines.addAll(content.containsKey("header") ? cast(content.get("header")) : List.of(HEADER));
        for (int i = 0; i < rows.size(); i++) {
            lines.add(rows.get(i) instanceof List<?> cells ? cells.stream().map(cell -> filled((String) cell)).toList()
                    : row(i + 1, cast(rows.get(i))));
        }
        return lines;
    }

    private List<String> row(int number, Map<String, String> differing) {
        Map<String, String> good = Map.of("编号", "N" + number, "旗县区", "赛罕区", "日期", "{month}-05");
        return HEADER.stream().map(column -> filled(differing.getOrDefault(column, good.getOrDefault(column, "")))).toList();
    }

    /** A text of the case for its month. */
    String filled(String text) {
        return text == null ? null : text.replace("{month}", month.toString()).replace("{year}", "" + month.getYear())
                .replace("{mm}", "%02d".formatted(month.getMonthValue())).replace("{m}", "" + month.getMonthValue())
                .replace("{serial}", "" + (month.atDay(8).toEpochDay() + ChronoUnit.DAYS.between(
                        java.time.LocalDate.of(1899, 12, 30), java.time.LocalDate.EPOCH)));
    }

    private static boolean listed(Map<String, Object> content, String key) {
        return content.containsKey(key);
    }

    @SuppressWarnings("unchecked")
    static <T> T cast(Object value) {
        return (T) value;
    }

    @Override
    public String toString() {
        return id + " " + format + ": " + stated.get("why");
    }
}
