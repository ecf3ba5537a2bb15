package shian.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What files call divisions. A name that several bear, such as 市本级 or 左旗, means the one nearest to whom the file is from:
 * the one within its county, else its city, else its province.
 */
public final class DivisionNames {

    private final Divisions divisions;
    private final Map<String, List<Division>> byName = new HashMap<>();
    private final Map<String, String> inCapitals = new HashMap<>();
    private final List<String> longestFirst;
    private final int longest;

    DivisionNames(Divisions divisions) {
        this.divisions = divisions;
        divisions.all().stream().filter(division -> division.level() != Division.Level.FOLDED).forEach(division ->
                of(division).forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(division)));
        byName.keySet().stream().sorted().forEach(name -> inCapitals.putIfAbsent(name.toUpperCase(Locale.ROOT), name));
        this.longestFirst = byName.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()
                .thenComparing(Comparator.naturalOrder())).toList();
        this.longest = longestFirst.isEmpty() ? 0 : longestFirst.get(0).length();
    }

    static Stream<String> of(Division division) {
        return Stream.concat(Stream.of(division.code(), division.name().zh()),
                division.aliases().stream().map(Division.Alias::name)).distinct();
    }

    /** Every name and code files may use, the longest first. */
    public List<String> all() {
        return longestFirst;
    }

    /** The names most like a text, of the divisions of the city that somebody belongs to. */
    public List<String> nearest(String text, String from, int most) {
        List<String> known = divisions.upwards(from).stream().filter(up -> !divisions.isLeaf(up)).findFirst()
                .map(city -> divisions.within(city).stream().filter(d -> d.level() != Division.Level.FOLDED)
                        .flatMap(DivisionNames::of).distinct().sorted().toList()).orElse(longestFirst);
        return Nearest.several(text, known, most);
    }

    /**
     * The division meant by a code, a name or an alias on a day, in large or small letters; empty if it is none, or several that nothing tells apart. The
     * 12-digit form of a code is understood, and a code that was changed stands for what goes on under another.
     *
     * @param from code of the division whose file it is, or where it lies; empty if that is unknown
     */
    public Optional<Division> find(String name, LocalDate day, String from) {
        String folded = Variants.folded(name.length() == 12 && name.endsWith("000000") ? name.substring(0, 6) : name);
        String key = byName.containsKey(folded) ? folded
                : inCapitals.getOrDefault(folded.toUpperCase(Locale.ROOT), divisions.current(folded));
        List<Division> bearers = byName.getOrDefault(key, List.of()).stream().filter(d -> d.isCalled(key, day)).toList();
        if (bearers.size() < 2) {
            return bearers.stream().findFirst();
        }
        for (String around : divisions.upwards(from)) {
            List<Division> near = bearers.stream().filter(d -> divisions.isWithin(d.code(), around)).toList();
            if (!near.isEmpty()) {
                return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * The division a text speaks of on a day: the lowest of those it names, since 呼和浩特市新城区 is 新城区; empty if it names
     * none, or several of which none lies in all the others.
     */
    public Optional<Division> spokenOf(String text, LocalDate day, String from) {
        Set<Division> found = new LinkedHashSet<>();
        mentioned(text).forEach(name -> find(name, day, from).ifPresent(found::add));
        return found.stream().filter(lowest -> found.stream().allMatch(d -> divisions.isWithin(lowest.code(), d.code()))).findFirst();
    }

    /** The names that stand in a text, at each place the longest; a code in a longer number is no code. */
    public List<String> mentioned(String text) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            String name = nameAt(text, at);
            if (name != null) {
                names.add(name);
            }
            at += name == null ? 1 : name.length();
        }
        return names;
    }

    private String nameAt(String text, int at) {
        for (int length = Math.min(longest, text.length() - at); length > 0; length--) {
            String name = text.substring(at, at + length);
            if (byName.containsKey(name) && !(isDigit(text, at) && (isDigit(text, at - 1) || isDigit(text, at + length)))) {
                return name;
            }
        }
        return null;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }
}
