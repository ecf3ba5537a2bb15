package shian.retain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.Message;
import shian.slip.SlipFiles;

/** The slips of a delivery, in the folders where people had them written. What somebody moved from there is not found. */
final class Slips {

    private Slips() {
    }

    /** Removes them; what could not be removed, each with its reason. */
    static List<Message> remove(JdbcClient jdbc, long delivery) {
        List<Message> left = new ArrayList<>();
        for (String folder : jdbc.sql("""
                select distinct after ->> 'folder' from control.operator_action
                where verb = 'quarantine export' and object = 'delivery ' || :delivery and after ->> 'folder' is not null""")
                .param("delivery", delivery).query(String.class).list()) {
            left.addAll(remove(delivery, Path.of(folder)));
        }
        return left;
    }

    /** A folder that is not there for this process may be there for people: under another user's home, or on a disk that is not mounted. */
    private static List<Message> remove(long delivery, Path folder) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return List.of(Message.of("retain.slip-unreached", delivery, folder));
        }
        List<Message> left = new ArrayList<>();
        try {
            for (Path file : SlipFiles.of(delivery, folder)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    left.add(Message.of("retain.slip-left", delivery, file, e.toString()));
                }
            }
        } catch (IOException e) {
            left.add(Message.of("retain.slip-left", delivery, folder, e.toString()));
        }
        return left;
    }
}
