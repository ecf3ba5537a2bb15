package shian.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.output.CloseShieldOutputStream;

/** Text with separated values: one table a file. */
record TextFormat(FileEncoding encoding, char delimiter, String extension) implements SampleFormat {

    /** Separated by commas. */
    static TextFormat csv(FileEncoding encoding) {
        return new TextFormat(encoding, ',', "csv");
    }

    /** Separated by tabs, as {@code .txt}. */
    static TextFormat tabs(FileEncoding encoding) {
        return new TextFormat(encoding, '\t', "txt");
    }

    /** Separated by semicolons. */
    static TextFormat semicolons(FileEncoding encoding) {
        return new TextFormat(encoding, ';', "csv");
    }

    @Override
    public void write(List<SampleTable> tables, OutputStream out) throws IOException {
        if (tables.size() != 1) {
            throw new IllegalArgumentException("A text file holds one table, but there are: " + tables.size());
        }
        SampleTable table = tables.get(0);
        try (SampleFile file = new SampleFile(CloseShieldOutputStream.wrap(out), encoding, delimiter, table.width())) {
            List<SampleTable.Line> lines = table.lines();
            for (int i = 0; i < lines.size(); i++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < lines.get(i).cells().size(); column++) {
                    cells.add(table.continues(i, column) ? "" : lines.get(i).cells().get(column).text());
                }
                file.line(cells);
            }
        }
    }
}
