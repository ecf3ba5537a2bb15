package shian.content;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a part, one below the other, as far as its rows were passed: which of them heads a line. */
public final class Headers {

    private final HeaderSearch search;
    private final NavigableMap<Integer, Header> byLine = new TreeMap<>();

    private Headers(HeaderSearch search) {
        this.search = search;
    }

    /** No header: of a part that cannot be read as rows. */
    public static Headers none() {
        return new Headers(null);
    }

    /** Begins at the first row of a part, which stays to be read. */
    public static Headers begin(RowsAhead rows, HeaderSearch search) throws IOException {
        Headers headers = new Headers(search);
        search.in(rows).ifPresent(first -> headers.byLine.put(first.line(), first));
        return headers;
    }

    /** Takes the next row. */
    public void pass(Row row) {
        Map.Entry<Integer, Header> last = byLine.lastEntry();
        if (last != null && row.line() > last.getKey()) {
            search.following(last.getValue(), row).ifPresent(next -> byLine.put(next.line(), next));
        }
    }

    /** The header that heads a line, or is it; the first one for a line above it. */
    public Optional<Header> of(int line) {
        Map.Entry<Integer, Header> above = byLine.floorEntry(line);
        return Optional.ofNullable(above == null ? byLine.firstEntry() : above).map(Map.Entry::getValue);
    }

    public boolean isHeader(int line) {
        return byLine.containsKey(line);
    }
}
