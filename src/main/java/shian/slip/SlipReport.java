package shian.slip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import shian.content.Columns;
import shian.message.Message;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The slip for programs: the delivery, its counts, and each reason of each row with where it is. */
final class SlipReport {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SlipReport() {
    }

    static void write(Slip slip, Placement placement, OutputStream out) throws IOException {
        ObjectNode report = MAPPER.createObjectNode().put("delivery", slip.delivery()).put("state", slip.state())
                .put("file", slip.path()).put("part", slip.inside()).put("sha256", slip.sha256())
                .put("received_at", slip.arrivedAt().toString());
        slip.contract().ifPresent(contract -> report.put("feed", contract.feed()).put("kind", contract.kind())
                .put("code", contract.code()).put("division", slip.division())
                .put("period_from", slip.from().toString()).put("period_to", slip.to().toString()));
        slip.due().ifPresent(due -> report.put("due", due.day().toString()));
        slip.counts().ifPresent(counts -> report.putObject("rows").put("read", counts.read()).put("accepted", counts.accepted())
                .put("quarantined", counts.quarantined()).put("duplicate", counts.duplicate()).put("non_data", counts.nonData()));
        ArrayNode why = report.putArray("reasons");
        slip.reasons().forEach(reason -> say(why.addObject(), reason));
        ArrayNode flaws = report.putArray("flaws");
        slip.rows().forEach((line, all) -> all.forEach(flaw -> {
            Optional<Integer> index = placement.index(line, flaw);
            ObjectNode node = flaws.addObject().put("line", line).put("column", index.map(Columns::name).orElse(null))
                    .put("header", flaw.header()).put("value", flaw.value());
            say(node, flaw.message());
        }));
        ArrayNode beyond = report.putArray("beyond");
        slip.rest().forEach(rest -> say(beyond.addObject().put("header", rest.header()).put("rows", rest.rows())
                .put("first_line", rest.firstLine()), rest.message()));
        out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    }

    private static void say(ObjectNode node, Message message) {
        node.put("reason", message.code());
        ArrayNode arguments = node.putArray("arguments");
        message.arguments().forEach(arguments::add);
        node.put("message_zh", message.in(Locale.CHINESE)).put("message_en", message.in(Locale.ENGLISH));
    }
}
