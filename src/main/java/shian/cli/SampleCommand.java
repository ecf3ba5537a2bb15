package shian.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.message.ShianException;
import shian.operate.Listing;
import shian.sample.SampleCity;

/** {@code sample}: writes a city's files. */
@CommandLine.Command(name = "sample", description = "Write the files of an invented city. 写出一座虚构城市的报送文件。")
final class SampleCommand extends Command {

    @Option(names = "--to", required = true, description = "Folder to write into. 写入的目录。")
    private Path to;

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
        try {
            new SampleCity(seed, scale).writeTo(to);
        } catch (IOException e) {
            throw ShianException.surroundings(e, "cli.sample-failed", to, e);
        }
        print(session.text("cli.sample-written", to), Listing.ofOne(List.of("folder", "seed", "scale"), to, seed, scale));
        return 0;
    }
}
