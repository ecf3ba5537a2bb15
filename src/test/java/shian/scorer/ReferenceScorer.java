package shian.scorer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A scorer as it may stand outside: it logs in as the role of the scorer, reads the views of the schema {@code scorer} in one
 * transaction, so that all it reads is of one edition, and awards points by weights of its own.
 */
final class ReferenceScorer implements AutoCloseable {

    private static final String EDITION = "select edition_id from scorer.edition where is_current";

    private static final String STANDINGS = """
            select indicator_code, class, comparator is not null as judged, status, reconciliation = 'DISPUTED' as disputed,
                   coalesce(verdict_can_flip, false) as can_flip
            from scorer.indicator_value
            where rule_version = :version and division_code = :division and year = :year and edition_id = :edition
            order by indicator_code, scope""";

    private final Connection connection;
    private final JdbcClient jdbc;
    private final Weights weights;
    private final long edition;

    private ReferenceScorer(Connection connection, Weights weights) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.weights = weights;
        this.edition = jdbc.sql(EDITION).query(Long.class).single();
    }

    /** Takes over the connection; what it reads stands still from now on. */
    static ReferenceScorer over(Connection connection, Weights weights) throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return new ReferenceScorer(connection, weights);
    }

    long edition() {
        return edition;
    }

    Score score(String division, int year) {
        List<Standing> standings = jdbc.sql(STANDINGS).param("version", weights.ruleVersion()).param("division", division)
                .param("year", year).param("edition", edition)
                .query((row, n) -> new Standing(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4),
                        row.getBoolean(5), row.getBoolean(6))).list();
        return Score.of(standings, weights);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
