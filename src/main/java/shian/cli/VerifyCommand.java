package shian.cli;

import picocli.CommandLine;
import shian.catalog.Catalog;
import shian.verify.VerifyStage;

/** {@code verify}: hashes every content and counts every row again. */
@CommandLine.Command(name = "verify", description = "Hash every content and count every row again. 重新校验内容哈希并清点行数。")
final class VerifyCommand extends Command {

    VerifyCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        VerifyStage.Findings findings = session.get(VerifyStage.class).verify(session.get(Catalog.class));
        findings.findings().forEach(finding -> session.err().println(finding.in(session.locale())));
        session.out().println(session.text("cli.verified", findings.counts().get("contents"),
                findings.counts().get("deliveries"), findings.counts().get("measures"), findings.counts().get("findings")));
        return findings.findings().isEmpty() ? 0 : 1;
    }
}
