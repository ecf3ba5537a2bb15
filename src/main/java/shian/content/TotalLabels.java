package shian.content;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words by which offices and spreadsheet programs call sums, subtotals, running sums, averages and counts of rows. */
public final class TotalLabels {

    /** What a total row sums: the file, rows before it, a part of them, or it is another figure of rows, such as an average. */
    public enum Level { TOTAL, SUBTOTAL, OF_WHICH, OTHER }

    /**
     * A cell that is such a word, or ends in one.
     *
     * @param stem  what is before the word, as 玉米 in 玉米 汇总; empty if it is the whole cell
     * @param place whether it is the whole of a place, such as 全市
     */
    public record Label(Level level, String stem, boolean place) {

        Label(Level level, String stem) {
            this(level, stem, false);
        }

        public boolean isWhole() {
            return stem.isEmpty();
        }
    }

    /** What may follow a label: 总计划处 is a name, no total. */
    private static final String BEHIND = "(?:[\\s\\d(:,、.].*)?";
    private static final String WHOLE = "(?:本|全|各|总)?(?:市|区|县|旗|盟|省|州|镇|乡|街道|年度?|季度?|月份?|页|表|栏|类|组|期|项|行|单位|部门|系统|辖区|自治区|城乡)?(?:数|金额|总)?(?:的)?";
    private static final Pattern TOTAL = Pattern.compile(WHOLE + "(?:(?:总|合|共)\\s*计(?:数|值|额|金额)?|总\\s*和|求\\s*和|加\\s*总|汇\\s*总|总\\s*数|总\\s*额|总\\s*量)" + BEHIND
            + "|求和项\\s*:.*|[∑Σ]\\s*:?");
    private static final Pattern PLACE = Pattern.compile("全(?:市|区|县|旗|盟|省|州)(?:合计|总计)?");
    private static final Pattern SUBTOTAL = Pattern.compile(WHOLE + "(?:小\\s*计|分\\s*计|中\\s*计)(?:数|值|额)?" + BEHIND);
    private static final Pattern OF_WHICH = Pattern.compile("其\\s*中(?:[\\s:、,(].*)?");
    private static final String FIGURE = "(?:累\\s*计|平\\s*均(?:每\\p{IsHan}{1,3})?|均\\s*值|算术平均|加权平均|计\\s*数|最\\s*大\\s*值|最\\s*小\\s*值|中位数"
            + "|(?:总体)?标准差|(?:总体)?标准偏差|(?:总体)?方\\s*差|乘\\s*积)(?:数|值|额|金额)?";
    private static final Pattern OTHER = Pattern.compile("(?:本?(?:年|月|季|期|页)(?:度|初)?(?:至今|以来)?|\\d{1,2}\\s*[-~至]\\s*\\d{1,2}\\s*月|逐月|逐年|历年|自年初|全年|总计?|全部|累计)?"
            + FIGURE + BEHIND + "|承前页|过次页|转下页|接上页|(?:月|季|年|日|人|户|所|厂|店|家|每\\p{IsHan}{1,3})\\s*均(?:值|数)?|(?:计数|平均值|最大值|最小值)项\\s*:.*");
    private static final Pattern ENGLISH = Pattern.compile("(?:(grand\\s*)?totals?|(sub[-\\s]*totals?)|sum|averages?|avg|mean|count|max(?:imum)?|min(?:imum)?|running total|cumulative)\\s*[:：.]?");
    private static final Pattern ENDS = Pattern.compile("(.*?\\S)\\s*(?:(合\\s*计|总\\s*计|共\\s*计|(?<=\\s)汇\\s*总|(?<=[各等]\\p{IsHan}{1,6})(?:总数|总和|之和|总量|总额))|(小\\s*计)"
            + "|(累\\s*计|(?<=\\s)" + FIGURE + "))\\s*:?");
    /** What is in brackets at the end: of a label it is a remark, of a name it may be the label. */
    private static final Pattern BRACKETS = Pattern.compile("(.+?)\\s*\\(([^()]*)\\)\\s*:?");
    private static final Pattern WITHIN_BRACKETS = Pattern.compile("(?:\\p{IsHan}{0,4}(合计|小计|总计)|\\p{IsHan}{0,4}(?:累计|平均值?|均值))(?:数|值)?");
    private static final Pattern ENDS_IN_ENGLISH = Pattern.compile("(.*?\\S)\\s+(?:(total)|(average|count|max|min|sum))\\s*[:：.]?");
    private static final String[] ENGLISH_WORDS = {"total", "totals", "sum", "average", "averages", "avg", "mean", "count", "max", "maximum",
        "min", "minimum", "cumulative"};
    private static final int LONGEST_IN_ENGLISH = 40;

    /** What labels and blanks end in, and what labels with something behind them and blanks begin with. */
    private static final BitSet LAST = characters("计和总数额量均值页差积:：)）∑ΣlsmegntxLSMEGNTX.");
    private static final BitSet FIRST = characters("总合共小分中累平本全各其求最计逐历自市区县旗盟省州镇乡街年季月期页");

    private static BitSet characters(String characters) {
        BitSet set = new BitSet(1 << 16);
        characters.chars().forEach(set::set);
        set.set(0, ' ' + 1);
        " \u3000\u200b\ufeff".chars().forEach(set::set);
        return set;
    }

