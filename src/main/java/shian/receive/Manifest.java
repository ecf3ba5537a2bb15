package shian.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import shian.content.Names;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a department says about a file, in {@code FILE.manifest.json} beside it. Every entry may be absent.
 */
record Manifest(JsonNode json) {

    private static final int MOST_BYTES = 1 << 20;

    /** The manifest of a file; empty if it has none, a null tree if it cannot be read as JSON or is no manifest's size. Links are not followed. */
    static Optional<Manifest> of(Path file) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        for (String base : new String[] {name, dot < 0 ? name : name.substring(0, dot)}) {
            Path path = file.resolveSibling(base + Inbox.MANIFEST);
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new Manifest(read(path)));
            }
        }
        return Optional.empty();
    }

    private static JsonNode read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] json = in.readNBytes(MOST_BYTES + 1);
            return json.length > MOST_BYTES ? null : cleaned(JsonMapper.shared().readTree(json));
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The plain values of an object without characters that nobody sees; anything else as it is, since it is no manifest. */
    private static JsonNode cleaned(JsonNode json) {
        if (!json.isObject()) {
            return json;
        }
        ObjectNode cleaned = JsonMapper.shared().createObjectNode();
        json.forEachEntry((key, value) -> cleaned.set(Names.clean(key), cleaned(cleaned, value)));
        return cleaned;
    }

    private static JsonNode cleaned(ObjectNode nodes, JsonNode value) {
        String clean = value.isValueNode() ? Names.clean(value.asString()) : "";
        // a mobile number may be written as a number
        return value.isString() || value.isNumber() && !clean.equals(value.asString()) ? nodes.stringNode(clean) : value;
    }

    /** A manifest as the ledger keeps it. */
    static Manifest parse(String json) {
        return new Manifest(JsonMapper.shared().readTree(json));
    }

    /** Whether it is one JSON object whose entries are plain values. */
    boolean isReadable() {
        return json != null && json.isObject() && json.valueStream().allMatch(JsonNode::isValueNode);
    }

    Optional<String> text(String key) {
        return json.hasNonNull(key) ? Optional.of(json.required(key).asString()) : Optional.empty();
    }

    Optional<Integer> version() {
        return text("version").map(v -> v.replaceAll("\\D", "")).filter(v -> !v.isEmpty() && v.length() < 6)
                .map(Integer::valueOf);
    }

    /** Whether it says that there is nothing to report. */
    boolean isZeroReport() {
        return text("zero_report").filter("true"::equals).isPresent();
    }

    /** Whether the manifest names another content than this one: the file is not complete, or not the one meant. */
    boolean contradicts(String sha256) {
        return text("sha256").filter(expected -> !expected.equalsIgnoreCase(sha256)).isPresent();
    }
}
