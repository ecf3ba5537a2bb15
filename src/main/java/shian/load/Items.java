package shian.load;

import java.util.List;
import java.util.regex.Pattern;
import shian.content.Header;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Several items in one cell, each of glued parts: 项目‖结果‖标准值；项目‖结果‖标准值 (domain.md 3.2). */
final class Items {

    private static final Pattern BETWEEN = Pattern.compile("[；;\\r\\n]+");

    private Items() {
    }

    /**
     * The items as a list of objects in JSON.
     *
     * @param parts names of the parts; an item may lack the last ones
     * @throws NotUnderstood if an item has more parts than that, or none
     */
    static String read(String text, List<String> parts) throws NotUnderstood {
        ArrayNode items = JsonMapper.shared().createArrayNode();
        for (String item : split(text, parts.size())) {
            if (item.isBlank()) {
                continue;
            }
            String[] pieces = Header.GLUE.split(item, -1);
            if (pieces.length > parts.size() || pieces[0].isBlank()) {
                throw new NotUnderstood("load.items", item.strip(), parts.size());
            }
            ObjectNode object = items.addObject();
            for (int i = 0; i < parts.size(); i++) {
                String piece = i < pieces.length ? pieces[i].strip() : "";
                object.put(parts.get(i), piece.isEmpty() || piece.equals("/") ? null : piece);
            }
        }
        if (items.isEmpty()) {
            throw new NotUnderstood("load.items", text, parts.size());
        }
        return items.toString();
    }

    /** 、 stands in names too: it separates items only where each of them is whole. */
    private static String[] split(String text, int parts) {
        String[] items = BETWEEN.split(text);
        String[] finer = text.split("、");
        boolean whole = items.length == 1;
        for (String item : finer) {
            whole &= Header.GLUE.split(item, -1).length == parts;
        }
        return whole ? finer : items;
    }
}
