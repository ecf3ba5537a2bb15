package shian.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import shian.message.Message;
import shian.operate.Listing;
import shian.operate.Preview;

/** A verb that needs a reason and can be previewed. */
abstract class VerbCommand extends Command {

    @Option(names = "--reason", description = "Why; kept with the record. 理由，随记录保存。")
    String reason;

    @Option(names = "--dry-run", description = "Only say what would happen. 只说明将发生什么。")
    boolean dryRun;

    VerbCommand(Session session) {
        super(session);
    }

    /** What was done, or what would be and which published values could move. */
    void print(Preview preview) {
        if (isTable()) {
            session.out().println(preview.said().stream().map(said -> said.in(session.locale())).collect(Collectors.joining("\n")));
            if (dryRun) {
                session.out().println(session.text("cli.could-move", preview.values().rows().size()));
                if (!preview.values().rows().isEmpty()) {
                    print(preview.values());
                }
            }
            return;
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Message said : preview.said()) {
            rows.add(List.of("said", said.in(session.locale())));
        }
        if (dryRun) {
            preview.values().rows().forEach(value -> rows.add(List.of("could move",
                    value.stream().map(new Values(session)::text).collect(Collectors.joining(" ")))));
        }
        print(new Listing(List.of("item", "value"), rows));
    }
}
