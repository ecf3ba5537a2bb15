package shian.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;

import shian.TestTime;
import shian.settings.Settings;
import shian.message.ShianException;

/** What the tests run as a command in a process of its own: {@code HOME DATA VERB…}; verbs are done in order. */
final class StoreProgram {

    private StoreProgram() {
    }

    public static void main(String[] arguments) throws Exception {
        Settings settings = new Settings(Path.of(arguments[0]), Path.of(arguments[1]), "shian_", 1, Duration.ZERO, Duration.ZERO, TestTime.zone());
        long begun = System.nanoTime();
        try (Store store = Store.open(settings, System::getenv)) {
            System.out.println("open " + (System.nanoTime() - begun) / 1_000_000 + " ms " + store.describe());
            for (int i = 2; i < arguments.length; i++) {
                obey(store, arguments[i]);
            }
        } catch (ShianException e) {
            System.out.println(e.category() + " " + e.details().get(0).code() + " " + e.getMessage());
            System.exit(e.category().exitCode());
        }
    }

    private static void obey(Store store, String verb) throws Exception {
        long begun = System.nanoTime();
        if (verb.equals("migrate")) {
            store.migrate();
            System.out.println("migrated " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        } else if (verb.startsWith("insert:")) {
            try (Connection connection = store.pipeline().getConnection();
                    PreparedStatement insert = connection.prepareStatement("insert into notes.note (text) values (?)")) {
                insert.setString(1, verb.substring("insert:".length()));
                insert.executeUpdate();
            }
            System.out.println("inserted " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        } else if (verb.equals("count")) {
            try (Connection connection = store.analyst(); Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from notes.note")) {
                row.next();
                System.out.println("count " + row.getInt(1));
            }
        } else if (verb.equals("wait")) {
            System.out.println("waiting");
            System.in.read();
        }
    }
}
