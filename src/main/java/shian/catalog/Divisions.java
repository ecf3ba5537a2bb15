package shian.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The dated tree of divisions, and how files name them. */
public final class Divisions {

    private final Map<String, Division> byCode = new LinkedHashMap<>();
    private final Map<String, List<Division>> byName = new HashMap<>();
    private final Map<String, String> inCapitals = new HashMap<>();
    private final Map<String, List<Division>> children = new HashMap<>();
    private final List<Division.Succession> successions;

    Divisions(List<Division> divisions, List<Division.Succession> successions) {
        this.successions = List.copyOf(successions);
        for (Division division : divisions) {
            byCode.put(division.code(), division);
            names(division).forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(division));
            names(division).forEach(name -> inCapitals.putIfAbsent(name.toUpperCase(Locale.ROOT), name));
            division.parent().ifPresent(p -> children.computeIfAbsent(p, c -> new ArrayList<>()).add(division));
        }
    }

    static Stream<String> names(Division division) {
        return Stream.concat(Stream.of(division.code(), division.name().zh()),
                division.aliases().stream().map(Division.Alias::name)).distinct();
    }

    /** All divisions in the official order. */
    public List<Division> all() {
        return byCode.values().stream().sorted(Comparator.comparingInt(Division::sort)).toList();
    }

    public List<Division.Succession> successions() {
        return successions;
    }

    public Optional<Division> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The division a file means by a code, a name or an alias on a day, in large or small letters; the 12-digit form of a code is understood. */
    public Optional<Division> named(String name, LocalDate day) {
        String folded = Variants.folded(name.length() == 12 && name.endsWith("000000") ? name.substring(0, 6) : name);
        String key = byName.containsKey(folded) ? folded : inCapitals.getOrDefault(folded.toUpperCase(Locale.ROOT), folded);
        return byName.getOrDefault(key, List.of()).stream()
                .filter(d -> key.equals(d.code()) || key.equals(d.name().zh())
                        || d.aliases().stream().anyMatch(a -> a.name().equals(key) && a.means(day)))
                .findFirst();
    }

    /**
     * The division a text speaks of on a day: the lowest of those it names, since 呼和浩特市新城区 is 新城区; empty if it names
     * none, or several of which none lies in all the others.
     */
    public Optional<Division> spokenOf(String text, LocalDate day) {
        String left = text;
        Set<Division> found = new LinkedHashSet<>();
        for (String name : names()) {
            // a code in a longer number is no code; what a longer name has taken is not looked at again
            Matcher matcher = Pattern.compile(Character.isDigit(name.charAt(0)) ? "(?<!\\d)" + Pattern.quote(name) + "(?!\\d)"
                    : Pattern.quote(name)).matcher(left);
            if (matcher.find()) {
                named(name, day).ifPresent(found::add);
                left = matcher.replaceAll("\n");
            }
        }
        return found.stream().filter(lowest -> found.stream().allMatch(d -> isWithin(lowest.code(), d.code()))).findFirst();
    }

    /** Every name and code files may use, for patterns of file names and for finding the nearest. */
    public List<String> names() {
        return byName.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()
                .thenComparing(Comparator.naturalOrder())).toList();
    }

    public List<Division> children(String code) {
        return children.getOrDefault(code, List.of());
    }

    public boolean isLeaf(String code) {
        return children(code).isEmpty();
    }

    /** The division and everything below it. */
    public List<Division> within(String code) {
        List<Division> found = new ArrayList<>();
        byCode(code).ifPresent(found::add);
        children(code).forEach(child -> found.addAll(within(child.code())));
        return found;
    }

    /** Whether a division is another one or lies below it. */
    public boolean isWithin(String code, String ancestor) {
        for (Optional<Division> at = byCode(code); at.isPresent(); at = at.get().parent().flatMap(this::byCode)) {
            if (at.get().code().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** The division and all it belongs to, upwards. */
    public List<String> upwards(String code) {
        List<String> codes = new ArrayList<>();
        for (Optional<Division> at = byCode(code); at.isPresent(); at = at.get().parent().flatMap(this::byCode)) {
            codes.add(at.get().code());
        }
        return codes;
    }
}
