package shian.receive;

import java.util.List;
import java.util.Map;
import shian.message.Message;
import shian.message.MessageJson;
import shian.work.Run;
import shian.work.Units;

/** Enters into the ledger what an arrival was found to hold. */
final class Deliveries {

    private final Units units;
    private final Run run;

    Deliveries(Units units, Run run) {
        this.units = units;
        this.run = run;
    }

    /**
     * Enters each outcome that is news.
     *
     * @param manifest what the department said, as JSON; null if nothing
     */
    void enter(long arrival, String sha256, String manifest, List<Outcome> outcomes, Map<String, Long> counts) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Recognised recognised) {
                if (bringsSomething(sha256, recognised)) {
                    insert(arrival, sha256, manifest, recognised);
                    counts.merge("deliveries", 1L, Long::sum);
                }
            } else if (outcome instanceof Outcome.Unrecognised unrecognised) {
                insert(arrival, sha256, manifest, unrecognised);
                counts.merge("unrecognised", 1L, Long::sum);
            }
        }
    }

    /** Keeps with the arrival what of it is no delivery. */
    void leaveOut(long arrival, List<Message> leftOut) {
        units.jdbc().sql("update intake.arrival set left_out = :leftOut::jsonb where arrival_id = :arrival")
                .param("leftOut", MessageJson.write(leftOut)).param("arrival", arrival).update();
    }

    /**
     * Whether the content is news for its scope: it never came for it, it does not count there and comes again, it was refused under
     * another version or catalogue, it waits under another version, or it comes under a higher version, which counts whatever comes between.
     */
    private boolean bringsSomething(String sha256, Outcome.Recognised scope) {
        return units.jdbc().sql("""
                select coalesce((
                    select state in ('SUPERSEDED', 'AMBIGUOUS', 'PURGED')
                           or state = 'WAITING' and version is distinct from :version
                           or state = 'REFUSED' and (version is distinct from :version or catalogue_hash <> :catalogue)
                           or state in ('RECEIVED', 'LOADED') and coalesce(version < :version, false)
                    from intake.delivery
                    where sha256 = :sha256 and inside = :inside and feed = :feed and kind = :kind
                      and division_code = :division and part = :part and period = daterange(:from, :to, '[]')
                    order by delivery_id desc limit 1), true)""")
                .param("version", scope.version(), java.sql.Types.INTEGER).param("catalogue", run.catalog().hash())
                .param("sha256", sha256).param("inside", scope.inside()).param("feed", scope.contract().feed())
                .param("kind", scope.contract().kind()).param("division", scope.division()).param("part", scope.part())
                .param("from", scope.period().from()).param("to", scope.period().to())
                .query(Boolean.class).single();
    }

    private void insert(long arrival, String sha256, String manifest, Outcome.Recognised scope) {
        units.jdbc().sql("""
                insert into intake.delivery (arrival_id, sha256, state, feed, kind, division_code, period, part, inside,
                                             version, mode, manifest, catalogue_hash, reference_on)
                values (:arrival, :sha256, 'RECEIVED', :feed, :kind, :division, daterange(:from, :to, '[]'), :part, :inside,
                        :version, :mode, :manifest::jsonb, :catalogue,
                        case when :kind = 'snapshot'
                            then greatest(least(cast(:to as date), :today), date_trunc('year', cast(:to as date))::date) end)""")
                .param("arrival", arrival).param("sha256", sha256).param("feed", scope.contract().feed())
                .param("kind", scope.contract().kind()).param("division", scope.division())
                .param("from", scope.period().from()).param("to", scope.period().to()).param("part", scope.part())
                .param("inside", scope.inside()).param("version", scope.version(), java.sql.Types.INTEGER)
                .param("mode", scope.mode().text()).param("manifest", manifest).param("today", run.businessDate())
                .param("catalogue", run.catalog().hash()).update();
    }

    private void insert(long arrival, String sha256, String manifest, Outcome.Unrecognised unrecognised) {
        units.jdbc().sql("""
                insert into intake.delivery (arrival_id, sha256, state, inside, manifest, catalogue_hash, reasons,
                                             settled_at, settled_run)
                values (:arrival, :sha256, 'UNRECOGNISED', :inside, :manifest::jsonb, :catalogue, :reasons::jsonb, :now, :run)""")
                .param("arrival", arrival).param("sha256", sha256).param("inside", unrecognised.inside())
                .param("manifest", manifest).param("catalogue", run.catalog().hash())
                .param("reasons", MessageJson.write(unrecognised.reasons()))
                .param("now", units.now()).param("run", run.id()).update();
    }
}
