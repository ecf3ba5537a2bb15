package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files in which offices hand in a detail: most under the agreed name in one format or another, some as in real life.
 */
final class OfficeFiles<T> {

    /**
     * A file that is not like the others.
     *
     * @param byMonth whether it is a workbook with a sheet a month
     * @param renamed headers that it writes otherwise
     * @param faults rows that cannot be taken
     */
    record Special<T>(TableFile file, boolean byMonth, Map<String, String> renamed, List<DetailTables.Fault<T>> faults) {

        static <T> Special<T> named(String stem, SampleFormat format) {
            return new Special<>(TableFile.named(stem, format), false, Map.of(), List.of());
        }

        static <T> Special<T> workbookByMonth(String stem) {
            return new Special<>(TableFile.named(stem, WorkbookFormat.XLSX), true, Map.of(), List.of());
        }

        Special<T> withHeaders(Map<String, String> others) {
            return new Special<>(file, byMonth, others, faults);
        }

        Special<T> withFaults(List<DetailTables.Fault<T>> rows) {
            return new Special<>(file, byMonth, renamed, rows);
        }
    }

    private final String letters;
    private final DetailTables<T> tables;
    private final List<SampleFormat> formats;
    private final Map<String, Special<T>> special;
    private int written;

    /**
     * The files of a feed.
     *
     * @param letters the feed's letters in the agreed name
     * @param formats the formats of files under that name, in turn
     * @param special other files by office and period, such as {@code 150105 2021}
     */
    OfficeFiles(String letters, DetailTables<T> tables, List<SampleFormat> formats, Map<String, Special<T>> special) {
        this.letters = letters;
        this.tables = tables;
        this.formats = formats;
        this.special = special;
    }

    void write(Path directory, Office office, Period period, List<T> rows) throws IOException {
        SampleFormat format = formats.get(written++ % formats.size());
        Special<T> usual = new Special<>(
                TableFile.agreed(letters, office.code(), period, "MX", format), false, Map.of(), List.of());
        Special<T> made = special.getOrDefault(office.code() + " " + period.text(), usual);
        made.file.write(directory, made.byMonth
                ? tables.byMonth(office.name(), period, made.renamed, rows)
                : List.of(tables.ofPeriod(office.name(), period, made.renamed, rows, made.faults)));
    }
}
