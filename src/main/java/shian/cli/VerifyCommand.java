package shian.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import shian.catalog.Catalog;
import shian.operate.Listing;
import shian.verify.ChainEnd;
import shian.verify.VerifyStage;

/** {@code verify}: hashes every content, counts every row and computes the chain of actions again. */
@CommandLine.Command(name = "verify", description = "Hash every content, count every row, check the chain of actions. 校验内容哈希，清点行数，检查操作记录链。")
final class VerifyCommand extends Command {

    VerifyCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        VerifyStage.Findings findings = session.get(VerifyStage.class).verify(session.get(Catalog.class));
        findings.findings().forEach(finding -> session.err().println(finding.in(session.locale())));
        Object[] counts = findings.counts().values().toArray();
        ChainEnd chain = findings.chain();
        List<String> columns = new ArrayList<>(findings.counts().keySet());
        columns.addAll(List.of("last_action", "action_hash"));
        List<Object> values = new ArrayList<>(List.of(counts));
        values.addAll(List.of(chain.lastAction(), chain.hash()));
        print(session.text("cli.verified", counts) + "\n" + session.text("cli.verified-chain", chain.lastAction(), chain.hash()),
                Listing.ofOne(columns, values.toArray()));
        return findings.findings().isEmpty() ? 0 : 1;
    }
}
