package shian.verify;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.Message;

/** The chain of what people did: computed again from its first action to its last, and held against the places that say where it ended. */
final class ActionChain {

    private static final Logger LOG = LoggerFactory.getLogger(ActionChain.class);

    private static final String MISFIT = """
            with chain as (
                select a, a.action_id, a.chain_version, a.previous_hash, a.hash,
                       coalesce(lag(a.hash) over in_order, c.earlier_hash) as hash_before,
                       lag(a.action_id, 1, coalesce((select max(action_id) from control.operator_action where chain_version is null), 0))
                           over in_order as id_before
                from control.operator_action a cross join control.action_chain c
                where a.chain_version is not null
                window in_order as (order by a.action_id))
            select action_id, misfit, expected, found from chain cross join lateral (values
                    (1, 'verify.action-version', '1', chain_version::text),
                    (2, 'verify.action-number', (id_before + 1)::text, action_id::text),
                    (3, 'verify.action-previous', hash_before, previous_hash),
                    (4, 'verify.action-hash', control.action_hash_v1(a), hash)) as held (place, misfit, expected, found)
            where expected is distinct from found
            order by action_id, place limit 1""";

    private static final String EARLIER = """
            select earlier_actions, earlier_hash, (select count(*) from control.operator_action where chain_version is null),
                   control.earlier_actions_hash()
            from control.action_chain""";

    private static final String END = """
            select c.actions, c.last_action_id, c.last_hash, count(a.action_id),
                   coalesce(max(a.action_id), c.last_action_id), coalesce((array_agg(a.hash order by a.action_id desc))[1], c.earlier_hash)
            from control.action_chain c left join control.operator_action a on a.chain_version is not null
            group by c.one""";

    private static final String EDITION = """
            select e.edition_id, e.last_action_id, e.last_action_hash, coalesce(a.hash, c.earlier_hash)
            from publication.edition e cross join control.action_chain c
            left join control.operator_action a on a.action_id = e.last_action_id
            where e.last_action_hash <> coalesce(a.hash, c.earlier_hash)
            order by 1 limit 1""";

    private final JdbcClient jdbc;

    ActionChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to the findings the first action that does not fit, and what says that the chain began or ended otherwise. */
    ChainEnd verify(List<Message> findings) {
        if (jdbc.sql("select count(*) from control.action_chain").query(Long.class).single() == 0) {
            findings.add(Message.of("verify.actions-chain-missing"));
            return new ChainEnd(0, 0, "");
        }
        jdbc.sql(EARLIER).query((row, n) -> row.getLong(1) == row.getLong(3) && row.getString(2).equals(row.getString(4)) ? Optional.<Message>empty()
                : Optional.of(Message.of("verify.actions-earlier", row.getLong(1), row.getString(2), row.getLong(3), row.getString(4))))
                .single().ifPresent(findings::add);
        jdbc.sql(MISFIT).query((row, n) -> Message.of(row.getString(2), row.getLong(1), row.getString(3), row.getString(4)))
                .optional().ifPresent(findings::add);
        ChainEnd end = jdbc.sql(END).query((row, n) -> {
            ChainEnd said = new ChainEnd(row.getLong(1), row.getLong(2), row.getString(3));
            ChainEnd found = new ChainEnd(row.getLong(4), row.getLong(5), row.getString(6));
            if (!said.equals(found)) {
                findings.add(Message.of("verify.actions-end", said.actions(), said.lastAction(), said.hash(),
                        found.actions(), found.lastAction(), found.hash()));
            }
            return found;
        }).single();
        jdbc.sql(EDITION).query((row, n) -> Message.of("verify.edition-action", row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
                .optional().ifPresent(findings::add);
        LOG.info("chain of actions: {} chained, the last {}, hash {}", end.actions(), end.lastAction(), end.hash());
        return end;
    }
}
