package shian.catalog;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.Yaml;
import shian.message.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A YAML file as a tree, together with the line each value stands in.
 *
 * @param path  path below {@code jobs/}, with slashes
 * @param root  the tree; dates and codes stay text, as written
 * @param lines line from 1 by JSON pointer
 */
record YamlFile(String path, JsonNode root, Map<String, Integer> lines) {

    /** What YAML reads as true. */
    private static final Set<String> TRUE = Set.of("true", "yes", "on");

    /** Reads a file; a fault of the syntax is added to the mistakes and gives null. */
    static YamlFile parse(String path, String text, Mistakes mistakes) {
        try {
            Node node = composed(text);
            if (node == null) {
                mistakes.add(path, 1, Message.of("catalog.empty"));
                return null;
            }
            Map<String, Integer> lines = new HashMap<>();
            return new YamlFile(path, tree(path, node, "", lines, mistakes), lines);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            mistakes.add(path, line, Message.of("catalog.syntax", e.getProblem()));
            return null;
        } catch (YAMLException e) {
            mistakes.add(path, 1, Message.of("catalog.syntax", e.getMessage().lines().findFirst().orElse("")));
            return null;
        }
    }

    private static Node composed(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        // a list or map that contains itself, or one of copies of copies, would have no end
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (IllegalArgumentException e) {
            // what the library says of tags such as !a%20
            throw new YAMLException(e.getMessage(), e);
        }
    }

    int line(String pointer) {
        for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null || at.isEmpty()) {
                return line == null ? 1 : line;
            }
        }
    }

    private static JsonNode tree(String path, Node node, String pointer, Map<String, Integer> lines, Mistakes mistakes) {
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof MappingNode mapping) {
            var object = make.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                if (!(entry.getKeyNode() instanceof ScalarNode name)) {
                    mistakes.add(path, entry.getKeyNode().getStartMark().getLine() + 1, Message.of("catalog.key-form"));
                    continue;
                }
                String key = name.getValue();
                String below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                int line = entry.getKeyNode().getStartMark().getLine() + 1;
                if (object.has(key)) {
                    mistakes.add(path, line, Message.of("catalog.twice", key));
                }
                lines.put(below, line);
                object.set(key, tree(path, entry.getValueNode(), below, lines, mistakes));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            var array = make.arrayNode();
            for (Node element : sequence.getValue()) {
                array.add(tree(path, element, pointer + "/" + array.size(), lines, mistakes));
            }
            return array;
        }
        String value = ((ScalarNode) node).getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return make.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return make.booleanNode(TRUE.contains(value.toLowerCase(Locale.ROOT)));
        }
        if (node.getTag().equals(Tag.INT) && value.matches("-?(0|[1-9]\\d{0,17})")) {
            return make.numberNode(Long.parseLong(value));
        }
        return make.stringNode(value);
    }
}
