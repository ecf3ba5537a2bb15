package shian.operate;

import java.util.List;
import java.util.Map;
import shian.store.Readers;
import shian.work.Units;

/** The logins of those who read the database, as people give and take them: recorded, without passwords. */
public final class ReaderLogins {

    private static final List<String> COLUMNS = List.of("login", "role", "connections", "sessions");

    private final Readers readers;
    private final Actions actions;

    public ReaderLogins(Readers readers, Units units) {
        this.readers = readers;
        this.actions = new Actions(units);
    }

    /** All of them. */
    public Listing list() {
        return new Listing(COLUMNS, readers.all().stream().map(reader -> List.<Object>of(reader.login(), reader.role(), reader.connections(),
                reader.sessions())).toList());
    }

    /**
     * Gives one.
     *
     * @param reason may be null
     * @return its password, which is kept nowhere
     */
    public String add(String login, String role, String reason, String actor) {
        return readers.add(login, role, connection ->
                actions.record(connection, actor, "reader add", "reader " + login, reason, null, Map.of("role", role)));
    }

    /** Takes one away; its sessions end. */
    public void remove(String login, String reason, String actor) {
        String why = Actions.required("reader remove", reason);
        readers.remove(login, (connection, removed) ->
                actions.record(connection, actor, "reader remove", "reader " + login, why, Map.of("role", removed.role()), null));
    }
}
