package shian.catalog;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a name what looks like a period and is none: document numbers, standards, editions, versions, counts, and
 * dates of writing.
 */
final class PeriodNoise {

    private static final String NUMERALS = "一二三四五六七八九";
    private static final String ZERO = "[〇○◯零0Oo]";
    private static final Pattern CHINESE_YEAR = Pattern.compile("二" + ZERO + "([〇○◯零0Oo" + NUMERALS + "])([〇○◯零0Oo" + NUMERALS + "])(?=年)");
    private static final Pattern CHINESE_NUMBER = Pattern.compile("(?<![统唯])(?:[二三]?十[" + NUMERALS + "]?|[" + NUMERALS
            + "])(?=(?:\\s*[-、,和及]\\s*(?:十[一二]?|[" + NUMERALS + "]|\\d{1,2}))*\\s*月(?!饼)|[日号])");
    private static final Pattern RANGE = Pattern.compile("(?<=[\\d月日号年度份" + NUMERALS + "十])\\s*(?:[-‐‑‒–—―−~～]+|至|到)\\s*(?=[\\d第Q十" + NUMERALS + "])");
    private static final Pattern BRACKETED_MONTHS = Pattern.compile("\\((\\d{1,2}(?:[-、,]\\d{1,2})?)\\)月");
    private static final Pattern SPACES = Pattern.compile("(?<=\\d)\\s+(?=[年月日季])|(?<=[年月])\\s+(?=[\\d第上下])");

    private static final String DAY = "(?:20\\d{2}年\\d{1,2}月\\d{1,2}[日号]?|20\\d{2}[-./_]\\d{1,2}[-./_]\\d{1,2}(?!\\d)|20\\d{2}[01]\\d[0-3]\\d(?!\\d)"
            + "|(?<!\\d)\\d{1,2}月\\d{1,2}[日号])";
    private static final String MONTH = "(?:20\\d{2}年\\d{1,2}月份?|20\\d{2}[-./]\\d{1,2}(?!\\d)|20\\d{2}[01]\\d(?!\\d))";
    private static final String TIME = "(?:[-_ T]?\\d{1,2}[:时.]\\d{1,2}(?:[:分.]\\d{1,2}秒?)?|[-_ T][0-2]\\d[0-5]\\d(?:\\d\\d)?(?![\\d年]))?";
    private static final String WRITTEN = "(?:报送|填报|填表|制表|上报|呈报|打印|印制|导出|更新|修改|修订|印发|发布|下发|提交|生成|存档|归档|收文|签发|成文|备份"
            + "|编制|录入|整理|起草|下载|提取|报出)";

    /** What is written when, in whatever order. */
    private static final List<Pattern> DATES_OF_WRITING = compiled(
            WRITTEN + "(?:日期|时间|于|日)?\\s*:?\\s*" + DAY + TIME,
            WRITTEN + "(?:日期|时间|于|年月)\\s*:?\\s*(?:" + MONTH + "|20\\d{2}年?)",
            DAY + TIME + "\\s*(?:" + WRITTEN + "|报(?!告|表)|填|印(?!章)|制(?!品)|编|版|稿|定稿|终稿|重报|补报|收(?![购储获])|存(?![栏量粮储])|前(?:上报|报送|填报|报))",
            MONTH + "(?:" + WRITTEN + "|版|稿)",
            "20\\d{2}年度?(?:报送|上报|填报|报出|印发|编制|打印|导出|更新|修订|修改|整理)的?");

    private static final String CODES = "(?:GB|GBW|NY|SB|SN|QB|DBS?\\d{0,4}|HJ|SC|LS|WS|JJF|JJG|ISO|IEC|CAC|CXS"
            + "|BJS|KJ|YBB|RB|NB|HG|YY|CNAS|AOAC|[TQ][/_ -][A-Z]{2,6})";

