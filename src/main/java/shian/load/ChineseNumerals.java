package shian.load;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in Chinese characters, also in the capitals of amounts: 二千三百, 伍仟元整, 百分之九十八点一 (domain.md D08, D11, D19). */
final class ChineseNumerals {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String CAPITALS = "〇壹贰叁肆伍陆柒捌玖";
    private static final String SMALL_UNITS = "十百千";
    private static final String CAPITAL_UNITS = "拾佰仟";
    private static final String NUMERAL = "[零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖貳陸十百千拾佰仟万萬亿億]";
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern WHOLE = Pattern.compile(NUMERAL + "+");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?:人民币)?(" + NUMERAL + "+)(余|多)?[元圆](?:零?(" + NUMERAL + ")角)?(?:零?(" + NUMERAL + ")分)?[整正]?");
    private static final Pattern PERCENT = Pattern.compile("百分之(" + NUMERAL + "+)(?:点([零〇一二三四五六七八九]+))?");

    private ChineseNumerals() {
    }

    /** The text with its first number in Chinese characters written in digits; as it is if there is none, or digits stand in it already. */
    static String inDigits(String text) {
        if (DIGIT.matcher(text).find()) {
            // a name behind a number is none: 5000（张三…）
            return text.matches("\\D*\\d[\\d,.]*[元圆][整正]") ? text.substring(0, text.length() - 1) : text;
        }
        Matcher percent = PERCENT.matcher(text);
        if (percent.find()) {
            String number = number(percent.group(1));
            return number == null ? text
                    : replaced(text, percent, number + (percent.group(2) == null ? "" : "." + digits(percent.group(2))) + "%");
        }
        Matcher amount = AMOUNT.matcher(text);
        if (amount.find()) {
            String number = number(amount.group(1));
            String cents = cent(amount.group(3)) + cent(amount.group(4));
            return number == null ? text : replaced(text, amount,
                    number + (cents.equals("00") ? "" : "." + cents) + (amount.group(2) == null ? "" : amount.group(2)) + "元");
        }
        Matcher whole = WHOLE.matcher(text);
        // a single 一 is often a dash
        if (whole.find() && !text.equals("一")) {
            String number = number(whole.group());
            return number == null ? text : replaced(text, whole, number);
        }
        return text;
    }

    private static String replaced(String text, Matcher found, String by) {
        return text.substring(0, found.start()) + by + text.substring(found.end());
    }

    private static String cent(String digit) {
        return digit == null ? "0" : digits(digit);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Math.max(0, digit((char) c))));
        return digits.toString();
    }

    /**
     * The digits of a number such as 一万零五百 or 二〇二一; null if the characters make none. 一万二 is twelve thousand to who says it
     * and ten thousand and two to who reads it: only 一万二千 and 一万零二 are numbers.
     */
    private static String number(String text) {
        if (text.chars().allMatch(c -> digit((char) c) >= 0)) {
            return digits(text);
        }
        long sum = 0;
        long section = 0;
        long large = Long.MAX_VALUE;
        long small = Long.MAX_VALUE;
        int digit = -1;
        boolean told = true;
        for (char c : text.toCharArray()) {
            int value = digit(c);
            long unit = smallUnit(c);
            if (value >= 0) {
                if (digit > 0) {
                    return null;
                }
                told |= digit == 0;
                digit = value;
            } else if (unit > 0) {
                if (unit >= small || digit <= 0 && unit != 10) {
                    return null;
                }
                section += Math.max(digit, 1) * unit;
                small = unit;
                told = unit == 10;
                digit = -1;
            } else {
                long next = c == '万' || c == '萬' ? 10_000 : 100_000_000;
                section += Math.max(digit, 0);
                if (section == 0 || next >= large || digit == 0 || !told && digit > 0) {
                    return null;
                }
                sum += section * next;
                section = 0;
                large = next;
                small = Long.MAX_VALUE;
                told = false;
                digit = -1;
            }
        }
        return digit == 0 || !told && digit > 0 ? null : BigDecimal.valueOf(sum + section + Math.max(digit, 0)).toPlainString();
    }

    private static int digit(char c) {
        int digit = Math.max(DIGITS.indexOf(c), CAPITALS.indexOf(c));
        return switch (c) {
            case '两', '貳' -> 2;
            case '陸' -> 6;
            default -> digit;
        };
    }

    private static long smallUnit(char c) {
        int power = Math.max(SMALL_UNITS.indexOf(c), CAPITAL_UNITS.indexOf(c));
        return power < 0 ? 0 : (long) Math.pow(10, power + 1);
    }
}
