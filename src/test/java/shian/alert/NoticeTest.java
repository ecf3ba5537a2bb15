package shian.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shian.message.Message;

/** A channel takes only so much at once. */
class NoticeTest {

    @Test
    void what_has_no_room_is_counted() {
        List<Notice.Entry> many = IntStream.range(0, 100).mapToObj(n -> new Notice.Entry(n, "REFUSED", "delivery " + n,
                List.of(Message.of("alert.refused", n, "市场监管/报送".repeat(n))), "")).toList();
        Notice notice = Notice.of(many, List.of());
        String text = notice.text(Locale.CHINESE, 2048);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1500, 2048);
        long lines = text.lines().filter(line -> line.startsWith("!")).count();
        assertThat(text).endsWith("……另有 " + (100 - lines) + " 条：ops/shian alerts\n");
        assertThat(notice.text(Locale.CHINESE, 1_000_000).lines().filter(line -> line.startsWith("!"))).hasSize(100);
    }
}
