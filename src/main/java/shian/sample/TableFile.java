package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file as a department names and saves it. */
record TableFile(String name, SampleFormat format) {

    /** The formats in which offices save small tables. */
    static final List<SampleFormat> USUAL = List.of(
            TextFormat.csv(FileEncoding.GB18030),
            TextFormat.csv(FileEncoding.UTF_8),
            WorkbookFormat.XLSX,
            TextFormat.csv(FileEncoding.UTF_8_BOM),
            TextFormat.tabs(FileEncoding.GB18030),
            WorkbookFormat.XLS,
            TextFormat.semicolons(FileEncoding.UTF_8));

    /**
     * Under the agreed name, such as {@code SCJG_AJ_150105_2021_MX_V01}.
     *
     * @param letters the feed's
     * @param code the division
     * @param kind MX for a detail, HZ for a summary
     */
    static TableFile agreed(String letters, String code, Period period, String kind, SampleFormat format) {
        return named("SCJG_" + letters + "_" + code + "_" + period.text() + "_" + kind + "_V01", format);
    }

    /** Under a name as in real life. */
    static TableFile named(String stem, SampleFormat format) {
        return new TableFile(stem + "." + format.extension(), format);
    }

    void write(Path directory, List<SampleTable> tables) throws IOException {
        format.write(tables, directory.resolve(name));
    }
}
