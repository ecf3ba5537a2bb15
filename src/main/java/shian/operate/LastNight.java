package shian.operate;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last run that came to the end of publishing, whether or not there was something to publish. */
final class LastNight {

    private LastNight() {
    }

    /** What day it was for; empty if there was none. One that failed before does not say what day it is. */
    static Optional<LocalDate> businessDate(JdbcClient jdbc) {
        return jdbc.sql("""
                select business_date from control.run join control.run_stage s using (run_id)
                where s.stage = 'publish' and s.state in ('DONE', 'DONE_WITH_FAILURES') order by run_id desc limit 1""")
                .query(LocalDate.class).optional();
    }
}
