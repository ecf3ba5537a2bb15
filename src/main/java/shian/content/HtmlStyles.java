package shian.content;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * How a page shows its elements, as far as it changes what a reader takes a cell for: by their names, their attributes, and
 * rules for a single element, class or id. Later rules win; more than that is left to browsers.
 */
final class HtmlStyles {

    private static final Set<String> PROPERTIES = Set.of("display", "visibility", "text-decoration", "text-decoration-line",
            "vertical-align", "font-size", "mso-hide");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|<!--|-->", Pattern.DOTALL);
    /** Rules for paper or other media. */
    private static final Pattern AT_RULE = Pattern.compile("@[^{};]*(?:;|\\{(?:[^{}]*\\{[^{}]*})*[^{}]*})");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern SIMPLE = Pattern.compile("[a-z0-9]*(?:[.#][\\w-]+)?");

    private final Map<String, Map<String, String>> rules = new HashMap<>();

    /** Takes the text of a style element. */
    void take(String css) {
        String bare = AT_RULE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll("");
        Matcher rule = RULE.matcher(bare);
        while (rule.find()) {
            Map<String, String> declared = declared(rule.group(2));
            if (declared.isEmpty()) {
                continue;
            }
            for (String selector : rule.group(1).split(",")) {
                String key = selector.strip().toLowerCase(Locale.ROOT);
                if (!key.isEmpty() && SIMPLE.matcher(key).matches()) {
                    rules.computeIfAbsent(key, any -> new HashMap<>()).putAll(declared);
                }
            }
        }
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
