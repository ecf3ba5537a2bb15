package shian.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who logs in to a database.
 *
 * @param service who runs log in as
 * @param owner   who migrations, backup and restore log in as; may be the same
 */
record Logins(String service, String owner) {

    /** One login that does everything. */
    static Logins one(String login) {
        return new Logins(login, login);
    }

    /** The roles that each of them works as. */
    Map<String, List<String>> needed(Roles roles) {
        Map<String, List<String>> needed = new LinkedHashMap<>();
        if (service.equals(owner)) {
            needed.put(service, List.of(roles.owner(), roles.pipeline(), roles.operator()));
        } else {
            needed.put(owner, List.of(roles.owner()));
            needed.put(service, List.of(roles.pipeline(), roles.operator()));
        }
        return needed;
    }
}
