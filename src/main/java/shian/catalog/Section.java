package shian.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import shian.message.Message;
import tools.jackson.databind.JsonNode;

/** One mapping of a YAML file whose form the JSON Schema has already vouched for; keeps its place for messages. */
record Section(YamlFile file, String pointer, JsonNode node, Mistakes mistakes) {

    static Section of(YamlFile file, Mistakes mistakes) {
        return new Section(file, "", file.root(), mistakes);
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    String text(String key) {
        return node.required(key).asString();
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    Optional<String> optional(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    int number(String key, int otherwise) {
        return has(key) ? node.required(key).asInt() : otherwise;
    }

    boolean flag(String key) {
        return has(key) && node.required(key).asBoolean();
    }

    BigDecimal decimal(String key) {
        return new BigDecimal(text(key));
    }

    /** A number, or a share such as {@code 5%}. */
    BigDecimal share(String key) {
        String text = text(key);
        return text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2) : new BigDecimal(text);
    }

    LocalDate date(String key) {
        return date(key, text(key));
    }

    private LocalDate date(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            mistake(key, Message.of("catalog.date", text));
            return LocalDate.EPOCH;
        }
    }

    /** The days of a list. */
    List<LocalDate> dates(String key) {
        List<String> texts = texts(key);
        return IntStream.range(0, texts.size()).mapToObj(i -> date(key + "/" + i, texts.get(i))).toList();
    }

    Optional<LocalDate> optionalDate(String key) {
        return has(key) ? Optional.of(date(key)) : Optional.empty();
    }

    Title title(String key) {
        Section title = section(key);
        return new Title(title.text("zh"), title.text("en"));
    }

    Section section(String key) {
        return new Section(file, pointer + "/" + key.replace("~", "~0").replace("/", "~1"), node.required(key), mistakes);
    }

    Optional<Section> optionalSection(String key) {
        return has(key) ? Optional.of(section(key)) : Optional.empty();
    }

    /** The texts of a list, or the one text that stands in place of a list; empty if the key is absent. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode value = node.required(key);
        return value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString());
    }

    List<Section> sections(String key) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode list = node.required(key);
        return IntStream.range(0, list.size())
                .mapToObj(i -> new Section(file, pointer + "/" + key + "/" + i, list.get(i), mistakes)).toList();
    }

    /** The entries of this mapping, in the order of the file. */
    Map<String, Section> entries() {
        Map<String, Section> entries = new LinkedHashMap<>();
        node.propertyNames().forEach(name -> entries.put(name, section(name)));
        return entries;
    }

    Map<String, Section> entries(String key) {
        return has(key) ? section(key).entries() : Map.of();
    }

    int line() {
        return file.line(pointer);
    }

    void mistake(String key, Message what) {
        mistakes.add(file.path(), file.line(pointer + "/" + key), what);
    }

    void mistake(Message what) {
        mistakes.add(file.path(), line(), what);
    }
}
