package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes files of the cities of a province for 2020, 2021 and January to May 2022, in a folder by city and department.
 * Everything but the names of divisions is invented. Each city hands in by itself and in its own words; the last unit of the
 * last city misses the sampling details of 2021. The same cities, seed and scale always give the same bytes.
 */
public final class SampleProvince {

    private final List<ProvinceCity> cities;
    private final Seed seed;
    private final int scale;

    /**
     * @param scale how many times the rows of the details are multiplied, at least 1
     */
    public SampleProvince(List<ProvinceCity> cities, long seed, int scale) {
        if (scale < 1) {
            throw new IllegalArgumentException("The scale must be at least 1, but was: " + scale);
        }
        this.cities = List.copyOf(cities);
        this.seed = new Seed(seed);
        this.scale = scale;
    }

    /**
     * @param directory the inbox to write into; created when it is missing, files of the same names are replaced
     */
    public void writeTo(Path directory) throws IOException {
        for (ProvinceCity city : cities) {
            Path folder = directory.resolve(city.code());
            ProvinceDetails details = new ProvinceDetails(city, seed, scale);
            ProvinceTables tables = new ProvinceTables(city, seed);
            for (Period period : Period.YEARS) {
                boolean incomplete = city == cities.get(cities.size() - 1) && period.text().equals("2021");
                List<ProvinceCity.Unit> sampling = incomplete ? city.units().subList(0, city.units().size() - 1) : city.units();
                for (ProvinceCity.Unit unit : sampling) {
                    details.sampling(unit, period).write(folder.resolve("market-regulation"), "SCJG_CYJC_", unit.code(), period, "MX");
                }
                for (ProvinceCity.Unit unit : city.units()) {
                    details.cases(unit, period).write(folder.resolve("market-regulation"), "SCJG_AJ_", unit.code(), period, "MX");
                    details.produce(unit, period).write(folder.resolve("agriculture"), "NMJ_NCP_", unit.code(), period, "MX");
                    details.disease(unit, period).write(folder.resolve("health"), "WJW_SYXJB_", unit.code(), period, "MX");
                }
                tables.payments(period).write(folder.resolve("finance"), "CZ_BF_", city.code(), period, "MX");
            }
            for (Period period : List.of(Period.year(2020), Period.year(2021), Period.year(2022))) {
                tables.plan(period).write(folder.resolve("market-regulation"), "SCJG_JH_", city.code(), period, "MX");
                tables.budget(period).write(folder.resolve("finance"), "CZ_YS_", city.code(), period, "MX");
                tables.register().write(folder.resolve("statistics"), "TJ_QH_", city.code(), period, "QC");
                if (!period.text().equals("2022")) {
                    details.summary(period).write(folder.resolve("market-regulation"), "SCJG_CYJC_", city.code(), period, "HZ");
                    tables.residents(period).write(folder.resolve("statistics"), "TJ_RK_", city.code(), period, "QC");
                }
            }
        }
    }
}
