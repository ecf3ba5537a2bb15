package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days by the calendar of the project. */
class WorkCalendarTest {

    private static final WorkCalendar CALENDAR = CatalogReader.read(Path.of("jobs")).calendar();

    @ParameterizedTest
    @CsvSource(textBlock = """
            2021-02-09, 7,  2021-02-24, over the Spring Festival; the Saturday after it is worked
            2021-02-06, 1,  2021-02-07, a Sunday that is worked
            2021-09-17, 1,  2021-09-18, the Saturday before the Mid-Autumn Festival
            2021-09-30, 2,  2021-10-09, over National Day
            2020-01-23, 1,  2020-02-03, the prolonged Spring Festival of 2020
            2021-12-31, 1,  2022-01-04, over New Year
            2022-04-08, 5,  2022-04-15, a week without anything
            2022-04-09, 5,  2022-04-15, the same from a Saturday
            2030-10-01, 1,  2030-10-02, a year without a notice has only weekends""")
    void a_limit_ends_on_its_last_working_day(LocalDate day, int workdays, LocalDate last, String why) {
        assertThat(CALENDAR.after(day, workdays)).as(why).isEqualTo(last);
    }

    @Test
    void a_year_has_as_many_working_days_as_its_notice_leaves() {
        LocalDate first = LocalDate.of(2021, 1, 1);
        assertThat(first.datesUntil(first.plusYears(1)).filter(CALENDAR::isWorked).count()).isEqualTo(250);
        assertThat(CALENDAR.isNoticed(first)).isTrue();
        assertThat(CALENDAR.isNoticed(LocalDate.of(2030, 1, 1))).isFalse();
    }

    @Test
    void a_limit_of_no_day_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.after(LocalDate.of(2021, 1, 1), 0)).withMessageContaining("0");
    }

    @Property(tries = 300)
    void two_limits_one_after_the_other_end_where_both_together_do(
            @ForAll @IntRange(max = 1800) int day, @ForAll @IntRange(min = 1, max = 60) int one, @ForAll @IntRange(min = 1, max = 60) int other) {
        LocalDate from = LocalDate.of(2019, 1, 1).plusDays(day);
        LocalDate last = CALENDAR.after(from, one + other);
        assertThat(CALENDAR.after(CALENDAR.after(from, one), other)).isEqualTo(last);
        assertThat(CALENDAR.isWorked(last)).isTrue();
    }
}
