package shian.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import shian.night.RunLedger;
import shian.night.RunListener;
import shian.operate.RunSummary;
import shian.operate.StageCounts;
import shian.work.Units;

/** Shows how a run gets on, a line a stage, and in the end what it did and what needs a person. */
final class Progress implements RunListener {

    /** Whether standard error is a terminal; only the launcher can tell. */
    private static final boolean TERMINAL = Boolean.getBoolean("shian.terminal");

    private final Session session;
    private final PrintWriter to;
    private String underWay;
    private long started;

    Progress(Session session) {
        this.session = session;
        // a log says the same; a line that is under way is written over, and holds nothing from data
        this.to = session.isLogged() ? new PrintWriter(Writer.nullWriter()) : session.exactErr();
    }

    @Override
    public void runStarted(long runId) {
        say(session.text("cli.run-started", runId));
    }

    @Override
    public void crashedRunFound(long runId) {
        say(session.text("cli.run-crashed", runId));
    }

    @Override
    public synchronized void stageStarted(String stage) {
        started = System.nanoTime();
        underWay = stage;
        if (TERMINAL) {
            to.print("  " + stage + " …");
            to.flush();
        }
    }

    @Override
    public synchronized void stageEnded(String stage, Map<String, Long> counts) {
        String did = StageCounts.in(session.locale(), counts);
        line(did.isEmpty() ? session.text("cli.nothing-to-do") : did);
    }

    /** Every worker of a stage may say that it broke: once is enough. */
    @Override
    public synchronized void stageBroken(String stage) {
        if (underWay != null) {
            line(session.text("cli.stage-broken"));
        }
    }

    @Override
    public synchronized void stopAsked(long runId, Duration patience) {
        say((TERMINAL ? "\n" : "") + session.text("cli.stopping", runId, patience.toSeconds()));
    }

    private void line(String did) {
        say((TERMINAL ? "\r" : "") + "  %-10s %6.1f s  %s".formatted(underWay, (System.nanoTime() - started) / 1e9, did));
        underWay = null;
    }

    private void say(String line) {
        to.println(line);
        to.flush();
    }

    /** The end of a run: its state, what it did, what needs a person. Gives the exit code. */
    int end(RunLedger.Entry run, Command command) {
        RunSummary summary = RunSummary.of(session.get(Units.class).jdbc(), run.id());
        if (command.isTable()) {
            print(run, summary);
        } else {
            command.print(summary.listing(run, session.locale()));
        }
        session.out().flush();
        new RunFailure(session).print(run);
        return run.state().equals("DONE") ? 0 : 1;
    }

    private void print(RunLedger.Entry run, RunSummary summary) {
        var out = session.out();
        out.println(session.text("cli.run-ended", run.id(), run.job(), run.businessDate(), run.state()));
        summary.people().forEach(decision -> out.println("  " + decision.in(session.locale())));
        out.println("  " + session.text("cli.summary-deliveries", counts(summary.deliveries(), "cli.state-")));
        out.println("  " + session.text("cli.summary-rows", counts(summary.rows(), "cli.rows-")));
        out.println("  " + session.text("cli.summary-breaks", counts(summary.breaks(), "cli.breaks-")));
        out.println("  " + session.text("cli.summary-edition", summary.edition().in(session.locale())));
        if (summary.todo().isEmpty()) {
            out.println("  " + session.text("cli.summary-nothing-to-do"));
        } else {
            out.println("  " + session.text("cli.summary-todo"));
            summary.todo().forEach(message -> out.println("    " + message.in(session.locale())));
        }
    }

    private String counts(Map<String, Long> counts, String code) {
        String said = counts.entrySet().stream().filter(e -> e.getValue() != 0)
                .map(e -> session.text(code + e.getKey().toLowerCase().replace('_', '-'), e.getValue()))
                .collect(Collectors.joining(session.text("cli.comma")));
        return said.isEmpty() ? session.text("cli.none") : said;
    }
}
