package shian.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shian.message.Message;

/** Reads a file of divisions, and what holds among them. */
final class DivisionReader {

    private final Section file;

    DivisionReader(Section file) {
        this.file = file;
    }

    Optional<Divisions.Home> home() {
        return file.optionalSection("home").map(home -> new Divisions.Home(home.text("division"),
                home.text("others", "join").equals("refused")));
    }

    /** The divisions of the file, behind those of other files. */
    List<Division> divisions(List<Division> others) {
        Map<String, Division> byCode = new HashMap<>();
        others.forEach(other -> byCode.put(other.code(), other));
        List<Division> divisions = new ArrayList<>();
        for (Section section : file.sections("divisions")) {
            Division division = read(section, others.size() + divisions.size());
            if (byCode.putIfAbsent(division.code(), division) != null) {
                section.mistake("code", Message.of("catalog.twice", division.code()));
            }
            divisions.add(division);
        }
        file.sections("divisions").forEach(section -> check(section, byCode));
        file.optionalSection("home").ifPresent(home -> known(home, "division", byCode));
        Set<String> folded = new HashSet<>();
        file.sections("divisions").forEach(section -> section.texts("folds").stream().filter(code -> !folded.add(code))
                .forEach(code -> section.mistake("folds", Message.of("catalog.folded-twice", code))));
        return divisions;
    }

    private static Division read(Section section, int sort) {
        List<Division.Alias> aliases = section.sections("aliases").stream().map(alias -> alias.node().isObject()
                ? new Division.Alias(alias.text("name"), alias.optionalDate("from").orElse(null),
                alias.optionalDate("to").orElse(null))
                : new Division.Alias(alias.node().asString(), null, null)).toList();
        return new Division(section.text("code"), Division.Level.valueOf(section.text("level").toUpperCase(Locale.ROOT)),
                section.optional("parent"), new Title(section.text("zh"), section.text("en")), section.date("from"),
                section.optionalDate("to").orElse(null), aliases, section.texts("folds"), sort);
    }

    private static void check(Section section, Map<String, Division> byCode) {
        Division division = byCode.get(section.text("code"));
        if (section.has("parent")) {
            known(section, "parent", byCode);
        }
        if (isWithinItself(division, byCode)) {
            section.mistake("parent", Message.of("catalog.parent-circle", division.code()));
        }
        // a county with its zones, all of one city: else its figure would not be one of two views of the same city
        boolean folds = division.level() == Division.Level.FOLDED;
        boolean fits = folds == division.code().endsWith("-folded") && folds != division.folds().isEmpty()
                && division.folds().stream().allMatch(code -> byCode.containsKey(code)
                && byCode.get(code).parent().equals(division.parent())
                && byCode.get(code).level() == (code.equals(division.folds().get(0)) ? Division.Level.COUNTY : Division.Level.ZONE));
        if (!fits) {
            section.mistake(Message.of("catalog.folds", division.code()));
        }
    }

    private static void known(Section section, String key, Map<String, Division> byCode) {
        if (!byCode.containsKey(section.text(key))) {
            section.mistake(key, Message.of("catalog.division-unknown", section.text(key),
                    Nearest.to(section.text(key), byCode.keySet())));
        }
    }

    private static boolean isWithinItself(Division division, Map<String, Division> byCode) {
        Optional<Division> at = division.parent().map(byCode::get);
        for (int steps = 0; at.isPresent(); steps++) {
            if (steps > Division.Level.values().length) {
                return true;
            }
            at = at.get().parent().map(byCode::get);
        }
        return false;
    }

    List<Division.Succession> successions() {
        return file.sections("successions").stream().map(section -> new Division.Succession(section.text("old"),
                section.text("new"), section.date("on"),
                Division.Succession.Kind.valueOf(section.text("kind").toUpperCase(Locale.ROOT)), section.text("note"))).toList();
    }
}
