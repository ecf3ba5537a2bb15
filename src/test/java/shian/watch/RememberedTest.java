package shian.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A value is found out once in a time. */
class RememberedTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void a_value_is_given_again_until_its_time_is_over() {
        Remembered<Integer> value = new Remembered<>(asked::incrementAndGet, Duration.ofSeconds(10), now::get);
        assertThat(value.get()).isEqualTo(1);
        now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(value.get()).isEqualTo(1);
        now.incrementAndGet();
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void what_the_source_throws_is_not_remembered() {
        Remembered<Integer> value = new Remembered<>(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return asked.get();
        }, Duration.ofSeconds(10), now::get);
        assertThatThrownBy(value::get).hasMessage("away");
        assertThat(value.get()).isEqualTo(2);
    }
}
