package shian.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The dated tree of divisions. Sums run over {@link #within}; names are those of {@link #names}. Everything that is asked
 * for a division is worked out once, in time and space linear in the number of divisions.
 */
public final class Divisions {

    private final List<Division> all;
    private final Map<String, Division> byCode = new LinkedHashMap<>();
    private final Map<String, List<Division>> children = new HashMap<>();
    private final Map<String, List<Division>> within = new HashMap<>();
    private final Map<String, Set<String>> codesWithin = new HashMap<>();
    private final Map<String, List<Division.Succession>> boundaryBreaks = new HashMap<>();
    private final Map<String, String> recoded = new HashMap<>();
    private final Map<String, List<String>> foldedInto = new HashMap<>();
    private final List<Division.Succession> successions;
    private final Optional<Home> home;
    private final DivisionNames names;

    /**
     * The division whose warehouse this is, a city or a province.
     *
     * @param alone whether what others hand in is not taken; else they take part as soon as they hand in
     */
    public record Home(String code, boolean alone) {
    }

    /**
     * @param home empty for a warehouse of all of them
     */
    Divisions(List<Division> divisions, List<Division.Succession> successions, Optional<Home> home) {
        this.all = divisions.stream().sorted(Comparator.comparingInt(Division::sort)).toList();
        this.successions = List.copyOf(successions);
        this.home = home;
        for (Division division : all) {
            byCode.put(division.code(), division);
            division.folds().forEach(folded -> foldedInto.computeIfAbsent(folded, f -> new ArrayList<>()).add(division.code()));
            if (division.level() != Division.Level.FOLDED) {
                division.parent().ifPresent(p -> children.computeIfAbsent(p, c -> new ArrayList<>()).add(division));
            }
        }
        all.stream().filter(division -> division.parent().filter(byCode::containsKey).isEmpty()).forEach(this::gather);
        all.stream().filter(division -> division.level() == Division.Level.FOLDED).forEach(this::gather);
        for (Division.Succession succession : successions) {
            if (succession.kind() == Division.Succession.Kind.RECODED) {
                recoded.put(succession.from(), succession.to());
            } else {
                breakBoundaries(succession);
            }
        }
        this.names = new DivisionNames(this);
    }

    /** The leaf that carries what the office of a division does itself; empty if that of a division with others below it has none. */
    public Optional<String> own(String code) {
        return isLeaf(code) ? Optional.of(code) : children(code).stream().filter(below -> below.level() == Division.Level.OWN)
                .map(Division::code).findFirst();
    }

    /** The division and everything below it, or folded into it. */
    private List<Division> gather(Division division) {
        List<Division> found = new ArrayList<>(List.of(division));
        if (within.putIfAbsent(division.code(), found) != null) {
            return within.get(division.code());
        }
        division.folds().forEach(folded -> found.addAll(within(folded)));
        children(division.code()).forEach(child -> found.addAll(gather(child)));
        Set<String> codes = new HashSet<>();
        found.forEach(below -> codes.add(below.code()));
        codesWithin.put(division.code(), codes);
        return found;
    }

    /** Territory that moves breaks the series of whatever holds only one side of it. */
    private void breakBoundaries(Division.Succession succession) {
        Set<String> touched = new LinkedHashSet<>(countsIn(succession.from()));
        touched.addAll(countsIn(succession.to()));
        touched.stream().filter(code -> isWithin(succession.from(), code) != isWithin(succession.to(), code))
                .forEach(code -> boundaryBreaks.computeIfAbsent(code, c -> new ArrayList<>()).add(succession));
    }

    /** All divisions in the official order. */
    public List<Division> all() {
        return all;
    }

    public List<Division.Succession> successions() {
        return successions;
    }

    /** What files call them. */
    public DivisionNames names() {
        return names;
    }

    public Optional<Division> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The code under which the division of an old code goes on; the code itself if it was not changed. */
    public String current(String code) {
        String now = code;
        for (int steps = 0; recoded.containsKey(now) && steps <= recoded.size(); steps++) {
            now = recoded.get(now);
        }
        return now;
    }

    /** The division a file means by a code, a name or an alias on a day, where nobody knows whose file it is. */
    public Optional<Division> named(String name, LocalDate day) {
        return names.find(name, day, home.map(Home::code).orElse(""));
    }

    /** Whose warehouse this is; empty if it is one of all divisions. */
    public Optional<Home> home() {
        return home;
    }

    public List<Division> children(String code) {
        return children.getOrDefault(code, List.of());
    }

    public boolean isLeaf(String code) {
        return children(code).isEmpty();
    }

    /** The division and everything below it, or folded into it. */
    public List<Division> within(String code) {
        return within.getOrDefault(code, List.of());
    }

    /** Whether a division is another one, lies below it or is folded into it. */
    public boolean isWithin(String code, String other) {
        return codesWithin.getOrDefault(other, Set.of()).contains(code);
    }

    /** The division and all it belongs to, upwards. */
    public List<String> upwards(String code) {
        List<String> codes = new ArrayList<>();
        for (Optional<Division> at = byCode(code); at.isPresent(); at = at.get().parent().flatMap(this::byCode)) {
            codes.add(at.get().code());
        }
        return codes;
    }

    /** Every division in whose figures one counts: itself, all it belongs to, and what it is folded into. */
    public List<String> countsIn(String code) {
        List<String> codes = new ArrayList<>(upwards(code));
        codes.addAll(foldedInto.getOrDefault(code, List.of()));
        return codes;
    }

    /** A division, what it counts in, and what lies below it; each once. */
    public List<String> around(String code) {
        return Stream.concat(within(code).stream().map(Division::code), countsIn(code).stream()).distinct().toList();
    }

    /** The city a division is or lies in; above cities the province. */
    public Optional<String> cityOf(String code) {
        return holding(Set.of(code));
    }

    /** The lowest city or province that holds all of these divisions; empty if none does. */
    public Optional<String> holding(Set<String> codes) {
        return codes.stream().map(code -> upwards(code).stream()
                        .filter(up -> List.of(Division.Level.CITY, Division.Level.PROVINCE).contains(byCode.get(up).level())).toList())
                .filter(up -> !up.isEmpty())
                .reduce((a, b) -> a.stream().filter(b::contains).toList()).flatMap(common -> common.stream().findFirst());
    }

    /** Changes of territory that keep a division from being held against itself in the year before. */
    public List<Division.Succession> boundaryBreaks(String code, int year) {
        return boundaryBreaks.getOrDefault(code, List.of()).stream().filter(succession -> succession.breaks(year)).toList();
    }
}
