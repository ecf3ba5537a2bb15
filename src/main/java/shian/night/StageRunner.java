package shian.night;

import shian.indicate.IndicateStage;
import shian.load.LoadPlan;
import shian.load.LoadStage;
import shian.measure.MeasureStage;
import shian.publish.PublishStage;
import shian.receive.ReceiveStage;
import shian.reconcile.ReconcileStage;
import shian.verify.VerifyStage;
import shian.work.Run;
import shian.work.StageResult;

/** The stages, by their names. */
record StageRunner(ReceiveStage receive, LoadPlan loadPlan, LoadStage load, MeasureStage measure, ReconcileStage reconcile,
                   IndicateStage indicate, PublishStage publish, VerifyStage verify) {

    /** Runs a stage that is one step; loading is several and has its own. */
    StageResult run(String stage, Run run) {
        return switch (stage) {
            case "receive" -> receive.run(run);
            case "measure" -> measure.run(run);
            case "reconcile" -> reconcile.run(run);
            case "indicate" -> indicate.run(run);
            case "publish" -> publish.run(run);
            case "verify" -> {
                VerifyStage.Findings findings = verify.verify(run.catalog());
                yield new StageResult(findings.counts(), !findings.findings().isEmpty());
            }
            default -> throw new IllegalArgumentException(stage);
        };
    }
}
