package shian.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON message to an address. */
final class WebhookChannel implements Channel {

    /** What the other side understands. */
    enum Format {
        /** Robot of DingTalk. */
        DINGTALK,
        /** Robot of WeCom. */
        WECOM,
        /** Every trouble as an object, for a program. */
        WEBHOOK
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Format format;
    private final URI address;
    private final Locale locale;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    WebhookChannel(Format format, URI address, Locale locale) {
        this.format = format;
        this.address = address;
        this.locale = locale;
    }

    @Override
    public String name() {
        return format.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void tell(Notice notice) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body(notice)))).build();
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (response.statusCode() / 100 != 2 || format != Format.WEBHOOK && refuses(response.body())) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
    }

    private Map<String, Object> body(Notice notice) {
        if (format != Format.WEBHOOK) {
            return Map.of("msgtype", "text", "text", Map.of("content", notice.text(locale)));
        }
        return Map.of("raised", entries(notice.raised()), "recovered", entries(notice.recovered()));
    }

    private List<Map<String, Object>> entries(List<Notice.Entry> entries) {
        return entries.stream().map(entry -> Map.<String, Object>of("alert", entry.id(), "kind", entry.kind(), "object", entry.object(),
                "since", entry.since(), "text", entry.message().in(locale))).toList();
    }

    /** A robot answers 200 to what it does not take too, and says so in the body. */
    private static boolean refuses(String body) {
        try {
            JsonNode code = JsonMapper.shared().readTree(body).path("errcode");
            return !code.isMissingNode() && code.asInt() != 0;
        } catch (JacksonException e) {
            return true;
        }
    }
}
