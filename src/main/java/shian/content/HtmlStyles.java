package shian.content;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * How a page shows its elements, as far as it changes what a reader takes a cell for: by their names, their attributes, and
 * rules for a single element, class or id. Later rules win; more than that is left to browsers.
 */
final class HtmlStyles {

    private static final Set<String> PROPERTIES = Set.of("display", "visibility", "text-decoration", "text-decoration-line",
            "vertical-align", "font-size", "mso-hide");
    private static final Pattern SIMPLE = Pattern.compile("[a-z0-9]*(?:[.#][\\w-]+)?");

    private final Map<String, Map<String, String>> rules = new HashMap<>();

    /** Takes the text of a style element; rules for paper or other media are left out. */
    void take(String css) {
        String bare = withoutComments(css);
        int start = 0;
        int open = -1;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '@' && open < 0) {
                i = endOfAtRule(bare, i);
                start = i + 1;
            } else if (c == '{') {
                start = open < 0 ? start : open + 1;
                open = i;
            } else if (c == '}') {
                if (open >= 0) {
                    rule(bare.substring(start, open), bare.substring(open + 1, i));
                }
                start = i + 1;
                open = -1;
            }
        }
    }

    private void rule(String selectors, String declarations) {
        Map<String, String> declared = declared(declarations);
        if (declared.isEmpty()) {
            return;
        }
        for (String selector : selectors.split(",")) {
            String key = selector.strip().toLowerCase(Locale.ROOT);
            if (!key.isEmpty() && SIMPLE.matcher(key).matches()) {
                rules.computeIfAbsent(key, any -> new HashMap<>()).putAll(declared);
            }
        }
    }

    private static String withoutComments(String css) {
        StringBuilder bare = new StringBuilder(css.length());
        int at = 0;
        for (int from = css.indexOf("/*"); from >= 0; from = css.indexOf("/*", at)) {
            bare.append(css, at, from);
            int end = css.indexOf("*/", from + 2);
            at = end < 0 ? css.length() : end + 2;
        }
        return bare.append(css, at, css.length()).toString().replace("<!--", "").replace("-->", "");
    }

    /** Index of the last character of the rule for other media that begins at an index. */
    private static int endOfAtRule(String css, int from) {
        int depth = 0;
        for (int i = from; i < css.length(); i++) {
            char c = css.charAt(i);
            depth += c == '{' ? 1 : 0;
            depth -= c == '}' ? 1 : 0;
            if (depth <= 0 && (c == ';' || c == '}')) {
                return i;
            }
        }
        return css.length();
    }

    private static Map<String, String> declared(String declarations) {
        Map<String, String> declared = new HashMap<>();
        for (String declaration : declarations.split(";")) {
            int colon = declaration.indexOf(':');
            String property = colon < 0 ? "" : declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (PROPERTIES.contains(property)) {
                declared.put(property, declaration.substring(colon + 1).replace("!important", "").strip().toLowerCase(Locale.ROOT));
            }
        }
        return declared;
    }

    private Map<String, String> of(Element element) {
        String own = element.attr("style");
        if (rules.isEmpty()) {
            return own.isEmpty() ? Map.of() : declared(own);
        }
        Map<String, String> styles = new HashMap<>();
        String name = element.normalName();
        add(styles, name);
        for (String each : element.classNames()) {
            add(styles, "." + each.toLowerCase(Locale.ROOT));
            add(styles, name + "." + each.toLowerCase(Locale.ROOT));
        }
        if (!element.id().isEmpty()) {
            add(styles, "#" + element.id().toLowerCase(Locale.ROOT));
            add(styles, name + "#" + element.id().toLowerCase(Locale.ROOT));
        }
        styles.putAll(declared(own));
        return styles;
    }

    private void add(Map<String, String> styles, String selector) {
        Map<String, String> rule = rules.get(selector);
        if (rule != null) {
            styles.putAll(rule);
        }
    }

    /** Whether an element takes no room at all. */
    boolean isGone(Element element) {
        String display = of(element).getOrDefault("display", element.hasAttr("hidden") ? "none" : "");
        return display.equals("none") || element.normalName().equals("template");
    }

    /** Whether what is in an element is not seen, though it may take room. */
    boolean isUnseen(Element element) {
        Map<String, String> styles = of(element);
        String visibility = styles.getOrDefault("visibility", "");
        return isGone(element) || visibility.equals("hidden") || visibility.equals("collapse") || styles.getOrDefault("mso-hide", "").equals("all")
                || styles.getOrDefault("font-size", "").matches("0+(\\.0*)?(px|pt|em|rem|%)?");
    }

    /** Whether an element draws a line through what is in it. */
    boolean isStruck(Element element) {
        Map<String, String> styles = of(element);
        String line = styles.getOrDefault("text-decoration-line", styles.get("text-decoration"));
        if (line != null) {
            return line.contains("line-through");
        }
        return switch (element.normalName()) {
            case "s", "strike", "del" -> true;
            default -> false;
        };
    }

    /** How high an element is above its line. */
    Script script(Element element) {
        String align = of(element).get("vertical-align");
        String name = element.normalName();
        if (align != null) {
            return switch (align) {
                case "super", "text-top" -> Script.SUPERSCRIPT;
                case "sub", "text-bottom" -> Script.SUBSCRIPT;
                default -> Script.BASELINE;
            };
        }
        if (name.equals("sup")) {
            return Script.SUPERSCRIPT;
        }
        return name.equals("sub") ? Script.SUBSCRIPT : Script.BASELINE;
    }
}
