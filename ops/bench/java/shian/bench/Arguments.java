package shian.bench;

import java.util.HashMap;
import java.util.Map;

/** The arguments of a measurement: {@code --name value}, or {@code --name} alone. */
record Arguments(Map<String, String> values) {

    static Arguments of(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                throw new IllegalArgumentException("expected --name [value], found: " + arguments[i]);
            }
            boolean alone = i + 1 == arguments.length || arguments[i + 1].startsWith("--");
            values.put(arguments[i].substring(2), alone ? "" : arguments[++i]);
        }
        return new Arguments(values);
    }

    int number(String name, int otherwise) {
        return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
