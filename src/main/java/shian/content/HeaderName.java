package shian.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell of a header says: which column it names, and what else is in it, such as a unit.
 *
 * @param column  name of the column
 * @param rank    how it names the column
 * @param words   what is in it beside the name, in brackets, behind a separator or joined to it
 */
record HeaderName(String column, Rank rank, List<String> words) {

    /** How a cell names a column: the better one first. */
    enum Rank { OWN, VARIANT, WITH_OTHER_WORDS, AMONG_OTHERS }

    /** Characters of a header: what is longer is a sentence. */
    private static final int LONGEST = 80;
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern SEPARATOR = Pattern.compile("[/:\\-—–_,、;·.~]+");
    private static final Pattern SLASH = Pattern.compile("/(?![^()]*\\))");
    private static final Pattern UNIT_WORD = Pattern.compile("^(?:计量|金额|货币)?单位[:为是]?|^in(?=[^a-z])");

    /** Reads the cells of the headers of one contract. */
    static final class Reader {

        private final Map<String, HeaderName> known;
        private final Predicate<String> isUnit;
        private final BiPredicate<String, String> isUnitOf;
        /** What names begin and end with, and their lengths: these distinguish most cells from headers. */
        private final BitSet begins = new BitSet();
        private final BitSet ends = new BitSet();
        private final BitSet lengths = new BitSet();

        /**
         * @param known    what each name means when it is alone, by the name as {@link Header#normalised} writes it
         * @param isUnit   whether a text is a unit of whatever
         * @param isUnitOf whether the column of a name can be measured in the unit that a text names
         */
        Reader(Map<String, HeaderName> known, Predicate<String> isUnit, BiPredicate<String, String> isUnitOf) {
            this.known = known;
            this.isUnit = isUnit;
            this.isUnitOf = isUnitOf;
            known.keySet().stream().filter(name -> !name.isEmpty()).forEach(name -> {
                begins.set(name.charAt(0));
                ends.set(name.charAt(name.length() - 1));
                lengths.set(name.length());
            });
        }

        /** The column whose name a normalised text is, without any other word. */
        Optional<HeaderName> whole(String name) {
            return Optional.ofNullable(known.get(name));
        }

        /** The column that a normalised cell names: as a whole, but for words beside the name, or by one of its parts. */
        Optional<HeaderName> read(String cell) {
            HeaderName whole = known.get(cell);
            if (whole != null || cell.isEmpty() || cell.length() > LONGEST) {
                return Optional.ofNullable(whole);
            }
            boolean joined = cell.indexOf('(') >= 0 || cell.indexOf('/') >= 0;
            if (!joined && !begins.get(cell.charAt(0)) && !ends.get(cell.charAt(cell.length() - 1))) {
                return Optional.empty();
            }
            List<String> words = new ArrayList<>();
            String bare = withoutBrackets(cell, words);
            return named(bare, words).or(() -> bare.equals(cell) ? Optional.empty() : named(cell, List.of())).or(() -> amongOthers(cell));
        }

        private static String withoutBrackets(String cell, List<String> words) {
            String bare = cell;
            if (cell.indexOf('(') < 0) {
                return cell;
            }
            Matcher brackets = BRACKETS.matcher(bare);
            while (brackets.find()) {
                words.add(brackets.group(1));
                bare = bare.substring(0, brackets.start()) + bare.substring(brackets.end());
                brackets = BRACKETS.matcher(bare);
            }
            return bare;
        }

        private Optional<HeaderName> named(String bare, List<String> words) {
            HeaderName whole = known.get(bare);
            if (whole != null) {
                return Optional.of(with(whole, words, ""));
            }
            Matcher separator = SEPARATOR.matcher(bare);
            while (separator.find()) {
                HeaderName before = known.get(bare.substring(0, separator.start()));
                String behind = bare.substring(separator.end());
                if (before != null && (behind.isEmpty() || !unit(behind).equals(behind) || isUnit.test(behind))) {
                    return Optional.of(with(before, words, behind));
                }
            }
            for (int end = bare.length() - 1; end > 0; end--) {
                HeaderName before = lengths.get(end) && begins.get(bare.charAt(0)) ? known.get(bare.substring(0, end)) : null;
                if (before != null && isUnitOf(before, bare.substring(end))) {
                    return Optional.of(with(before, words, bare.substring(end)));
                }
                HeaderName behind = lengths.get(bare.length() - end) ? known.get(bare.substring(end)) : null;
                if (behind != null && isUnitOf(behind, bare.substring(0, end))) {
                    return Optional.of(with(behind, words, bare.substring(0, end)));
                }
            }
            return Optional.empty();
        }

        private boolean isUnitOf(HeaderName name, String text) {
            return !unit(text).equals(text) || isUnitOf.test(name.column, text);
        }

        private HeaderName with(HeaderName name, List<String> words, String last) {
            List<String> all = new ArrayList<>(words);
            if (!last.isEmpty()) {
                all.add(last);
            }
            boolean units = all.stream().allMatch(word -> !unit(word).equals(word) || isUnit.test(word));
            return new HeaderName(name.column, units ? name.rank : Rank.WITH_OTHER_WORDS, List.copyOf(all));
        }

        /** One of several names that a cell combines: 名称/来源. */
        private Optional<HeaderName> amongOthers(String cell) {
            if (cell.indexOf('/') < 0 && cell.indexOf('(') < 0) {
                return Optional.empty();
            }
            String[] parts = SLASH.split(cell);
            for (int i = 0; i < parts.length; i++) {
                List<String> words = new ArrayList<>();
                String bare = withoutBrackets(parts[i], words);
                HeaderName part = known.getOrDefault(parts[i], known.get(bare));
                if (part != null) {
                    for (int j = 0; j < parts.length; j++) {
                        if (j != i) {
                            words.add(parts[j]);
                        }
                    }
                    return Optional.of(new HeaderName(part.column, Rank.AMONG_OTHERS, words));
                }
            }
            return Optional.empty();
        }
    }

    /** What a text names as a unit, without the word 单位 before it. */
    static String unit(String text) {
        return UNIT_WORD.matcher(text).replaceFirst("");
    }
}
