package shian.watch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names in an expression of Prometheus.
 *
 * @param selected labels by which samples of each metric are chosen
 * @param grouped  labels by which it is grouped
 */
record Expression(Map<String, Set<String>> selected, Set<String> grouped) {

    private static final Set<String> WORDS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right", "and", "or", "unless",
            "bool", "offset");
    private static final Pattern GROUPS = Pattern.compile("\\b(?:by|on) ?\\(([^)]*)\\)");
    private static final Pattern METRIC = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{([^}]*)}|(?![\\w(]))");

    static Expression of(String text) {
        String bare = text.replaceAll("\"[^\"]*\"", "").replaceAll("\\[[^]]*]", "");
        Set<String> grouped = GROUPS.matcher(bare).results().flatMap(group -> names(group.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> selected = new TreeMap<>();
        Matcher metric = METRIC.matcher(GROUPS.matcher(bare).replaceAll("").replaceAll(" +\\(", "("));
        while (metric.find()) {
            if (!WORDS.contains(metric.group(1))) {
                selected.computeIfAbsent(metric.group(1), m -> new TreeSet<>())
                        .addAll(metric.group(2) == null ? List.of() : names(metric.group(2).replaceAll("[=!~]+", "")).toList());
            }
        }
        return new Expression(selected, grouped);
    }

    private static Stream<String> names(String list) {
        return Stream.of(list.split(",")).map(String::strip).filter(name -> !name.isEmpty());
    }
}
