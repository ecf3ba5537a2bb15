package shian.cli;

import java.util.List;
import picocli.CommandLine;
import shian.catalog.Catalog;
import shian.operate.Listing;
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
        Object[] counts = findings.counts().values().toArray();
        print(session.text("cli.verified", counts), Listing.ofOne(List.copyOf(findings.counts().keySet()), counts));
        return findings.findings().isEmpty() ? 0 : 1;
    }
}