    private static final List<Pattern> OTHERS = compiled(
            // 〔2022〕3号, [2022]15号, (2022)第3号, 2022年第3号, 2022年3号文, 2022-3号
            "[〔\\[【(〈《{]\\s*20\\d{2}\\s*年?[〕\\]】)〉》}]\\s*第?\\s*[\\d一二三四五六七八九十]{1,5}\\s*号(?:文|令|函|公告|通告)?",
            "(?<=[发函字令])[\\[【(]\\s*20\\d{2}\\s*年?[\\]】)](?:\\s*第?\\s*\\d{1,5}(?!\\d))?",
            "〔[^〕]{0,8}20\\d{2}[^〕]{0,4}〕(?:\\s*第?\\s*\\d{1,5}(?!\\d))?",
            "20\\d{2}\\s*年?度?\\s*[-_ ]?第\\s*[\\d一二三四五六七八九十]{1,5}\\s*号", "20\\d{2}(?:年|[-_ ])\\s*\\d{1,5}\\s*号(?:文|令|函)?",
            "\\d{1,5}号公告(?:-\\d{1,3})?-20\\d{2}", "号(?:公告)?-\\d{1,3}-20\\d{2}",
            // GB2760-2014, GB/T 19001-2016, DB15/T 1234-2019, ISO 22000:2018, Q/NXS 0001S-2021, BJS 201705
            "(?<![A-Za-z])" + CODES + "(?:[/_ -]?[TZ])?[\\s_-]?\\d{1,5}[A-Z]?(?:\\.\\d{1,3})*\\s*[-_:\\s]\\s*(?:19|20)\\d{2}(?!\\d)(?:版|年版)?",
            "(?<![A-Za-z])(?:BJS|KJ)\\s?20\\d{4}(?!\\d)",
            // numbers of annexes
            "附[件表]\\s*\\d{1,2}(?:-\\d{1,2}(?!月|\\d))?\\s*[-:、._](?!\\d{1,2}月)", "附[件表]\\s*\\d{1,2}\\s*[:、._]",
            // editions, versions, stamps, telephones, running numbers, counts
            "20\\d{2}年?(?:修订|修改|修正)?版|\\(20\\d{2}年?修[正订]\\)", "(?<![A-Za-z])[Vv](?:er)?\\.?\\s?\\d+(?:[._]\\d+)*",
            "(?<!\\d)20\\d{2}[01]\\d[0-3]\\d[-_ T]?[0-2]\\d[0-5]\\d(?:[0-5]\\d)?(?![\\d年])", "20\\d{2}-\\d\\d-\\d\\d[-_ T][0-2]\\d[-:.]?[0-5]\\d(?:[-:.]?[0-5]\\d)?(?!-?[\\d年])",
            "(?<!\\d)0\\d{2,3}-\\d{7,8}(?!\\d)", "(?:电话|手机|邮编|[Tt]el)\\s*:?\\s*[\\d-]+",
            "(?:编号|序号|文号|单号|批号|流水号|订单号|No\\.?|NO\\.?|№)\\s*:?\\s*[A-Za-z]*\\d[\\d-]*", "第\\s?20\\d{2}\\s?号",
            "(?<!\\d)20\\d{2}(?:批次|家次|户次|人次|份(?!额)|条|吨|万元)");

    private PeriodNoise() {
    }

    /**
     * A name without the noise.
     *
     * @param text    what is left, numerals Arabic and dashes of one kind
     * @param written the first date of writing that was taken out; null if there was none
     */
    record Quiet(String text, String written) {
    }

    static Quiet without(String name) {
        String text = SPACES.matcher(plain(name)).replaceAll("");
        for (Pattern other : OTHERS) {
            text = other.matcher(text).replaceAll(";");
        }
        String written = null;
        for (Pattern date : DATES_OF_WRITING) {
            Matcher matcher = date.matcher(text);
            if (matcher.find()) {
                written = written == null ? matcher.group() : written;
                text = matcher.replaceAll(";");
            }
        }
        return new Quiet(text, written);
    }

    /** In the usual widths and shapes, with Arabic numerals and one kind of dash in ranges. */
    private static String plain(String name) {
        String text = Variants.folded(Normalizer.normalize(name, Normalizer.Form.NFKC)).replace('﹣', '-');
        text = CHINESE_YEAR.matcher(text).replaceAll(year -> "20" + digit(year.group(1)) + digit(year.group(2)));
        text = RANGE.matcher(text).replaceAll("-");
        text = CHINESE_NUMBER.matcher(text).replaceAll(PeriodNoise::number);
        return BRACKETED_MONTHS.matcher(text).replaceAll("$1月");
    }

    private static String digit(String numeral) {
        return String.valueOf(NUMERALS.indexOf(numeral) + 1);
    }

    private static String number(MatchResult numeral) {
        String text = numeral.group();
        int ten = text.indexOf('十');
        if (ten < 0) {
            return digit(text);
        }
        int tens = ten == 0 ? 1 : NUMERALS.indexOf(text.charAt(0)) + 1;
        return String.valueOf(tens * 10 + (ten == text.length() - 1 ? 0 : NUMERALS.indexOf(text.charAt(ten + 1)) + 1));
    }

    private static List<Pattern> compiled(String... expressions) {
        return java.util.Arrays.stream(expressions).map(Pattern::compile).toList();
    }
}
