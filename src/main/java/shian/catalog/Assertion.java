package shian.catalog;

import java.util.regex.Pattern;

/**
 * Whether a text says what words in it say: not where these are denied (未见不合格), asked (是否合格), planned (拟罚款), left open
 * (□合格 □不合格), or part of another word (合格率, 检出限).
 */
final class Assertion {

    /** How far a denial reaches; a text may be long. */
    private static final int AROUND = 24;
    private static final String NEGATIONS = "不未无無非没沒否免勿莫";
    /** Not between the parts of a sentence: 不达标，罚款. */
    private static final String WITHIN_A_CLAUSE = "[^、，,；;。：:（()）\\s/]";
    private static final Pattern DENIED = Pattern.compile("[" + NEGATIONS + "]" + WITHIN_A_CLAUSE + "{0,3}$");
    /** Before words that are a denial themselves, as 水分未达标不合格 is none of them. */
    private static final Pattern DENIAL_DENIED = Pattern.compile(
            "(?:[不未无無非没沒]|没有|未见|未发现|未检出|未出现|不是|并非|尚未|不存在|不属于?|无任何|没有发现|不予|不得|不能|不应|免于?"
                    + "|未达|未现|不属|非|排除|解除|未能|无明显|未明显|(?:未|尚未|不应|暂不|不予|无法|不能|未能)(?:判定?|认定)为?)(?:轻度|重度|明显|严重)?$");
    private static final Pattern DENIED_IN_ENGLISH = Pattern.compile("(?:(?<![A-Za-z])(?:not|non|no|un|never|without)[ -]?|n't )(?:been |be |yet )?$",
            Pattern.CASE_INSENSITIVE);
    /** Words with a negation that deny nothing. */
    private static final Pattern HARMLESS = Pattern.compile("非法|没收|无证|无照|不良|不锈|不动杆|免疫|未成年|不饱和|非食用|非食品|不符合规定|不明");
    private static final Pattern UNSURE_BEFORE = Pattern.compile(
            "(?:待|排除|解除|疑似|可能|是否|能否|可否|有无|拟|应当|需|须|建议|预计|撤销|取消|暂缓|如|若|申请|争取|力争|未必|或者?)$");
    private static final Pattern OTHERWISE_BEHIND = Pattern.compile(
            "^(?:与否|吗|么|率|限(?!期)|前(?!置)|性|值|线|证|标志|项?数(?:$|[:：])|否|之前|以前|或|-?free)");
    private static final Pattern DENIED_BEHIND = Pattern.compile(
            "^" + WITHIN_A_CLAUSE + "{0,8}[:：=（(]\\s*(?:无|否|没有|零|0|免)(?=$|[)）、，,；;。\\s项批份个件元])|^(?:无|没有|免)$"
            + "|^[^、，,；;。：:（()）/\\s]{0,8}(?:均|都|皆|全|也|尚|仍)(?:未|没有?|不)|^(?:未|没有?)(?:通过|取得|获得|认证)");
    private static final Pattern LEFT_OPEN = Pattern.compile("[?？□☐☑☒■]|是否|与否|能否");

    private Assertion() {
    }

    /** Whether the words stand in the text somewhere and are meant. */
    static boolean isMade(String text, String words) {
        if (words.isEmpty() || LEFT_OPEN.matcher(text).find()) {
            return false;
        }
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            int behind = at + words.length();
            if (!isDeniedBefore(text.substring(Math.max(0, at - AROUND), at), words)
                    && !isOtherwiseBehind(text.substring(behind, Math.min(text.length(), behind + AROUND)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether words are others with a negation before them. */
    static boolean isDenial(String words, String others) {
        return !others.isEmpty() && words.endsWith(others) && words.length() > others.length()
                && NEGATIONS.indexOf(words.charAt(words.length() - others.length() - 1)) >= 0;
    }

    private static boolean isDeniedBefore(String before, String words) {
        String bare = HARMLESS.matcher(before).replaceAll("；");
        Pattern denied = NEGATIONS.indexOf(words.charAt(0)) >= 0 ? DENIAL_DENIED : DENIED;
        return denied.matcher(bare).find() || UNSURE_BEFORE.matcher(bare).find() || DENIED_IN_ENGLISH.matcher(bare).find();
    }

    private static boolean isOtherwiseBehind(String behind) {
        return OTHERWISE_BEHIND.matcher(behind).find() || DENIED_BEHIND.matcher(behind).find();
    }
}
