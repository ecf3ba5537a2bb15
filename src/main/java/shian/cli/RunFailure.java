package shian.cli;

import shian.message.MessageJson;
import shian.night.RunLedger;
import shian.work.Units;

/** Says why a run did not end well, and what to type next. */
final class RunFailure {

    private final Session session;

    RunFailure(Session session) {
        this.session = session;
    }

    void print(RunLedger.Entry run) {
        if (!run.isRestartable()) {
            return;
        }
        String failure = session.get(Units.class).jdbc().sql("select failure::text from control.run where run_id = :run")
                .param("run", run.id()).query(String.class).optional().orElse(null);
        MessageJson.read(failure).forEach(message -> session.err().println(message.in(session.locale())));
        session.err().println(session.text("cli.rerun-hint", run.id(), run.state()));
    }
}
