package shian.bench;

import java.io.IOException;

/** Keeps others away from the machine while something is measured, by a command that lets one at a time run another. */
final class Alone implements AutoCloseable {

    private final Process keeper;

    /**
     * Waits until the command lets it be alone.
     *
     * @param command such as {@code flock /tmp/bench.lock}; empty if nobody else is there
     */
    Alone(String command) throws IOException {
        if (command.isEmpty()) {
            keeper = null;
            return;
        }
        String[] words = (command + " sh -c").split(" ");
        String[] whole = java.util.Arrays.copyOf(words, words.length + 1);
        whole[words.length] = "echo alone; cat > /dev/null";
        keeper = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (keeper.getInputStream().read() < 0) {
            throw new IllegalStateException(command + " did not let anybody be alone");
        }
    }

    @Override
    public void close() throws IOException {
        if (keeper != null) {
            keeper.getOutputStream().close();
        }
    }
}
