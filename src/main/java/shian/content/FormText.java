package shian.content;

import java.util.regex.Pattern;

/** What the first cell of a row says when the row belongs to the form and is no data: a signature, a note, an example. */
public final class FormText {

    private static final Pattern FOOTER = Pattern.compile(
            "(?:填表人?|填报人|填报单位|填报日期|填表日期|报送日期|审核人?|复核人?|负责人|制表人?|制表日期|联系电话|联系人|单位负责人|统计负责人|数据来源|资料来源"
                    + "|打印(?:时间|日期)|导出(?:时间|日期))\\s*[:：].*|(?:备注|注|说明)\\s*[:：].*|以下(?:空白|无正文)|第\\s*\\d+\\s*页.*");
    private static final Pattern EXAMPLE = Pattern.compile(
            "[(（【\\[]?(?:填写|填报)?(?:示\\s*例|样\\s*例|范\\s*例|举例|例如|例)(?:行|数据)?\\d*[)）】\\]]?(?:[:：].*)?"
                    + "|[(（【\\[](?:填写|填报)?(?:示例|样例|范例|例)[)）】\\]].*");
    private static final Pattern ZERO_REPORT = Pattern.compile("零\\s*报告");
    /** What these begin with: of most rows one character is enough to know that they are none. */
    private static final String BEGINS = "零填审复负制联单统备注说报数资打导以第示样范举例(（【[";

    private FormText() {
    }

    /** Whether a row that begins so says that there is nothing to report. */
    public static boolean isZeroReport(String first) {
        return isBegun(first) && ZERO_REPORT.matcher(first).matches();
    }

    /** Whether a row that begins so is a footer or an example of how to fill in the form. */
    public static boolean isNoData(String first) {
        return isBegun(first) && (FOOTER.matcher(first).matches() || EXAMPLE.matcher(first).matches());
    }

    private static boolean isBegun(String first) {
        return !first.isEmpty() && BEGINS.indexOf(first.charAt(0)) >= 0;
    }
}
