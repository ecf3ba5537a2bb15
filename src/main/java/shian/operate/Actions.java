package shian.operate;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shian.message.ShianException;
import shian.person.PersonalNumbers;
import shian.work.Units;
import tools.jackson.databind.json.JsonMapper;

/** The record of what people did. It is only added to. */
final class Actions {

    private final Units units;

    Actions(Units units) {
        this.units = units;
    }

    /** Records an action as part of the caller's transaction; {@code before} and {@code after} may be null. */
    void record(String actor, String verb, String object, String reason, Object before, Object after) {
        record(units.jdbc(), actor, verb, object, reason, before, after);
    }

    /** The same as part of a transaction that somebody else has on a connection of their own. */
    void record(Connection connection, String actor, String verb, String object, String reason, Object before, Object after) {
        record(JdbcClient.create(new SingleConnectionDataSource(connection, true)), actor, verb, object, reason, before, after);
    }

    private void record(JdbcClient jdbc, String actor, String verb, String object, String reason, Object before, Object after) {
        jdbc.sql("""
                insert into control.operator_action (acted_at, actor, verb, object, reason, before, after)
                values (:now, :actor, :verb, :object, :reason, :before::jsonb, :after::jsonb)""")
                .param("now", units.now()).param("actor", actor).param("verb", verb).param("object", object)
                .param("reason", reason == null ? null : PersonalNumbers.masked(reason), java.sql.Types.VARCHAR).param("before", json(before)).param("after", json(after)).update();
    }

    /** The reason given for a verb that needs one, with the numbers of persons in it masked. */
    static String required(String verb, String reason) {
        if (reason == null || reason.isBlank()) {
            throw ShianException.usage("operate.reason-missing", verb);
        }
        return PersonalNumbers.masked(reason.strip());
    }

    private static String json(Object value) {
        return value == null ? null : JsonMapper.shared().writeValueAsString(value);
    }
}
