package shian.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks within a unit of work whether somebody asked the run to stop: on a session beside the one that the unit has in hand. */
public final class StopRequests {

    private static final Logger LOG = LoggerFactory.getLogger(StopRequests.class);

    private StopRequests() {
    }

    /** What throws {@link StopRequested} once somebody asked the run to stop. */
    public static Runnable of(Units units, Run run) {
        return () -> {
            if (isAsked(units, run)) {
                throw new StopRequested(run.id());
            }
        };
    }

    private static boolean isAsked(Units units, Run run) {
        try (Connection connection = units.dataSource().getConnection();
             PreparedStatement statement = connection.prepareStatement(
                     "select exists (select from control.stop_request where run_id = ? and epoch = ?)")) {
            statement.setLong(1, run.id());
            statement.setLong(2, run.epoch());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            // the unit of work learns for itself that the database is away
            LOG.debug("nobody could be asked whether run {} is to stop", run.id(), e);
            return false;
        }
    }
}
