package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a preview says could move is held against what then moved, in both views of the divisions; and why it did is told. */
@Tag("store")
class PreviewTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";
    private static final String BAD_DATE = Batches.row(101, "昨天", "纯抽检不合格样品");

    private City city;

    @BeforeEach
    void aCityWithOneRowSetAside() {
        city = City.of(PreviewTest.class);
        drop(1, 40, BAD_DATE);
        assertThat(city.night().exitCode()).isZero();
    }

    @Test
    void what_moves_is_among_what_the_preview_named() {
        Set<String> waive = preview("quarantine", "waive", "1", "--until", "2022-12-31");
        act("quarantine", "waive", "1", "--until", "2022-12-31");
        city.night();
        assertMoved(waive, 1, 2, "quarantine waive delivery 1 by tester: as previewed");

        Set<String> close = preview("close", "2021");
        act("close", "2021");
        city.night();
        assertMoved(close, 2, 3, "close year 2021 by tester: as previewed");

        drop(2, 39);
        city.night();
        Set<String> admit = preview("admit", "2");
        act("admit", "2");
        city.night();
        assertMoved(admit, 3, 4, "admit delivery 2 by tester: as previewed");
        assertThat(admit).anyMatch(value -> value.contains("150105-folded"));
    }

    @Test
    void of_publishing_again_only_what_differs_could_move() {
        assertThat(preview("rerun", "1", "--stage", "publish")).isEmpty();
        city.jdbc().sql("update publication.candidate set value = value + 1 where indicator_code = 'B34'").update();
        Set<String> publish = preview("rerun", "1", "--stage", "publish");
        act("rerun", "1", "--stage", "publish");
        assertThat(moved(1, 2)).isNotEmpty().isEqualTo(publish);
    }

    @Test
    void a_preview_needs_no_reason_and_says_that_another_day_moves_values_besides() {
        assertThat(city.shian("run", "--inbox", city.inbox().toString(), "--date", "2022-06-07", "--dry-run").out())
                .contains("New in the inbox: 0 files (-)", "Edition 1 is as of 2022-06-06: for 2022-06-07, values that depend on the day can move besides");
        assertThat(city.shian("replay", "1", "--date", "2022-06-07", "--dry-run").out()).contains("Edition 1 is as of 2022-06-06");
        assertThat(city.shian("replay", "1", "--dry-run").out()).doesNotContain("Edition 1");
        assertThat(city.jdbc().sql("select count(*) from control.operator_action").query(Long.class).single()).as("the night alone").isOne();
    }

    @Test
    void a_run_whose_day_was_mistyped_and_that_did_nothing_is_not_what_days_are_held_against() {
        assertThat(city.shian("run", "--inbox", city.data().resolve("nowhere").toString(), "--date", "2062-06-07").exitCode()).isOne();
        act("quarantine", "waive", "1", "--until", "2022-12-31");
        act("replay", "1");
        assertThat(city.jdbc().sql("select business_date::text from control.run order by run_id desc limit 1").query(String.class).single())
                .isEqualTo("2022-06-06");
    }

    private void assertMoved(Set<String> previewed, long before, long after, String because) {
        assertThat(moved(before, after)).isNotEmpty().isSubsetOf(previewed);
        assertThat(city.jdbc().sql("select count(*) from publication.edition").query(Long.class).single()).isEqualTo(after);
        assertThat(rows(city.shian("diff", String.valueOf(before), String.valueOf(after), "--format", "csv"))).isNotEmpty()
                .allSatisfy(row -> assertThat(row).contains(because));
    }

    private Set<String> moved(long before, long after) {
        return rows(city.shian("diff", String.valueOf(before), String.valueOf(after), "--format", "csv")).stream()
                .map(row -> String.join(" ", List.of(row.split(",")).subList(0, 4))).collect(Collectors.toSet());
    }

    private static List<String> rows(City.Result listing) {
        assertThat(listing.exitCode()).as(listing.all()).isZero();
        return listing.out().lines().skip(1).toList();
    }

    /** Indicator, scope, division and year of what could move. */
    private Set<String> preview(String... verb) {
        City.Result preview = city.shian(with(verb, "--dry-run", "--format", "csv"));
        assertThat(preview.exitCode()).as(preview.all()).isZero();
        Set<String> values = new HashSet<>();
        preview.out().lines().filter(line -> line.startsWith("could move,")).forEach(line -> {
            String[] value = line.substring("could move,".length()).split(" ");
            values.add(String.join(" ", value[0], value[1], value[2], value[4]));
        });
        return values;
    }

    private void act(String... verb) {
        City.Result result = city.shian(with(verb, "--reason", "as previewed"));
        assertThat(result.exitCode()).as(result.all()).isZero();
    }

    private static String[] with(String[] verb, String... more) {
        return Stream.concat(Arrays.stream(verb), Arrays.stream(more)).toArray(String[]::new);
    }

    private void drop(int version, int good, String... more) {
        city.drop(MARCH.formatted(version), with(Batches.file(good), more));
    }
}
