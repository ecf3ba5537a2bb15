package shian.operate;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shian.message.ShianException;
import shian.settings.PrivateFiles;
import shian.work.Units;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what people did with its chain of hashes into a file that somebody outside can check: a JSON object a line, the first says where
 * the chain begins and ends, each further one is an action, the first first. The columns of an action are texts as they are hashed.
 */
public final class ActionExport {

    /** In the order in which version 1 of the chain hashes them. */
    private static final List<String> HASHED = List.of("chain_version", "previous_hash", "action_id", "acted_at", "actor", "verb", "object",
            "reason", "before", "after");

    private final Units units;

    public ActionExport(Units units) {
        this.units = units;
    }

    /**
     * Writes the file, which nobody but this user can read.
     *
     * @return actions in it, in number
     * @throws ShianException of category USAGE if it is there already
     */
    public long write(Path file) {
        if (Files.exists(file)) {
            throw ShianException.usage("operate.backup-exists", file);
        }
        boolean written = false;
        try (Writer out = new OutputStreamWriter(Files.newOutputStream(PrivateFiles.create(file)), StandardCharsets.UTF_8)) {
            long actions = units.alone(() -> actions(out));
            written = true;
            return actions;
        } catch (IOException | UncheckedIOException e) {
            throw ShianException.surroundings(e, "operate.export-failed", file, e.getMessage());
        } finally {
            if (!written) {
                remove(file);
            }
        }
    }

    private long actions(Writer out) {
        units.jdbc().sql("set transaction isolation level repeatable read, read only").update();
        units.jdbc().sql("select earlier_actions, earlier_hash, actions, last_action_id, last_hash from control.action_chain").query(row -> {
            ObjectNode chain = JsonMapper.shared().createObjectNode();
            chain.put("earlier_actions", row.getLong(1)).put("earlier_hash", row.getString(2)).put("actions", row.getLong(3))
                    .put("last_action_id", row.getLong(4)).put("last_hash", row.getString(5));
            line(out, chain);
        });
        long[] actions = {0};
        units.jdbc().sql("""
                select coalesce(chain_version, 0)::text as chain_version, previous_hash, action_id::text as action_id,
                       to_char(acted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as acted_at,
                       actor, verb, object, reason, before::text as before, after::text as after,
                       control.action_form_v1(a) as form, hash
                from control.operator_action a order by a.action_id""").query(row -> {
            ObjectNode action = JsonMapper.shared().createObjectNode();
            for (String column : HASHED) {
                action.put(column, row.getString(column));
            }
            action.put("form", row.getString("form")).put("hash", row.getString("hash"));
            line(out, action);
            actions[0]++;
        });
        return actions[0];
    }

    private static void line(Writer out, ObjectNode object) {
        try {
            out.write(object + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw ShianException.surroundings(e, "operate.export-failed", file, e.getMessage());
        }
    }
}
