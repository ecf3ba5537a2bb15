package shian.message;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as JSON, the form in which the database keeps them. */
public final class MessageJson {

    private static final ObjectMapper MAPPER = JsonMapper.shared();

    private MessageJson() {
    }

    /** An object with {@code code}, {@code arguments} and, where there is one, {@code place}. */
    public static ObjectNode node(Message message) {
        ObjectNode node = MAPPER.createObjectNode().put("code", message.code());
        ArrayNode arguments = node.putArray("arguments");
        message.arguments().forEach(arguments::add);
        if (!message.place().isEmpty()) {
            node.put("place", message.place());
        }
        return node;
    }

    public static String write(Message message) {
        return node(message).toString();
    }

    public static String write(List<Message> messages) {
        ArrayNode array = MAPPER.createArrayNode();
        messages.forEach(message -> array.add(node(message)));
        return array.toString();
    }

    public static Message read(JsonNode node) {
        return new Message(node.required("code").asString(),
                node.required("arguments").valueStream().map(JsonNode::asString).toList(), node.path("place").asString(""));
    }

    /** The messages of a stored array, or the one of a stored object; empty for null. */
    public static List<Message> read(String json) {
        if (json == null) {
            return List.of();
        }
        JsonNode node = MAPPER.readTree(json);
        return node.isArray() ? node.valueStream().map(MessageJson::read).toList() : List.of(read(node));
    }
}
