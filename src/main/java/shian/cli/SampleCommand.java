package shian.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.message.ShianException;
import shian.operate.Listing;
import shian.sample.ProvinceCity;
import shian.sample.SampleCity;
import shian.sample.SampleProvince;

/** {@code sample}: writes a city's files, or those of the cities of a province. */
@CommandLine.Command(name = "sample", description = "Write the files of an invented city, or of a province. 写出一座虚构城市或全区各盟市的报送文件。")
final class SampleCommand extends Command {

    @ArgGroup(multiplicity = "1")
    private Target target;

    /** What is written, and into which folder. */
    static final class Target {

        @Option(names = "--to", required = true, description = "Folder for the files of the city. 写入一座城市文件的目录。")
        private Path city;

        @Option(names = "--province", required = true, description = "Folder for the files of all cities of the province. 写入全区各盟市文件的目录。")
        private Path province;
    }

    @Option(names = "--scale", defaultValue = "1", description = "How many times the rows (default: 1). 行数倍数。")
    private int scale;

    @Option(names = "--seed", defaultValue = "2022", description = "Seed; the same gives the same files (default: 2022). 随机种子。")
    private long seed;

    SampleCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (scale < 1) {
            throw ShianException.usage("cli.scale", scale);
        }
        Path to = target.city != null ? target.city : target.province;
        try {
            if (target.city != null) {
                new SampleCity(seed, scale).writeTo(to);
            } else {
                new SampleProvince(cities(session.get(Catalog.class).divisions()), seed, scale).writeTo(to);
            }
        } catch (IOException e) {
            throw ShianException.surroundings(e, "cli.sample-failed", to, e);
        }
        print(session.text(target.city != null ? "cli.sample-written" : "cli.province-written", to), Listing.ofOne(List.of("folder", "seed", "scale"), to, seed, scale));
        return 0;
    }

    private static List<ProvinceCity> cities(Divisions divisions) {
        return divisions.all().stream().filter(division -> division.level() == Division.Level.CITY).map(city -> {
            List<Division> below = divisions.children(city.code());
            return new ProvinceCity(city.code(), city.name().zh(),
                    below.stream().filter(d -> d.level() == Division.Level.OWN).findFirst().orElse(city).name().zh(),
                    below.stream().filter(d -> d.level() != Division.Level.OWN).map(SampleCommand::unit).toList());
        }).toList();
    }

    /** Tables call a unit by the shortest of its names, such as 左旗. */
    private static ProvinceCity.Unit unit(Division division) {
        String called = division.aliases().stream().filter(alias -> alias.from() == null && alias.to() == null)
                .map(Division.Alias::name).min(Comparator.comparingInt(String::length)).orElse(division.name().zh());
        return new ProvinceCity.Unit(division.code(), division.name().zh(), called);
    }
}
