package shian.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * What one run of a program cost, as the kernel counts it.
 *
 * @param wall   seconds from start to end
 * @param client CPU seconds of the program
 * @param server CPU seconds of all processes of the server meanwhile
 * @param peak   most memory the program had at once, in MB
 */
record Cost(double wall, double client, double server, long peak) {

    private static final double TICKS_A_SECOND = 100;

    /**
     * Runs programs side by side and waits for all; each must succeed.
     *
     * @param serverCpu CPU seconds of the server so far
     */
    static Cost of(DoubleSupplier serverCpu, List<List<String>> commands, Map<String, String> environment) throws IOException, InterruptedException {
        double serverBefore = serverCpu.getAsDouble();
        long start = System.nanoTime();
        Process[] processes = new Process[commands.size()];
        Path[] logs = new Path[commands.size()];
        for (int i = 0; i < processes.length; i++) {
            logs[i] = Files.createTempFile("bench", ".log");
            ProcessBuilder builder = new ProcessBuilder(commands.get(i)).redirectErrorStream(true).redirectOutput(logs[i].toFile());
            builder.environment().putAll(environment);
            processes[i] = builder.start();
        }
        double[] client = new double[processes.length];
        long[] peak = new long[processes.length];
        boolean alive = true;
        while (alive) {
            alive = false;
            for (int i = 0; i < processes.length; i++) {
                client[i] = Math.max(client[i], cpu(processes[i].pid()));
                peak[i] = Math.max(peak[i], peak(processes[i].pid()));
                alive |= !processes[i].waitFor(5, TimeUnit.MILLISECONDS);
            }
        }
        double wall = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < processes.length; i++) {
            if (processes[i].exitValue() != 0) {
                throw new IllegalStateException(commands.get(i).get(0) + " … " + commands.get(i).get(commands.get(i).size() - 1) + " ended with " + processes[i].exitValue() + ": " + Files.readString(logs[i]));
            }
            Files.delete(logs[i]);
        }
        // the server counts a session when it has ended
        Thread.sleep(500);
        return new Cost(wall, Arrays.stream(client).sum(), serverCpu.getAsDouble() - serverBefore, Arrays.stream(peak).sum());
    }

    Cost times(double factor) {
        return new Cost(wall * factor, client * factor, server * factor, peak);
    }

    Cost withWall(double seconds) {
        return new Cost(seconds, client, server, peak);
    }

    /** CPU seconds of a process and of those of its children that have ended; 0 if it is gone. */
    static double cpu(long process) {
        String stat = read("/proc/" + process + "/stat");
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13]) + Long.parseLong(fields[14]))
                / TICKS_A_SECOND;
    }

    /** The same of a server and of what serves its sessions. */
    static double withChildren(long server) {
        return cpu(server) + ProcessHandle.of(server).orElseThrow().children().mapToDouble(child -> cpu(child.pid())).sum();
    }

    private static long peak(long process) {
        return read("/proc/" + process + "/status").lines().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    /** A file of the kernel; empty if the process has ended meanwhile. */
    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
