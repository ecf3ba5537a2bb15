package shian.catalog;

import java.nio.charset.StandardCharsets;
import shian.Budget;
import shian.message.ShianException;

/** Fuzzing of a file of the catalogue and of an expression: a tree, or mistakes with their lines. */
public final class CatalogueFuzz {

    private CatalogueFuzz() {
    }

    /** One input of the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        Budget.OF_A_FUZZED_INPUT.keep(() -> read(data));
    }

    private static void read(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Mistakes mistakes = new Mistakes();
        YamlFile file = YamlFile.parse("fuzz.yaml", text, mistakes);
        if (file == null) {
            try {
                mistakes.throwIfAny();
                throw new AssertionError("neither read nor a mistake");
            } catch (ShianException e) {
                e.details().forEach(Object::toString);
            }
        }
        try {
            Expression read = Expression.parse(text);
            // with all its parentheses it may be longer than one may write
            if (read.toString().length() <= ExpressionParser.LONGEST && !Expression.parse(read.toString()).equals(read)) {
                throw new AssertionError("printed otherwise than read: " + read);
            }
        } catch (ExpressionParser.SyntaxException e) {
            if (e.column() < 1 || e.column() > text.length() + 1) {
                throw new AssertionError("no such column: " + e.column(), e);
            }
        }
    }
}
