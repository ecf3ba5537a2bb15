package shian.sample;

import java.util.List;

/**
 * A city of a province whose departments hand files in.
 *
 * @param name  its name, as titles of tables have it
 * @param own   what its tables call what its offices do themselves, such as 市本级
 * @param units its county-level units, in the official order
 */
public record ProvinceCity(String code, String name, String own, List<Unit> units) {

    /**
     * A county-level unit.
     *
     * @param called what tables of its city call it, which may mean another unit in the tables of another city
     */
    public record Unit(String code, String name, String called) {
    }

    public ProvinceCity {
        units = List.copyOf(units);
    }
}
