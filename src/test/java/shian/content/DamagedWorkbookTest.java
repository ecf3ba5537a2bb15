package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workbooks with a few bytes changed at random, inside the packing of an .xlsx too, where a fuzzer does not get: read, or
 * refused in words. {@code ops/proof/damage} does the same for longer.
 */
class DamagedWorkbookTest {

    private static final int TIMES = Integer.getInteger("proof.times", 300);
    private static final long SEED = Long.getLong("proof.seed", 1);
    private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xff};

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void is_read_or_refused_in_words(String kind) throws IOException {
        List<byte[]> whole = List.of(rich(kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook()),
                Files.readAllBytes(Path.of("src/test/resources/fuzz/workbook/smallest-sample." + kind)));
        Map<String, String> found = new LinkedHashMap<>();
        for (int time = 0; time < TIMES; time++) {
            Random random = new Random(SEED * 1_000_003 + time);
            byte[] workbook = whole.get(random.nextInt(whole.size()));
            byte[] damaged = kind.equals("xlsx") && random.nextInt(8) > 0 ? damagedInside(workbook, random) : damaged(workbook, random);
            try {
                FuzzedContent.read(damaged, (document, part, rows) -> {
                    // that it came to this is what is asked
                });
            } catch (RuntimeException | Error e) {
                found.putIfAbsent(e + " at " + Arrays.stream(e.getStackTrace()).limit(3).toList(), kept(kind, time, damaged) + "\n" + trace(e));
            }
        }
        System.out.println(TIMES + " damaged ." + kind + ", seed " + SEED);
        assertThat(found).as("seed %d", SEED).isEmpty();
    }

    private static String kept(String kind, int time, byte[] damaged) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/damage"));
        return Files.write(folder.resolve(SEED + "-" + time + "." + kind), damaged).toString();
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(1 + random.nextInt(40), bytes.length - at);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
                case 3 -> Arrays.fill(bytes, at, at + length, (byte) EDGES[random.nextInt(EDGES.length)]);
                case 4 -> System.arraycopy(whole, random.nextInt(whole.length - length + 1), bytes, at, length);
                default -> bytes = random.nextInt(10) == 0 ? Arrays.copyOf(bytes, at + 1) : without(bytes, at, length);
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        byte[] rest = Arrays.copyOf(bytes, Math.max(1, bytes.length - length));
        System.arraycopy(bytes, at + length, rest, Math.min(at, rest.length), Math.min(bytes.length - at - length, rest.length - Math.min(at, rest.length)));
        return rest;
    }

    /** Packs the entries anew, one of them damaged, or without one of them. */
    private static byte[] damagedInside(byte[] workbook, Random random) throws IOException {
        List<Object> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry.getName());
                entries.add(zip.readAllBytes());
            }
        }
        int chosen = 2 * random.nextInt(entries.size() / 2);
        if (random.nextInt(20) == 0) {
            entries.subList(chosen, chosen + 2).clear();
        } else {
            entries.set(chosen + 1, damaged((byte[]) entries.get(chosen + 1), random));
        }
        return Workbooks.zip(entries.toArray());
    }

    /** Something of everything: texts, numbers, formats, formulas, merged and hidden cells, two sheets, a long text. */
    private static byte[] rich(Workbook workbook) {
        Sheet sheet = Workbooks.sheet(workbook, "数据", "旗县区,批次,日期,比例,注", "新城,1,,,字" + "长".repeat(3000), "赛罕,,,,");
        CellStyle date = workbook.createCellStyle();
        date.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\";@"));
        CellStyle share = workbook.createCellStyle();
        share.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
        for (int i = 3; i < 12; i++) {
            Row row = sheet.createRow(i);
            row.createCell(0).setCellValue(workbook.getCreationHelper().createRichTextString("旗" + i));
            row.createCell(1).setCellFormula("B1+" + i);
            row.createCell(2).setCellValue(44355 + i);
            row.getCell(2).setCellStyle(date);
            row.createCell(3).setCellValue(i / 7.0);
            row.getCell(3).setCellStyle(share);
            row.createCell(4).setCellValue(i % 2 == 0);
            row.createCell(5).setCellErrorValue((byte) 7);
        }
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        sheet.addMergedRegion(new CellRangeAddress(3, 5, 0, 0));
        sheet.getRow(6).setZeroHeight(true);
        sheet.setColumnHidden(4, true);
        Workbooks.sheet(workbook, "另一表", "a,b", "1,2");
        return Workbooks.bytes(workbook);
    }
}
