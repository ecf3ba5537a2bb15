package shian.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import shian.settings.PrivateFiles;

/** The port of the embedded server, picked once and kept in a file. */
record ServerPort(Path file) {

    /** Below the ports that systems give to outgoing connections, so that none of those is ever in the way. */
    private static final int FIRST = 15_432;
    private static final int LAST = 32_000;

    /** The port of the last time, or another one, which is then kept, if somebody else has it. */
    int choose() throws IOException {
        if (Files.exists(file)) {
            int kept = Integer.parseInt(Files.readString(file).strip());
            if (isFree(kept)) {
                return kept;
            }
        }
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        } while (!isFree(port));
        PrivateFiles.write(file, port + "\n");
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
