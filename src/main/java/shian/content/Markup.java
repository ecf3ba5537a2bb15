package shian.content;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells pages from workbooks and other documents written as XML, by their first element. */
final class Markup {

    /** An instruction, a comment or a type of document, which come before the first element. */
    private static final Pattern BEFORE = Pattern.compile("\\s*<(?:\\?.*?\\?>|!--.*?-->|![a-z\\[][^>]*>)", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("\\s*<(?:[a-z_][\\w.-]*:)?([a-z_][\\w.-]*)(?=[\\s/>])");
    private static final Set<String> OF_PAGES = Set.of("html", "head", "body", "table", "meta", "style", "script", "title", "link",
            "base", "div", "span", "p", "br", "hr", "center", "font", "form", "h1", "h2", "h3", "h4", "b", "strong", "i", "u", "a", "img",
            "input", "tbody", "thead", "tr", "td", "th", "caption", "colgroup", "frameset", "frame", "iframe", "noscript", "pre", "ul", "ol");
    private static final String WORDS = "office/word/2003/wordml";

    private Markup() {
    }

    static boolean begins(byte[] head) {
        String start = PlainText.start(head);
        return start.length() > 1 && start.charAt(0) == '<' && (start.charAt(1) >= 'a' && start.charAt(1) <= 'z' || "?!".indexOf(start.charAt(1)) >= 0);
    }

    /**
     * @param markup the content, or as much of it as is looked at
     */
    static Kind kind(byte[] markup) {
        String text = PlainText.start(markup);
        Matcher before = BEFORE.matcher(text);
        int at = 0;
        while (before.region(at, text.length()).lookingAt()) {
            at = before.end();
        }
        Matcher element = ELEMENT.matcher(text).region(at, text.length());
        String first = element.lookingAt() ? element.group(1) : "";
        if (first.equals("workbook") && text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return Kind.SPREADSHEET_XML;
        }
        if (text.contains(WORDS) || text.contains("progid=\"word.document\"")) {
            return Kind.WORD;
        }
        if (OF_PAGES.contains(first) || text.startsWith("<!doctype html")) {
            return Kind.HTML;
        }
        if (text.contains("<html") || text.contains("<table")) {
            return Kind.HTML;
        }
        boolean xml = text.startsWith("<?xml") || !first.isEmpty() && (text.indexOf("</", at) > 0 || text.indexOf("xmlns", at) > 0);
        return xml ? Kind.XML : Kind.TEXT;
    }
}
