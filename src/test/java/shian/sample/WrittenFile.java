package shian.sample;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A file read back without the help of the code that wrote it.
 *
 * @param text the whole text, a mark at its start left out
 * @param rows the lines under the header that have its width and begin with a digit or, in a summary, with a name
 */
record WrittenFile(String name, String charset, String text, List<List<String>> lines, List<Map<String, String>> rows) {

    static WrittenFile read(Path path, String firstColumn) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String charset = charset(bytes);
        String text = new String(bytes, Charset.forName(charset)).replace("\uFEFF", "");
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = CSVFormat.DEFAULT.parse(new StringReader(text))) {
            parser.forEach(line -> lines.add(line.toList()));
        }
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> header = null;
        for (List<String> line : lines) {
            if (line.get(0).equals(firstColumn)) {
                header = line;
            } else if (header != null && line.size() == header.size() && !line.get(0).startsWith("填表人")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), line.get(i));
                }
                rows.add(row);
            }
        }
        return new WrittenFile(path.getFileName().toString(), charset, text, lines, rows);
    }

    private static String charset(byte[] bytes) throws CharacterCodingException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return "UTF-8";
        } catch (CharacterCodingException e) {
            Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(bytes));
            return "GB18030";
        }
    }
}
