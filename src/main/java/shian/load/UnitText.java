package shian.load;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Units;
import shian.catalog.Variants;
import shian.content.Columns;
import shian.content.Row;
import shian.content.Unvalued;

/** Finds units in what people write above a table and in names: 单位：万元, （万元）, 金额以万元计. */
final class UnitText {

    /** Characters of a unit: what is longer is a sentence. */
    static final int LONGEST = 5;
    /** Characters of a cell that is a unit with brackets and words around it: what is longer is a note. */
    private static final int LONGEST_CELL = 200;

    /**
     * A unit written somewhere.
     *
     * @param asUnit whether it is called one, so that it must be understood
     */
    record Stated(String unit, String where, boolean asUnit) {
    }

    private static final String OPEN = "(\\[{<【〔〖〈《「『";
    private static final String CLOSE = ")\\]}>】〕〗〉》」』";
    /** What may stand before 单位 where it is no office, as it is in 填报单位. */
    private static final String NO_OFFICE = "(?:(?<!\\p{IsHan})|(?<![制填编造报]表)(?<=[表册账况览单额量币]|计[量价]|面积|经费|资金|人口|数据|以上))";
    private static final Pattern CALLED = Pattern.compile(NO_OFFICE + "单位\\s*(?:[:：]|为|是)\\s*([^。]*)");
    private static final Pattern CALLED_WITHOUT_COLON = Pattern.compile(NO_OFFICE + "单位\\s*([^:：]*)");
    private static final Pattern CALLED_ALONE = Pattern.compile(".*" + NO_OFFICE + "单位[:：]?$");
    private static final Pattern ENGLISH = Pattern.compile("(?i)\\bunits?\\s*[:：]\\s*(.*)");
    private static final Pattern COUNTED_IN = Pattern.compile("(?:以|按)([^以按]{1,8}?)(?:为单位|计算|计|填报|填列|统计)");
    private static final Pattern BRACKETS = Pattern.compile("[" + OPEN + "]([^" + OPEN + CLOSE + "]*)[" + CLOSE + "]");
    private static final Pattern BETWEEN = Pattern.compile("[、,，;；]|\\s{2,}");
    private static final Pattern JOINED = Pattern.compile("[/和及与\\s" + OPEN + "]");
    private static final Pattern OFFICE = Pattern.compile(".*(?:局|委|委员会|办|办公室|所|中心|院|厅|部|站|会|公司|政府|队|科|处|室|县|区|旗|市|镇|乡|苏木|街道|学校|学院|厂|店|社|集团|个人)");

    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cf}]");
    private static final Pattern AROUND = Pattern.compile("^[" + OPEN + "](.*)[" + CLOSE + "]$");
    private static final Pattern BEFORE = Pattern.compile("^(?:(?:计量|金额|货币)?单位[:为是]?(?=.)|in(?=[^a-zA-Z]))");

    private final Units units;

    UnitText(Units units) {
        this.units = units;
    }

    /** A cell without blanks, brackets around it and the word 单位 before it, in plain widths. */
    static String bare(String cell) {
        String text = Normalizer.normalize(Unvalued.shown(cell), Normalizer.Form.NFKC);
        text = UNSEEN.matcher(text).replaceAll("");
        if (text.length() > LONGEST_CELL) {
            return text;
        }
        String before;
        do {
            before = text;
            text = AROUND.matcher(text).replaceFirst("$1");
            text = BEFORE.matcher(text).replaceFirst("");
        } while (!text.equals(before));
        return text;
    }

    /** Whether a row heads columns: a title, or a note with a date, fills fewer cells. */
    static boolean isOfColumns(Row row) {
        int filled = 0;
        for (String cell : row.cells()) {
            filled += Row.stripped(cell).isEmpty() || CALLED.matcher(text(cell)).find() ? 0 : 1;
        }
        return filled > 2;
    }

    /** The units that a row above the header states for the whole table. */
    List<Stated> ofRow(Row row) {
        List<Stated> stated = new ArrayList<>();
        boolean ofColumns = isOfColumns(row);
        for (int i = 0; i < row.cells().length; i++) {
            String text = text(row.cells()[i]);
            String where = Columns.name(i) + row.line();
            if (CALLED_ALONE.matcher(text).matches()) {
                String next = i + 1 < row.cells().length ? nextFilled(row, i + 1) : "";
                called(next, where, stated);
            } else if (!called(text, stated, where) && !ofColumns) {
                ofHeading(row.cells()[i]).forEach(unit -> stated.add(new Stated(unit, where, false)));
            }
        }
        return stated;
    }

    private static String nextFilled(Row row, int from) {
        for (int i = from; i < row.cells().length; i++) {
            String text = text(row.cell(i)).replaceFirst("^[:：]", "").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** The units in a heading: in brackets, in words such as 以万元计, or the whole of it. */
    List<String> ofHeading(String cell) {
        String text = text(cell);
        List<String> found = new ArrayList<>();
        Matcher brackets = BRACKETS.matcher(text);
        while (brackets.find()) {
            if (!brackets.group(1).isEmpty() && brackets.group(1).length() <= LONGEST_CELL) {
                several(bare(brackets.group(1)), found);
            }
        }
        Matcher counted = COUNTED_IN.matcher(text);
        while (counted.find()) {
            several(bare(counted.group(1)), found);
        }
        several(bare(text), found);
        return found;
    }

    /** The units among words beside the name of a column: 万元, or those in 万元，保留两位小数 and 以万元计. */
    List<String> amongWords(String words) {
        if (units.isUnit(words) || words.equals("%")) {
            return List.of(words);
        }
        List<String> found = new ArrayList<>();
        Matcher counted = COUNTED_IN.matcher(words);
        while (counted.find()) {
            several(bare(counted.group(1)), found);
        }
        for (String part : BETWEEN.split(words)) {
            if (units.isUnit(bare(part)) && !found.contains(bare(part))) {
                found.add(bare(part));
            }
        }
        return found.isEmpty() ? List.of(words) : found;
    }

    /** The units in the name of a file or sheet: in brackets, called so, or a whole word of it with a multiple. */
    List<Stated> ofName(String name) {
        List<Stated> stated = new ArrayList<>();
        String text = text(name);
        if (!called(text, stated, name)) {
            List<String> found = new ArrayList<>(ofHeading(text));
            for (String word : text.split("[\\s_.,，、\\-—" + OPEN + CLOSE + "]+")) {
                if (word.length() > 1 && !found.contains(word) && Units.leadingMultiple(word).compareTo(BigDecimal.ONE) > 0 && units.isUnit(word)) {
                    found.add(word);
                }
            }
            found.forEach(unit -> stated.add(new Stated(unit, name, false)));
        }
        return stated;
    }

    /** Whether a text calls something a unit. */
    private boolean called(String text, List<Stated> stated, String where) {
        Matcher called = CALLED.matcher(text);
        Matcher english = ENGLISH.matcher(text);
        Matcher withoutColon = CALLED_WITHOUT_COLON.matcher(text);
        if (withoutColon.find() && units.isUnit(bare(head(withoutColon.group(1)).replaceFirst("[" + CLOSE + "].*$", "")))) {
            called(withoutColon.group(1), where, stated);
            return true;
        }
        if (called.find()) {
            called(called.group(1), where, stated);
            return true;
        }
        if (english.find()) {
            called(english.group(1), where, stated);
            return true;
        }
        return false;
    }

    private void called(String what, String where, List<Stated> stated) {
        // 单位：万元（人民币） 2021年: what stands behind a bracket or a blank is something else
        String first = head(what).replaceFirst("[" + CLOSE + "].*$", "").strip();
        String whole = bare(first);
        if (units.isUnit(whole) || whole.equals("%")) {
            stated.add(new Stated(whole, where, true));
            return;
        }
        List<String> parts = new ArrayList<>();
        for (String part : BETWEEN.split(first)) {
            // 和 stands in names of places too
            String[] pieces = JOINED.split(part);
            boolean joined = pieces.length > 1 && !units.isUnit(bare(part)) && units.isUnit(bare(pieces[0]));
            for (String piece : joined ? pieces : new String[] {part}) {
                if (!bare(piece).isEmpty()) {
                    parts.add(bare(piece));
                }
            }
        }
        boolean any = parts.stream().anyMatch(part -> units.isUnit(part));
        for (String part : parts) {
            boolean unit = units.isUnit(part);
            if (unit || !any && part.length() <= LONGEST && !OFFICE.matcher(part).matches() && !part.equals("%")) {
                stated.add(new Stated(part, where, true));
            }
        }
    }

    /** As much of a text behind the word 单位 as can be units. */
    private static String head(String text) {
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
    }

    private void several(String text, List<String> found) {
        if (text.length() > 6 * LONGEST) {
            return;
        }
        List<String> parts = units.isUnit(text) ? List.of(text) : List.of(BETWEEN.split(text));
        if (!text.isEmpty() && parts.stream().allMatch(part -> units.isUnit(part) || part.equals("%"))) {
            parts.stream().filter(part -> !found.contains(part)).forEach(found::add);
        }
    }

    private static String text(String cell) {
        return Variants.folded(Normalizer.normalize(Unvalued.shown(cell), Normalizer.Form.NFKC)).replaceAll("\\p{Cf}", "").strip()
                .replace('∶', ':').replaceAll("单\\s+位", "单位");
    }
}
