package shian.catalog;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Units a file may use and their size in base units. */
public final class Units {

    private final Map<String, Map<String, BigDecimal>> sizes;

    Units(Map<String, Map<String, BigDecimal>> sizes) {
        this.sizes = sizes;
    }

    /** How many of the base unit one of the other unit is; empty if they do not measure the same. */
    public Optional<BigDecimal> factor(String unit, String base) {
        return unit.equals(base) ? Optional.of(BigDecimal.ONE)
                : Optional.ofNullable(sizes.getOrDefault(base, Map.of()).get(unit));
    }

    /** Whether anything is measured in it. */
    public boolean isUnit(String unit) {
        return sizes.containsKey(unit) || sizes.values().stream().anyMatch(others -> others.containsKey(unit));
    }
}
