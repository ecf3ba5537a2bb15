package shian.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A drawing of a few curves, seconds upwards. */
final class Curves {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int EDGE = 56;
    private static final List<String> COLOURS = List.of("#1f5fa8", "#b8431f", "#3f7d20", "#7a5195");

    private Curves() {
    }

    /** @param unit what the values along the bottom are divided by */
    static void write(Path file, String title, String along, double unit, Map<String, Map<Double, Double>> curves) throws IOException {
        double widest = curves.values().stream().flatMap(c -> c.keySet().stream()).mapToDouble(x -> x).max().orElse(1);
        double highest = Math.ceil(curves.values().stream().flatMap(c -> c.values().stream()).mapToDouble(y -> y).max().orElse(1) * 1.1);
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="24" font-size="15">%s</text>
                """.formatted(WIDTH, HEIGHT, EDGE, title));
        for (int i = 0; i <= 4; i++) {
            double y = y(highest * i / 4, highest);
            double x = x(widest * i / 4, widest);
            svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n".formatted(EDGE, WIDTH - EDGE, y, y));
            svg.append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f s</text>%n".formatted(EDGE - 6, y + 4, highest * i / 4));
            svg.append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n".formatted(x, HEIGHT - EDGE + 18, shown(widest * i / 4 / unit)));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n".formatted(WIDTH / 2, HEIGHT - 14, along));
        int number = 0;
        for (Map.Entry<String, Map<Double, Double>> curve : new TreeMap<>(curves).entrySet()) {
            String colour = COLOURS.get(number % COLOURS.size());
            StringBuilder points = new StringBuilder();
            new TreeMap<>(curve.getValue()).forEach((across, up) -> {
                points.append("%.1f,%.1f ".formatted(x(across, widest), y(up, highest)));
                svg.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n".formatted(x(across, widest), y(up, highest), colour));
            });
            svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n".formatted(points.toString().strip(), colour));
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>%n".formatted(WIDTH - EDGE - 8, HEIGHT - EDGE - 8 - 16 * number++, colour, curve.getKey()));
        }
        Files.writeString(file, svg.append("</svg>\n"));
    }

    /** A number with three digits, and no more than it needs. */
    private static String shown(double value) {
        return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    private static double x(double value, double widest) {
        return EDGE + value / widest * (WIDTH - 2 * EDGE);
    }

    private static double y(double value, double highest) {
        return HEIGHT - EDGE - value / highest * (HEIGHT - 2 * EDGE);
    }
}
