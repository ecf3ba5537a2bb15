package shian.scorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * What an indicator is worth and what a status does to its points: a scorer's business, none of the warehouse's.
 *
 * @param classes    points of an indicator of the class, bonus classes included
 * @param indicators points of those that have their own
 * @param bonus      classes whose points are only ever added
 * @param gates      classes that stop the evaluation where they are missed
 * @param disputed   what a verdict that an open break disputes is treated as
 * @param canFlip    what a verdict that set-aside rows could turn round is treated as
 */
record Weights(String ruleVersion, Map<String, BigDecimal> classes, Map<String, BigDecimal> indicators, Set<String> bonus,
               Set<String> gates, Map<String, Treatment> statuses, Treatment disputed, Treatment canFlip) {

    /** What becomes of the points of an indicator; of several readings of one indicator the last of these counts. */
    enum Treatment { LEAVE_OUT, AWARD, WITHHOLD, DENY }

    @SuppressWarnings("unchecked")
    static Weights read(Path file) {
        try {
            Map<String, Object> yaml = new Yaml().load(Files.readString(file));
            Map<String, Object> bonus = (Map<String, Object>) yaml.get("bonus");
            Map<String, BigDecimal> classes = points((Map<String, Object>) yaml.get("classes"));
            classes.putAll(points(bonus));
            Map<String, Treatment> statuses = new HashMap<>();
            ((Map<String, String>) yaml.get("statuses")).forEach((status, treatment) -> statuses.put(status, named(treatment)));
            return new Weights((String) yaml.get("rule-version"), classes, points((Map<String, Object>) yaml.get("indicators")),
                    bonus.keySet(), new HashSet<>((List<String>) yaml.get("gates")), statuses,
                    named(yaml.get("disputed")), named(yaml.get("can-flip")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BigDecimal points(Standing standing) {
        return indicators.getOrDefault(standing.indicator(), classes.getOrDefault(standing.indicatorClass(), BigDecimal.ZERO));
    }

    Treatment treatment(Standing standing) {
        Treatment byStatus = statuses.get(standing.status());
        if (byStatus == null) {
            throw new IllegalStateException("the weights say nothing of the status " + standing.status());
        }
        if (!Set.of("MET", "NOT_MET").contains(standing.status())) {
            return byStatus;
        }
        return standing.disputed() ? disputed : standing.canFlip() ? canFlip : byStatus;
    }

    private static Map<String, BigDecimal> points(Map<String, Object> yaml) {
        Map<String, BigDecimal> points = new HashMap<>();
        yaml.forEach((name, value) -> points.put(name, new BigDecimal(value.toString())));
        return points;
    }

    private static Treatment named(Object text) {
        return Treatment.valueOf(text.toString().toUpperCase().replace('-', '_'));
    }
}
