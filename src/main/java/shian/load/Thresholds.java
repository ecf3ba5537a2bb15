package shian.load;

import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.work.Run;
import shian.work.Units;

/** The share of bad rows above which a delivery is refused: its contract's, or a greater one that a person decided on. */
final class Thresholds {

    private final Units units;
    private final JdbcClient jdbc;
    private final Run run;

    Thresholds(Units units, Run run) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.run = run;
    }

    /** The share that holds for a delivery: what a person said of it, or of the run that takes it, if that is more. */
    BigDecimal of(Delivery delivery, Contract contract) {
        return jdbc.sql("""
                select greatest(cast(:contract as numeric), forced_up_to,
                                (select refuse_above from control.run where run_id = :run))
                from intake.delivery where delivery_id = :delivery""")
                .param("contract", contract.refuseAbove()).param("run", run.id()).param("delivery", delivery.id())
                .query(BigDecimal.class).single();
    }

    /** Marks a delivery that is taken only since the threshold was raised for this run; it is not refused for that again. */
    void mark(Delivery delivery, Contract contract, Reading reading) {
        if (reading.badShare().compareTo(contract.refuseAbove()) <= 0) {
            return;
        }
        jdbc.sql("""
                update intake.delivery d set forced_up_to = r.refuse_above, forced_at = :now, forced_by = r.actor,
                       forced_why = r.refuse_above_why
                from control.run r
                where r.run_id = :run and d.delivery_id = :delivery and :share > coalesce(d.forced_up_to, 0)
                  and r.refuse_above is not null""")
                .param("now", units.now()).param("run", run.id()).param("delivery", delivery.id())
                .param("share", reading.badShare()).update();
    }
}
