package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.catalog.Catalog;
import shian.operate.Retention;
import shian.retain.RetentionStage;
import shian.work.Units;

/** {@code retention}: what upkeep would remove now, or what it removed. */
@CommandLine.Command(name = "retention", description = "What upkeep would remove now. 维护作业现在将清除的内容。")
final class RetentionCommand extends Command {

    @Option(names = "--removed", description = "What runs removed. 历次运行已清除的内容。")
    private boolean removed;

    RetentionCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Retention retention = new Retention(session.get(Units.class).jdbc(), session.get(Catalog.class),
                session.get(RetentionStage.class));
        print(removed ? retention.removed() : retention.due());
        return 0;
    }
}
