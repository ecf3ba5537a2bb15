package shian.operate;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import shian.message.Messages;

/** What a stage did, in words. */
public final class StageCounts {

    private StageCounts() {
    }

    /** The counts that are not zero, in their order; empty if there is none. */
    public static String in(Locale locale, Map<String, Long> counts) {
        return counts.entrySet().stream().filter(e -> e.getValue() != 0)
                .map(e -> Messages.text(locale, "count." + e.getKey(), e.getValue()))
                .collect(Collectors.joining(Messages.text(locale, "cli.comma")));
    }
}
