package shian.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import shian.Await;
import shian.City;
import shian.ShianProcess;
import shian.proof.DatabaseLine.Moment;
import shian.store.TestStore;

/** What can befall a night, and how it is mended before somebody goes on. */
enum Fault {

    /** {@code kill -9}, or the power goes. */
    PROCESS_KILLED {
        @Override
        void happen(Scene scene, int session) {
            scene.process().close();
            scene.line().cut();
        }
    },
    /** The server ends the session that is about to commit, or has just committed. */
    SESSION_ENDED {
        @Override
        void happen(Scene scene, int session) {
            try (Connection superuser = scene.city().database().connectAsSuperuser()) {
                end(superuser, session);
                Await.until("the end of the session", () -> count(superuser, session) == 0);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    },
    /** Every connection is cut, that of the lock among them; new ones can be made. */
    LINE_CUT {
        @Override
        void happen(Scene scene, int session) {
            scene.line().cut();
        }
    },
    /** The server is stopped, and started again only when the night is over. */
    SERVER_STOPPED {
        @Override
        void happen(Scene scene, int session) {
            TestStore.stopServer();
        }

        @Override
        void mend(Scene scene) {
            TestStore.startServer();
        }
    },
    /** The archive can neither be written nor read. */
    ARCHIVE_AWAY {
        @Override
        void happen(Scene scene, int session) throws IOException {
            Path archive = scene.city().data().resolve("archive");
            if (Files.exists(archive)) {
                Files.move(archive, archive.resolveSibling("away"));
            }
            Files.createFile(archive);
        }

        @Override
        void mend(Scene scene) throws IOException {
            Path archive = scene.city().data().resolve("archive");
            Files.deleteIfExists(archive);
            if (Files.exists(archive.resolveSibling("away"))) {
                Files.move(archive.resolveSibling("away"), archive);
            }
        }
    },
    /** The disk that holds the archive is full, until somebody makes room. */
    ARCHIVE_DISK_FULL {
        @Override
        void prepare(City city) throws IOException {
            SmallDisk.at(Files.createDirectories(city.data().resolve("archive")));
        }

        @Override
        void happen(Scene scene, int session) throws IOException {
            new SmallDisk(scene.city().data().resolve("archive")).fill();
        }

        @Override
        void mend(Scene scene) throws IOException {
            new SmallDisk(scene.city().data().resolve("archive")).makeRoom();
        }

        @Override
        void leave(City city) throws IOException {
            new SmallDisk(city.data().resolve("archive")).unmount();
        }
    },
    /** The disk that holds the tables is full, until somebody makes room. */
    DATABASE_DISK_FULL {
        @Override
        void prepare(City city) throws IOException {
            Path disk = Files.createDirectories(disk(city));
            SmallDisk.at(disk);
            TestStore.moveTo(city.database(), Files.createDirectory(disk.resolve("tables")));
        }

        @Override
        void happen(Scene scene, int session) throws IOException {
            new SmallDisk(disk(scene.city())).fill();
        }

        @Override
        void mend(Scene scene) throws IOException {
            new SmallDisk(disk(scene.city())).makeRoom();
        }

        @Override
        void leave(City city) throws IOException {
            TestStore.removeMoved(city.database());
            new SmallDisk(disk(city)).unmount();
        }

        private Path disk(City city) {
            return city.data().resolve("disk");
        }
    };

    /** What a fault has to do with. {@code process} is null where the night runs in the process of the test. */
    record Scene(City city, DatabaseLine line, ShianProcess process) {
    }

    /** Before the night begins. */
    void prepare(City city) throws IOException {
    }

    /** The fault itself; everything on the line is held meanwhile. */
    abstract void happen(Scene scene, int session) throws IOException;

    /** What the people of the city do before they go on. */
    void mend(Scene scene) throws IOException {
    }

    /** When everything is over. */
    void leave(City city) throws IOException {
    }

    boolean needsAProcess() {
        return this == PROCESS_KILLED;
    }

    /** Where in a commit it can befall a night: an answer can only be lost with its connection. */
    List<Moment> moments() {
        return switch (this) {
            case PROCESS_KILLED, SESSION_ENDED, LINE_CUT, SERVER_STOPPED -> List.of(Moment.values());
            case ARCHIVE_AWAY, ARCHIVE_DISK_FULL, DATABASE_DISK_FULL -> List.of(Moment.BEFORE);
        };
    }

    private static void end(Connection superuser, int session) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(
                "select pg_terminate_backend(pid) from pg_stat_activity where client_port = ?")) {
            statement.setInt(1, session);
            statement.execute();
        }
    }

    private static int count(Connection superuser, int session) {
        try (PreparedStatement statement = superuser.prepareStatement(
                "select count(*) from pg_stat_activity where client_port = ?")) {
            statement.setInt(1, session);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
