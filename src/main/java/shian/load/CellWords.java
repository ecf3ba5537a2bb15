package shian.load;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whole cells that are no value of their own: what people, spreadsheets and programs write for nothing, for an error, and for
 * the value of another cell. A part of a cell never counts.
 */
final class CellWords {

    /** What a cell is. */
    enum Meaning {
        VALUE,
        /** A sign for nothing, such as {@code /}. */
        NOTHING,
        /** A word that may be a value too, such as 无. */
        WORD_FOR_NOTHING,
        /** What programs write for nothing, such as {@code \N}. */
        NULL,
        /** What spreadsheets and programs write where they failed. */
        ERROR,
        /** Signs that stand for characters nobody could write. */
        LOST,
        /** It means the cell above. */
        DITTO,
        /** It means another cell. */
        ELSEWHERE
    }

    private static final int LONGEST = 60;
    /** What a word begins with: most cells need not be looked up. */
    private static final boolean[] BEGINS = new boolean[128];
    private static final String OTHERS_BEGIN = "无暂待不长同错烫屯";
    /** As they stand. */
    private static final Map<String, Meaning> WORDS = new HashMap<>();
    /** In capitals. */
    private static final Map<String, Meaning> OF_PROGRAMS = new HashMap<>();
    private static final Pattern ERROR = Pattern.compile("#N/AN/A|#(?:N/A|REF|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT"
            + "|BUSY|UNKNOWN|EXTERNAL|TIMEOUT|PYTHON|GETTING_DATA|ERROR|值|引用|名称|数值|数字|空值|除数为零|除以零|溢出)[!?]?"
            + "|错误[!！].*|ERROR!.*"
            + "|(?:ERR|错误):5\\d\\d|[+-]?1\\.#(?:[QS]NAN|INF|IND)\\d*|[+-](?:INF|INFINITY)|[+-]?∞"
            + "|\\[OBJECTOBJECT]|\\$\\{[\\w.]+}|\\{\\{[\\w.]+}}");
    private static final Pattern NULL = Pattern.compile("\\((?:NULL|NONE|NIL|BLANK|空白|空值?)\\)|<(?:NULL|NONE|NIL|NA|NAT|空值?)>"
            + "|\\[(?:NULL|NONE|NIL)]|\\{(?:NULL|NONE|NIL)}|\\\\N|-NAN(?:\\(IND\\))?");
    private static final Pattern NOTHING = Pattern.compile("[-‐‑‒–—―─━﹣﹘−_ー]+|[/\\\\]+"
            + "|0000-00-00(?:[ T]00:00(?::00(?:\\.0+)?)?)?|0000/0?0/0?0|0001-01-01(?:[ T]00:00(?::00(?:\\.0+)?)?)?|1900[-/]0?1[-/]0?0(?:[ T]0?0:00(?::00)?)?");
    private static final Pattern DITTO = Pattern.compile("[-－—–\\s]*[〃″”“〞〟々＂’]{1,4}[-－—–\\s]*|\"|,,|，，|[(（]同上[)）]");

    static {
        for (char c : "#/\\-_\"'()<[{?,+$01EeIiNnUuDdLl".toCharArray()) {
            BEGINS[c] = true;
        }
        put(WORDS, Meaning.WORD_FOR_NOTHING, "无", "暂无", "待定", "不详", "长期");
        put(WORDS, Meaning.NOTHING, "、", "\"\"", "''", "“”", "‘’");
        put(WORDS, Meaning.DITTO, "同上", "同上行", "同前", "同前行", "同上。");
        put(WORDS, Meaning.ELSEWHERE, "同左", "同右", "同下", "同后");
        put(OF_PROGRAMS, Meaning.NULL, "NULL", "NONE", "NIL", "NAN", "N/A", "N.A.", "N.A", "UNDEFINED", "DBNULL", "NAN(IND)");
        put(OF_PROGRAMS, Meaning.ERROR, "INF", "INFINITY", "INVALID DATE", "LOADING...");
        put(OF_PROGRAMS, Meaning.DITTO, "DITTO", "DO.");
    }

    private CellWords() {
    }

    private static void put(Map<String, Meaning> words, Meaning meaning, String... several) {
        for (String word : several) {
            words.put(word, meaning);
        }
    }

    /** @param text without white space around it, not empty */
    static Meaning of(String text) {
        char first = text.charAt(0);
        if (first < 128 ? !BEGINS[first] : first >= '\u4e00' && first <= '\u9fff' && OTHERS_BEGIN.indexOf(first) < 0) {
            return Meaning.VALUE;
        }
        if (first == '0' && !text.startsWith("000") || first == '1' && !text.startsWith("1.#") && !text.startsWith("1900") || isSigned(text)) {
            return Meaning.VALUE;
        }
        Meaning run = run(text);
        if (run != Meaning.VALUE || text.length() > LONGEST) {
            return run;
        }
        if (first < 128 && Character.isLetter(first)) {
            return ofProgram(text);
        }
        boolean chinese = first >= '\u4e00' && first <= '\u9fff' && first != '错';
        return chinese ? WORDS.getOrDefault(text.replaceAll("[\\s\\p{Z}]", ""), Meaning.VALUE) : looked(text);
    }

    /** A usual number with a sign, or below a limit. */
    private static boolean isSigned(String text) {
        return "-+<".indexOf(text.charAt(0)) >= 0 && text.length() > 1 && text.charAt(1) >= '0' && text.charAt(1) <= '9'
                && !text.startsWith("1.#", 1);
    }

    /** A cell of one character again and again, however long. */
    private static Meaning run(String text) {
        char first = text.charAt(0);
        if ("#＃?？□烫屯".indexOf(first) < 0) {
            return Meaning.VALUE;
        }
        char other = first == '?' ? '？' : first == '？' ? '?' : first;
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != first && text.charAt(i) != other) {
                return Meaning.VALUE;
            }
        }
        return switch (first) {
            case '#', '＃' -> text.length() >= 3 ? Meaning.ERROR : Meaning.VALUE;
            case '烫', '屯' -> text.length() >= 3 ? Meaning.LOST : Meaning.VALUE;
            default -> text.length() >= 2 ? Meaning.LOST : Meaning.VALUE;
        };
    }

    /** What begins with a letter. NAT is a test and Na an element: of these only one spelling is what programs write. */
    private static Meaning ofProgram(String plain) {
        if (plain.equals("NA") || plain.equals("NaT")) {
            return Meaning.NULL;
        }
        String capitals = plain.toUpperCase(Locale.ROOT);
        return (capitals.startsWith("ERR:") || capitals.startsWith("ERROR!")) && ERROR.matcher(capitals).matches() ? Meaning.ERROR
                : OF_PROGRAMS.getOrDefault(capitals, Meaning.VALUE);
    }

    private static Meaning looked(String text) {
        Meaning word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        if (DITTO.matcher(text).matches()) {
            return Meaning.DITTO;
        }
        String plain = PlainText.withMarks(text);
        String folded = plain.toUpperCase(Locale.ROOT).replace(" ", "");
        if (ERROR.matcher(folded).matches()) {
            return Meaning.ERROR;
        }
        if (NULL.matcher(folded).matches()) {
            return Meaning.NULL;
        }
        return NOTHING.matcher(plain).matches() ? Meaning.NOTHING : ofProgram(plain);
    }
}
