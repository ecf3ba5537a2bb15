package shian.alert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON message to an address. */
final class WebhookChannel implements Channel {

    /** What the other side understands. */
    enum Format {
        /** Robot of DingTalk. */
        DINGTALK(18_000),
        /** Robot of WeCom. */
        WECOM(2_048),
        /** Every trouble as an object, for a program. */
        WEBHOOK(0);

        private final int mostBytes;

        /** @param mostBytes what it takes in one text; 0 where it gets no text */
        Format(int mostBytes) {
            this.mostBytes = mostBytes;
        }

        /** How the channel is called. */
        String channel() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** As much of an answer as is looked at. */
    private static final int MOST_OF_AN_ANSWER = 4096;
    private static final String HMAC = "HmacSHA256";

    private final Format format;
    private final URI address;
    private final String secret;
    private final Clock clock;
    private final Locale locale;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * A channel.
     *
     * @param secret with which messages are signed; empty for none
     */
    WebhookChannel(Format format, URI address, String secret, Clock clock, Locale locale) {
        this.format = format;
        this.address = address;
        this.secret = secret;
        this.clock = clock;
        this.locale = locale;
    }

    @Override
    public String name() {
        return format.channel();
    }

    @Override
    public void tell(Notice notice) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(secret.isEmpty() ? address : signed()).timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body(notice)))).build();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        HttpResponse<Void> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArrayConsumer(bytes -> bytes.ifPresent(some ->
                    answer.write(some, 0, Math.min(some.length, MOST_OF_AN_ANSWER - answer.size())))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        String said = answer.toString(StandardCharsets.UTF_8);
        if (response.statusCode() / 100 != 2 || format != Format.WEBHOOK && refuses(said)) {
            throw new IOException((response.statusCode() + " " + said).strip());
        }
    }

    /** The address with the time and what only who knows the secret can make of it, as the robot of DingTalk wants it. */
    private URI signed() {
        long time = clock.millis();
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            String sign = Base64.getEncoder().encodeToString(mac.doFinal((time + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
            return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + "timestamp=" + time + "&sign="
                    + URLEncoder.encode(sign, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> body(Notice notice) {
        if (format != Format.WEBHOOK) {
            return Map.of("msgtype", "text", "text", Map.of("content", notice.text(locale, format.mostBytes)));
        }
        return Map.of("text", notice.heading().in(locale), "raised", entries(notice.raised()), "recovered", entries(notice.recovered()));
    }

    private List<Map<String, Object>> entries(List<Notice.Entry> entries) {
        return entries.stream().map(entry -> Map.<String, Object>of("alert", entry.id(), "kind", entry.kind(), "object", entry.object(),
                "since", entry.since(), "text", String.join("\n", entry.messages().stream().map(m -> m.in(locale)).toList()))).toList();
    }

    /** A robot answers 200 to what it does not take too, and says so in the body: only the code 0 says that it was taken. */
    private static boolean refuses(String body) {
        try {
            JsonNode code = JsonMapper.shared().readTree(body).path("errcode");
            return !code.isIntegralNumber() || code.asInt() != 0;
        } catch (JacksonException e) {
            return true;
        }
    }
}
