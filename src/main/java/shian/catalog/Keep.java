package shian.catalog;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long, or up to which size, something is kept: {@code 90 days}, {@code 10 years}, {@code 20 MB}. */
public record Keep(int number, String unit) {

    private static final String ORIGIN = "origin";
    private static final int MEGABYTE = 1 << 20;

    static Map<String, Keep> read(Section job) {
        Map<String, Keep> keep = new LinkedHashMap<>();
        job.entries("keep").forEach((kind, said) -> {
            if (!kind.equals(ORIGIN)) {
                keep.put(kind, of(said.node().asString()));
            }
        });
        return keep;
    }

    /** As somebody wrote it, by the schema. */
    static Keep of(String text) {
        String[] words = text.split(" ");
        return new Keep(Integer.parseInt(words[0]), words[1]);
    }

    /** What is older than this may go. */
    public OffsetDateTime before(OffsetDateTime now) {
        return unit.equals("days") ? now.minusDays(number) : now.minusYears(number);
    }

    /** What is larger than this, in bytes, may go. */
    public long bytes() {
        return (long) number * MEGABYTE;
    }

    @Override
    public String toString() {
        return number + " " + unit;
    }
}
