package shian.receive;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shian.message.Message;

/** What lies in a zip beside tables and is none: photos, documents, films. Counted by kind, since there may be many. */
final class OtherFiles {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic", "pdf", "ofd",
            "doc", "docx", "dot", "dotx", "wps", "rtf", "ppt", "pptx", "dps", "mp4", "mov", "avi", "wmv", "mp3", "wav", "m4a", "amr", "md",
            "lnk", "url", "ini", "log", "psd", "dwg", "vsd", "vsdx");
    /** What bytes are told to be of which no table can be read, nor anything that may hold one. */
    private static final Set<String> KINDS = Set.of("content.kind-pdf", "content.kind-image");

    private final Map<String, Integer> countByEnding = new TreeMap<>();

    /**
     * Whether an entry that is no table of a contract is one that nobody meant as a table.
     *
     * @param unreadable why its rows cannot be read; empty if they can
     */
    static boolean isOther(String entry, Optional<Message> unreadable) {
        String name = entry.substring(entry.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending(name)) || name.matches("readme(?:\\.txt)?")
                || unreadable.filter(reason -> KINDS.contains(reason.code())).isPresent();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    void add(String entry) {
        String name = entry.substring(entry.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        countByEnding.merge(name.lastIndexOf('.') < 0 ? name : "." + ending(name), 1, Integer::sum);
    }

    boolean isEmpty() {
        return countByEnding.isEmpty();
    }

    int count() {
        return countByEnding.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of each kind, the most frequent first: {@code 30 .jpg, 5 .pdf}. */
    String kinds() {
        return countByEnding.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .map(kind -> kind.getValue() + " " + kind.getKey()).collect(Collectors.joining(", "));
    }
}
