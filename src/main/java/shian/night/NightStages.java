package shian.night;

import java.nio.file.Path;
import java.time.Duration;
import shian.content.Archive;
import shian.indicate.IndicateStage;
import shian.load.LoadPlan;
import shian.load.LoadStage;
import shian.measure.MeasureStage;
import shian.publish.PublishStage;
import shian.receive.ReceiveStage;
import shian.reconcile.ReconcileStage;
import shian.retain.RetentionStage;
import shian.verify.VerifyStage;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.Units;

/** The stages, by their names. */
public record NightStages(ReceiveStage receive, LoadPlan loadPlan, LoadStage load, MeasureStage measure, ReconcileStage reconcile,
                   IndicateStage indicate, PublishStage publish, VerifyStage verify, RetentionStage retention) {

    /**
     * All stages over one database and archive.
     *
     * @param settle how long a file of the inbox must have been still
     * @param data   the folder of this installation
     * @param readTime how long a file may be read
     */
    public static NightStages of(Units units, Archive archive, Duration settle, Path data, Duration readTime) {
        return new NightStages(new ReceiveStage(units, archive, settle, readTime), new LoadPlan(units), new LoadStage(units, archive, readTime),
                new MeasureStage(units), new ReconcileStage(units), new IndicateStage(units), new PublishStage(units),
                new VerifyStage(units.jdbc(), archive), new RetentionStage(units, archive, data));
    }

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
                yield new StageResult(findings.counts(), findings.findings());
            }
            case "retention" -> retention.run(run);
            default -> throw new IllegalArgumentException(stage);
        };
    }
}
