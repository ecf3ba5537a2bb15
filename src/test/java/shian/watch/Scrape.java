package shian.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service answers to Prometheus, read strictly as its text format says. */
record Scrape(Map<String, String> types, List<Sample> samples) {

    record Sample(String name, Map<String, String> labels, double value) {
    }

    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");

    static Scrape of(String text) {
        assertThat(text).endsWith("\n");
        Map<String, String> types = new HashMap<>();
        Map<String, String> helps = new HashMap<>();
        List<Sample> samples = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String line : text.split("\n")) {
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                assertThat((comment.group(1).equals("TYPE") ? types : helps).put(comment.group(2), comment.group(3))).as(line).isNull();
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            String family = types.containsKey(sample.group(1)) ? sample.group(1) : sample.group(1).replaceFirst("_(sum|count|bucket)$", "");
            assertThat(types).as(line).containsKey(family);
            assertThat(helps.containsKey(family) || !family.startsWith("shian_")).as(line).isTrue();
            Map<String, String> labels = labels(sample.group(2));
            assertThat(seen.add(sample.group(1) + new TreeMap<>(labels))).as("once: " + line).isTrue();
            samples.add(new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"))));
        }
        return new Scrape(types, samples);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (text == null) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            assertThat(label.find(at) && label.start() == at).as(text).isTrue();
            assertThat(labels.put(label.group(1), label.group(2))).as(text).isNull();
            at = label.end();
        }
        return labels;
    }

    /** The sum of those samples of a metric that have these labels, given as name, value, name, value. */
    double sum(String name, String... labels) {
        List<Sample> found = samples.stream().filter(sample -> sample.name.equals(name) && has(sample, labels)).toList();
        assertThat(found).as(name + List.of(labels)).isNotEmpty();
        return found.stream().mapToDouble(Sample::value).sum();
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels.get(labels[i]))) {
                return false;
            }
        }
        return true;
    }

    /** The labels of each metric. */
    Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new HashMap<>();
        samples.forEach(sample -> labels.computeIfAbsent(sample.name, n -> new TreeSet<>()).addAll(sample.labels.keySet()));
        return labels;
    }
}
