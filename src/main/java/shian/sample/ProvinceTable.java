package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of a city's department: a header and rows of texts. Each feed and city keeps to a format of its own. */
final class ProvinceTable {

    private final String title;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param title what stands above the header
     */
    ProvinceTable(String title, String... header) {
        this.title = title;
        this.header = List.of(header);
    }

    ProvinceTable row(Object... cells) {
        rows.add(Stream.of(cells).map(String::valueOf).toList());
        return this;
    }

    /** Writes it under the agreed name, such as {@code SCJG_AJ_150205_2021_MX_V01}; without rows as a zero report. */
    void write(Path folder, String letters, String code, Period period, String kind) throws IOException {
        SampleFormat format = TableFile.USUAL.get(Math.floorMod((letters + code.substring(0, 4)).hashCode(), TableFile.USUAL.size()));
        SampleTable table = new SampleTable(period.text()).title(period.title() + title).header(header);
        rows.forEach(row -> table.row(row.stream().map(SampleCell::of).toList()));
        if (rows.isEmpty()) {
            table.note("零报告");
        }
        TableFile.named(letters + code + "_" + period.text() + "_" + kind + "_V01", format).write(folder, List.of(table));
    }
}
