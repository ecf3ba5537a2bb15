package shian.catalog;

import java.math.BigDecimal;

/**
 * A number that no file says and on which derived facts rest, or every contract that says nothing else, such as a limit in days.
 *
 * @param origin mark of domain.md, such as {@code rule~}
 * @param line   line in the file
 */
public record Parameter(String name, BigDecimal value, String unit, String origin, Title title, String path, int line) {

    static Parameter read(String name, Section section) {
        return new Parameter(name, section.decimal("value"), section.text("unit"), section.text("origin"),
                new Title(section.text("zh"), section.text("en")), section.file().path(), section.line());
    }
}
