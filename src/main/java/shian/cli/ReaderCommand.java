package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.operate.Listing;
import shian.operate.ReaderLogins;
import shian.store.Store;
import shian.work.Units;

/** {@code reader}: the logins of those who read the database. */
@CommandLine.Command(name = "reader", description = "Logins of those who read the database. 数据库读者的登录账号。",
        subcommands = {ReaderCommand.Add.class, ReaderCommand.Remove.class})
final class ReaderCommand extends Command {

    ReaderCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(logins(session).list());
        return 0;
    }

    private static ReaderLogins logins(Session session) {
        return new ReaderLogins(session.get(Store.class).readers(), session.get(Units.class));
    }

    /** {@code reader add}. */
    @CommandLine.Command(name = "add", description = "Give somebody a login of their own. 新增登录账号。")
    static final class Add extends Command {

        @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and _. 小写字母、数字和下划线。")
        private String name;

        @Option(names = "--role", required = true, paramLabel = "analyst|scorer|health", description = "What it may read. 可读取的范围。")
        private String role;

        @Option(names = "--reason", description = "Why; kept with the record. 理由，随记录保存。")
        private String reason;

        Add(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            String password = logins(session).add(name, role, reason, session.actor());
            String url = session.get(Store.class).url();
            print(session.text("cli.reader-added", name, role, url, password),
                    Listing.ofOne(List.of("login", "role", "url", "password"), name, role, url, password));
            return 0;
        }
    }

    /** {@code reader remove}. */
    @CommandLine.Command(name = "remove", description = "Take a login away; its sessions end. 删除登录账号并结束其会话。")
    static final class Remove extends Command {

        @Parameters(paramLabel = "NAME", description = "The login. 登录账号。")
        private String name;

        @Option(names = "--reason", description = "Why; kept with the record. 理由，随记录保存。")
        private String reason;

        Remove(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            logins(session).remove(name, reason, session.actor());
            print(session.text("cli.reader-removed", name), Listing.ofOne(List.of("login"), name));
            return 0;
        }
    }
}
