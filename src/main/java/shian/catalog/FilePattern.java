package shian.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of file names with {@code {division}}, {@code {period}}, {@code {version}}, {@code *} and alternatives such as
 * <code>{csv|xlsx}</code>.
 */
public final class FilePattern {

    /** What a name says; texts as they stand in it, null where the pattern has no such place. */
    public record Name(String division, String period, Integer version) {
    }

    private static final String PERIOD = "\\d{4}年\\d{1,2}月?[-—–~至]\\d{1,2}月|\\d{4}年\\d{1,2}月|\\d{4}年(?:上半年|下半年|第?[一二三四1-4]季度)"
            + "|\\d{4}年度?|\\d{6}-\\d{6}|\\d{8}|\\d{6}|\\d{4}Q[1-4]|\\d{4}H[12]|\\d{4}";

    /** In a pattern that leaves words open, whatever a period may be written with: what it means is read out of the whole name. */
    private static final String WRITTEN_PERIOD = "(?:\\d{4}|二[〇○◯零0Oo][〇○◯零0Oo一二三四五六七八九]{2})"
            + "[\\d年月日号度份季至到上下半第前全底末个旬止一二三四五六七八九十QH.\\-‐–—~～_、,，\\s]*";

    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}|\\*");
    private static final List<String> PLACES = List.of("division", "period", "version");

    private final String text;
    private final Pattern pattern;
    /** What must stand in a name: most names are told apart by that, without trying every division. */
    private final List<String> literals = new ArrayList<>();

    FilePattern(String text, List<String> divisionNames) {
        this.text = text;
        StringBuilder expression = new StringBuilder();
        Matcher places = PLACE.matcher(text);
        int at = 0;
        while (places.find()) {
            literals.add(folded(text.substring(at, places.start())));
            expression.append(Pattern.quote(text.substring(at, places.start())));
            expression.append(places.group(1) == null ? ".*" : switch (places.group(1)) {
                case "division" -> "(?<division>" + divisionNames.stream().map(Pattern::quote)
                        .collect(Collectors.joining("|")) + "|\\d{6})";
                case "period" -> "(?<period>" + (isCoded() ? PERIOD : WRITTEN_PERIOD) + ")";
                case "version" -> "(?<version>\\d{1,4})";
                default -> alternatives(places.group(1));
            });
            at = places.end();
        }
        literals.add(folded(text.substring(at)));
        expression.append(Pattern.quote(text.substring(at)));
        pattern = Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
    }

    /** Whether it says all of a name, so that its places hold what they stand for and nothing else. */
    public boolean isCoded() {
        return text.indexOf('*') < 0;
    }

    /** Whether a name says its period. */
    public boolean hasPeriod() {
        return text.contains("{period}");
    }

    private static String alternatives(String place) {
        if (!isAlternatives(place)) {
            throw new IllegalArgumentException(place);
        }
        return Arrays.stream(place.split("\\|")).map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static boolean isAlternatives(String place) {
        return place.matches("[^|{}*]+(?:\\|[^|{}*]+)+");
    }

    /** The first place in braces that is none. */
    static Optional<String> unknownPlace(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1))
                .filter(name -> name != null && !PLACES.contains(name) && !isAlternatives(name)).findFirst();
    }

    /** What a file name says, if it fits. */
    public Optional<Name> match(String fileName) {
        String name = folded(fileName);
        Matcher matcher = pattern.matcher(fileName);
        if (!literals.stream().allMatch(name::contains) || !matcher.matches()) {
            return Optional.empty();
        }
        String version = text.contains("{version}") ? matcher.group("version") : null;
        return Optional.of(new Name(text.contains("{division}") ? matcher.group("division") : null,
                text.contains("{period}") ? matcher.group("period") : null,
                version == null ? null : Integer.valueOf(version)));
    }

    /** Case does not matter; what is lower-cased too much only has the pattern tried in vain. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A name that fits, to try whether other contracts would take it too. */
    String example(String division) {
        return text.replace("{division}", division).replace("{period}", "202101").replace("{version}", "01")
                .replace("*", "").replaceAll("\\{([^|{}]+)\\|[^{}]*}", "$1");
    }

    @Override
    public String toString() {
        return text;
    }
}
