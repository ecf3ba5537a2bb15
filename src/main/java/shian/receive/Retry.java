package shian.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shian.content.TemporaryFiles;
import shian.message.Message;
import shian.message.MessageJson;
import shian.work.Run;
import shian.work.Units;

/** Looks again at what no contract took: a catalogue that changed may know what an earlier one did not. */
final class Retry {

    private record Waiting(long arrival, String path, String sha256, String said) {
    }

    private final Units units;
    private final Run run;
    private final Recognition recognition;
    private final List<Message> problems = new ArrayList<>();

    Retry(Units units, Run run, Recognition recognition) {
        this.units = units;
        this.run = run;
        this.recognition = recognition;
    }

    /** What went wrong with single files. */
    List<Message> problems() {
        return problems;
    }

    /** Everything that an earlier catalogue did not know, or that met a defect. */
    void unrecognised(Map<String, Long> counts) {
        retry("(catalogue_hash <> :catalogue or d.reasons @> '[{\"code\": \"receive.defect\"}]')", counts);
    }

    /** What a person had read again. */
    void chosen(Map<String, Long> counts) {
        retry("""
                exists (select from control.replay r where r.run_id = :run and r.arrival_id = d.arrival_id
                        and r.state_before = 'UNRECOGNISED')""", counts);
    }

    private void retry(String condition, Map<String, Long> counts) {
        List<Waiting> waiting = units.jdbc().sql("""
                select distinct arrival_id, path, d.sha256, d.manifest::text
                from intake.delivery d join intake.arrival a using (arrival_id)
                join intake.content c on c.sha256 = d.sha256 and c.removed_at is null
                where state = 'UNRECOGNISED' and not d.reasons @> '[{"code": "receive.manifest-unreadable"}]' and\s"""
                + condition + " order by 1")
                .paramSource(new org.springframework.jdbc.core.namedparam.MapSqlParameterSource(
                        Map.of("catalogue", run.catalog().hash(), "run", run.id())))
                .query((row, n) -> new Waiting(row.getLong(1), row.getString(2), row.getString(3), row.getString(4))).list();
        for (Waiting one : waiting) {
            try {
                Boundary.Within within = Boundary.around(one.path(),
                        () -> recognition.recognise(one.path(), one.sha256(), Optional.ofNullable(one.said()).map(Manifest::parse)));
                units.inRun(run, () -> settle(one, within.findings(), counts));
                within.defect().ifPresent(problems::add);
            } catch (TemporaryFiles.FullException e) {
                problems.add(e.reason().at(one.path()));
            }
        }
    }

    /** Tables that are still not recognised keep their number; those that are deliveries already stay as they are. */
    private void settle(Waiting one, Findings findings, Map<String, Long> counts) {
        Set<String> entered = units.jdbc().sql("""
                select inside from intake.delivery where arrival_id = :arrival and state <> 'UNRECOGNISED'""")
                .param("arrival", one.arrival()).query(String.class).list().stream().collect(Collectors.toSet());
        List<Outcome> news = new ArrayList<>();
        List<String> stillUnrecognised = new ArrayList<>();
        for (Outcome outcome : findings.outcomes()) {
            boolean known = outcome instanceof Outcome.Unrecognised still && units.jdbc().sql("""
                    update intake.delivery set reasons = :reasons::jsonb, catalogue_hash = :catalogue
                    where arrival_id = :arrival and inside = :inside and state = 'UNRECOGNISED'""")
                    .param("reasons", MessageJson.write(still.reasons())).param("catalogue", run.catalog().hash())
                    .param("arrival", one.arrival()).param("inside", still.inside()).update() > 0;
            if (known) {
                stillUnrecognised.add(outcome.inside());
            }
            if (!known && !entered.contains(outcome.inside())) {
                news.add(outcome);
            }
        }
        units.jdbc().sql("""
                delete from intake.delivery
                where arrival_id = :arrival and state = 'UNRECOGNISED' and inside <> all(:still::text[])""")
                .param("arrival", one.arrival()).param("still", stillUnrecognised.toArray(String[]::new)).update();
        Deliveries deliveries = new Deliveries(units, run);
        deliveries.enter(one.arrival(), one.sha256(), one.said(), news, counts);
        deliveries.leaveOut(one.arrival(), findings.leftOut());
    }
}
