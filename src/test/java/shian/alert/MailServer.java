package shian.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** A mail server that can STARTTLS, or not; it keeps what was said to it, {@code TLS} before what was said encrypted. */
final class MailServer implements AutoCloseable {

    static final String PASSWORD = "changeit";

    private final ServerSocket listening;
    private final SSLContext encryption;
    private final List<String> said = new CopyOnWriteArrayList<>();

    /**
     * Starts it.
     *
     * @param keys with its certificate; null for one that encrypts nothing
     */
    MailServer(Path keys) throws Exception {
        encryption = keys == null ? null : context(keys);
        listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A store of keys with a certificate for this machine, as an installation with a certificate of its own has one. */
    static Path keys(Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("mail.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "mail", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12",
                "-keystore", keys.toString(), "-storepass", PASSWORD).inheritIO().start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool");
        }
        return keys;
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> said() {
        return said;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                talk(client, "", true);
            } catch (SSLException | SocketException e) {
                said.add("refused by the other side");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket client, String mark, boolean greet) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        if (greet) {
            say(out, "220 mail");
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(mark + line.replaceFirst(" .*", ""));
            if (line.startsWith("EHLO")) {
                say(out, encryption == null || !greet ? "250-mail\r\n250 AUTH PLAIN" : "250-mail\r\n250 STARTTLS");
            } else if (line.equals("STARTTLS")) {
                say(out, "220 go on");
                SSLSocket encrypted = (SSLSocket) encryption.getSocketFactory().createSocket(client, null, client.getPort(), false);
                encrypted.setUseClientMode(false);
                talk(encrypted, "TLS ", false);
                return;
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                while (!in.readLine().equals(".")) {
                    continue;
                }
                say(out, "250 taken");
            } else if (line.startsWith("AUTH")) {
                say(out, "235 known");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
