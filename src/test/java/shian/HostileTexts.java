package shian;

import java.util.List;
import java.util.stream.Stream;

/** Texts that are short to write, and that patterns and loops over them may take very long for: a fragment again and again. */
public final class HostileTexts {

    /** What is repeated. */
    private static final List<String> FRAGMENTS = List.of("一", "万", "1", "1,", "1,234", "1 234", "1\n", ".", "0.", "-", "+-", " ", "\u3000", "\u00a0", "\n",
            " \n", "\t", "(", "(a", "((", "()", "（", "【", "[", "{", "<", "<a>", "/", "//", "、", "；", ";", "||", "‖", ":", "：", "%", "年", "12月", "2021", "2021年1月",
            "1-2月", "至", "季度", "合计", "(合计)", " 合 计", "小计", "单位", "单位：", "以万元计", "计", "¹", "a²", "①", "*", "＊", "\"", "\"\"", "=\"", "'", "'=",
            "\u202e", "\u200b", "\ud83d\ude00", "锟", "?", "#", "e", "1e", "E+", "×10", "<1", "≤", "约", "以上", "ND", "未检出", "不合格", "未", "A", "ab ", "https://", "13800138000",
            "150102199001011234", "1501", "呼和浩特市", "新城区", "\\", "_x000D_", "&#", "&amp;", "人民币", "元", "周一", "上午", "12:", "T");

    private HostileTexts() {
    }

    /** Each fragment repeated to about that many characters. */
    public static Stream<String> repeated(int length) {
        return FRAGMENTS.stream().map(fragment -> fragment.repeat(Math.max(1, length / fragment.length())));
    }

    /** The same, alone and with something before and behind it that fits nothing. */
    public static Stream<String> of(int length) {
        return repeated(length).flatMap(repeated -> Stream.of(repeated, "x" + repeated + "x", "合计1" + repeated + "!"));
    }

    /** A text of a test, to be named in a message. */
    public static String named(String text) {
        return text.length() + " × " + text.substring(0, Math.min(text.length(), 24)).replace("\n", "\\n");
    }
}
