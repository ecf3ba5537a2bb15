package shian.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import shian.message.Message;

/** The JSON Schemas of {@code jobs/schema}: which one a file keeps to, and where it does not. */
final class CatalogSchemas {

    /** A file is of the first of these kinds whose key it has. */
    private static final List<String> KEYS =
            List.of("feed", "derived", "rule", "indicator", "job", "list", "units", "claims",
            "divisions", "parameters", "calendar", "senders");
    private static final Map<String, String> KIND_BY_KEY = Map.of("feed", "contract", "list", "codes");

    private final Map<String, String> texts;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new HashMap<>();

    CatalogSchemas(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The kind of a file, if it keeps to the schema of that kind; its mistakes are added otherwise. */
    Optional<String> validate(YamlFile file, Mistakes mistakes) {
        Optional<String> kind = KEYS.stream().filter(key -> file.root().has(key)).findFirst()
                .map(key -> KIND_BY_KEY.getOrDefault(key, key));
        if (kind.isEmpty()) {
            mistakes.add(file.path(), 1, Message.of("catalog.kind-unknown", String.join(", ", KEYS)));
            return kind;
        }
        List<Error> errors = schemas.computeIfAbsent(kind.get(), this::load).validate(file.root());
        for (Error error : errors) {
            String pointer = error.getInstanceLocation().toString();
            String extra = "additionalProperties".equals(error.getKeyword()) && error.getProperty() != null
                    ? "/" + error.getProperty() : "";
            mistakes.add(file.path(), file.line(pointer + extra), message(pointer, error));
        }
        return errors.isEmpty() ? kind : Optional.empty();
    }

    private static Message message(String pointer, Error error) {
        String where = pointer.isEmpty() ? "/" : pointer;
        String property = error.getProperty();
        if ("additionalProperties".equals(error.getKeyword()) && property != null) {
            return Message.of("catalog.key-unknown", property, where);
        }
        if ("required".equals(error.getKeyword()) && property != null) {
            return Message.of("catalog.key-missing", property, where);
        }
        return Message.of("catalog.form", where, error.getMessage());
    }

    private Schema load(String kind) {
        String path = "schema/" + kind + ".json";
        return registry.getSchema(Objects.requireNonNull(texts.get(path), path), InputFormat.JSON);
    }
}