    private TotalLabels() {
    }

    /** Whether a cell that is not empty may be one or end in one: of most two characters are enough to know that they are not. */
    public static boolean mayBe(String cell) {
        return LAST.get(cell.charAt(cell.length() - 1)) || FIRST.get(cell.charAt(0));
    }

    /** The label that a cell is or ends in; empty for most. */
    public static Optional<Label> of(String cell) {
        String text = Row.stripped(cell);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        char last = text.charAt(text.length() - 1);
        if (endsInEnglish(text)) {
            return english(text.toLowerCase(Locale.ROOT));
        }
        if (!mayEnd(text, last) && !mayBegin(text)) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (SUBTOTAL.matcher(plain).matches()) {
            return Optional.of(new Label(Level.SUBTOTAL, ""));
        }
        if (OF_WHICH.matcher(plain).matches()) {
            return Optional.of(new Label(Level.OF_WHICH, ""));
        }
        if (TOTAL.matcher(plain).matches()) {
            return Optional.of(new Label(Level.TOTAL, ""));
        }
        if (PLACE.matcher(plain).matches()) {
            return Optional.of(new Label(Level.TOTAL, "", true));
        }
        if (OTHER.matcher(plain).matches()) {
            return Optional.of(new Label(Level.OTHER, ""));
        }
        if (plain.startsWith("其中")) {
            return Optional.of(new Label(Level.OF_WHICH, plain.substring(2)));
        }
        Matcher brackets = BRACKETS.matcher(plain);
        if (brackets.matches()) {
            Matcher within = WITHIN_BRACKETS.matcher(brackets.group(2));
            return within.matches() ? Optional.of(new Label(within.group(1) != null ? Level.SUBTOTAL : Level.OTHER, brackets.group(1)))
                    : ended(brackets.group(1));
        }
        return ended(plain);
    }

    private static Optional<Label> ended(String plain) {
        Matcher ends = ENDS.matcher(plain);
        if (!ends.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Label(ends.group(2) != null ? Level.TOTAL : ends.group(3) != null ? Level.SUBTOTAL : Level.OTHER, ends.group(1)));
    }

    private static Optional<Label> english(String text) {
        Matcher whole = ENGLISH.matcher(text);
        if (whole.matches()) {
            boolean total = text.startsWith("grand") || text.startsWith("total") || text.startsWith("sum");
            return Optional.of(new Label(total ? Level.TOTAL : whole.group(2) != null ? Level.SUBTOTAL : Level.OTHER, ""));
        }
        Matcher ends = ENDS_IN_ENGLISH.matcher(text);
        return ends.matches() ? Optional.of(new Label(ends.group(2) != null ? Level.SUBTOTAL : Level.OTHER, ends.group(1))) : Optional.empty();
    }

    private static boolean endsInEnglish(String text) {
        int end = text.length();
        while (end > 0 && ":：. ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0 || end > LONGEST_IN_ENGLISH || text.charAt(end - 1) > 'z') {
            return false;
        }
        for (String word : ENGLISH_WORDS) {
            if (text.regionMatches(true, end - word.length(), word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last two characters may be those of a label: of most cells that is enough to know that they are none. */
    private static boolean mayEnd(String text, char last) {
        char before = text.length() > 1 ? text.charAt(text.length() - 2) : ' ';
        return switch (last) {
            case '计' -> "总合共小分中累 　".indexOf(before) >= 0;
            case '和' -> "总求之 　".indexOf(before) >= 0;
            case '总' -> "汇加 　".indexOf(before) >= 0;
            case '数' -> "总计均位".indexOf(before) >= 0;
            case '值' -> "均大小计 　".indexOf(before) >= 0;
            case '量', '额' -> "总计金".indexOf(before) >= 0;
            case '差' -> "准方偏 　".indexOf(before) >= 0;
            case '页' -> "前次下上".indexOf(before) >= 0;
            case '均', '∑', 'Σ', ':', '：' -> true;
            case '积' -> before == '乘';
            case ')', '）' -> text.indexOf('计') >= 0 || text.indexOf('均') >= 0;
            default -> false;
        };
    }

    /** The same of the first two, where something is behind the label: 合计（万元）, 总计2021, 其中：校园. */
    private static boolean mayBegin(String text) {
        char second = text.length() > 1 ? text.charAt(1) : ' ';
        return switch (text.charAt(0)) {
            case '总', '合', '共', '小', '分', '中', '累' -> "计和数额量平 　".indexOf(second) >= 0;
            case '平' -> "均 　".indexOf(second) >= 0;
            case '计' -> second == '数';
            case '本', '全', '各', '逐', '历', '自', '市', '区', '县', '旗', '盟', '省', '州', '镇', '乡', '街', '年', '季', '月', '期', '页' ->
                text.indexOf('计') > 0 || text.indexOf('总') > 0 || text.indexOf('均') > 0 || text.indexOf('和') > 0 || text.length() <= 2;
            case '其' -> "中 　".indexOf(second) >= 0;
            case '求' -> second == '和';
            case '最' -> "大小 　".indexOf(second) >= 0;
            default -> false;
        };
    }
}
