package shian.content;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/** Turns a cell of a page into the text a person sees. The cell is changed by it, and not needed any more. */
final class HtmlCells {

    /** How Chinese or Japanese is pronounced is written above the text, and is no part of it. */
    private static final Set<String> PRONUNCIATION = Set.of("rt", "rp");
    /** What the user of a page presses or ticks, and what it sends along unseen. */
    private static final Set<String> NO_FIELDS = Set.of("hidden", "button", "submit", "reset", "image", "file", "checkbox");

    private final HtmlStyles styles;
    private int fields;
    private int filledFields;

    HtmlCells(HtmlStyles styles) {
        this.styles = styles;
    }

    /** Begins a row. */
    void begin() {
        fields = 0;
        filledFields = 0;
    }

    /** Fields for input among the cells of this row. */
    int fields() {
        return fields;
    }

    /** Those that hold something. */
    int filledFields() {
        return filledFields;
    }

    /**
     * @param rowStruck whether a line is drawn through the whole row
     */
    String text(Element cell, boolean rowStruck) {
        if (styles.isUnseen(cell)) {
            return "";
        }
        boolean struck = rowStruck || styles.isStruck(cell);
        if (cell.childrenSize() > 0) {
            cell.getAllElements().stream().skip(1)
                    .filter(element -> PRONUNCIATION.contains(element.normalName()) || styles.isUnseen(element)).toList().forEach(Element::remove);
            for (Element element : List.copyOf(cell.getAllElements()).subList(1, cell.getAllElements().size())) {
                field(element);
                struck |= styles.isStruck(element) && element.hasText();
                Script script = styles.script(element);
                if (script != Script.BASELINE) {
                    raise(element, script);
                }
            }
        }
        String text = cell.text();
        return struck && !text.isBlank() ? Unvalued.struck(text) : text;
    }

    private static void raise(Element element, Script script) {
        NodeTraversor.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                text.text(script.of(text.getWholeText()));
            }
        }, element);
    }

    private void field(Element element) {
        boolean filled;
        switch (element.normalName()) {
            case "input" -> {
                String type = element.attr("type").strip().toLowerCase(java.util.Locale.ROOT);
                if (NO_FIELDS.contains(type)) {
                    return;
                }
                filled = type.equals("radio") ? element.hasAttr("checked") : !element.attr("value").isBlank();
            }
            case "select" -> filled = !element.select("option[selected]").isEmpty();
            case "textarea" -> filled = element.hasText();
            default -> {
                return;
            }
        }
        fields++;
        filledFields += filled ? 1 : 0;
        element.empty();
    }
}
