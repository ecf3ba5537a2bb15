package shian.scorer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import shian.scorer.Weights.Treatment;

/**
 * The points of a division and year.
 *
 * @param awarded  points of what is met
 * @param possible points that can still be reached: awarded and withheld
 * @param total    points of everything that is asked for; bonus items aside
 * @param missed   gates that are missed: with one, the points do not matter
 * @param treated  indicators by what became of their points
 */
record Score(BigDecimal awarded, BigDecimal possible, BigDecimal total, List<String> missed, Map<Treatment, List<String>> treated) {

    static Score of(List<Standing> standings, Weights weights) {
        BigDecimal awarded = BigDecimal.ZERO;
        BigDecimal withheld = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        TreeSet<String> missed = new TreeSet<>();
        Map<Treatment, List<String>> treated = new EnumMap<>(Treatment.class);
        for (List<Standing> readings : byIndicator(standings)) {
            Standing any = readings.get(0);
            Treatment treatment = readings.stream().map(weights::treatment).max(Treatment::compareTo).orElseThrow();
            treated.computeIfAbsent(treatment, t -> new ArrayList<>()).add(any.indicator());
            if (weights.gates().contains(any.indicatorClass())) {
                if (treatment == Treatment.DENY) {
                    missed.add(any.indicator());
                }
                continue;
            }
            BigDecimal points = weights.points(any);
            awarded = treatment == Treatment.AWARD ? awarded.add(points) : awarded;
            withheld = treatment == Treatment.WITHHOLD ? withheld.add(points) : withheld;
            if (treatment != Treatment.LEAVE_OUT && !weights.bonus().contains(any.indicatorClass())) {
                total = total.add(points);
            }
        }
        return new Score(awarded, awarded.add(withheld), total, List.copyOf(missed), treated);
    }

    /** The readings of each indicator that are held against a target; all of them where none is. */
    private static List<List<Standing>> byIndicator(List<Standing> standings) {
        return standings.stream().collect(Collectors.groupingBy(Standing::indicator, TreeMap::new, Collectors.toList()))
                .values().stream().map(all -> {
                    List<Standing> judged = all.stream().filter(Standing::judged).toList();
                    return judged.isEmpty() ? all : judged;
                }).toList();
    }
}
