package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.night.SmallCity;

/** Deliveries that are taken though too many of their rows are bad, since a person decided so: one by one, or for a run. */
@Tag("store")
class ForcedDeliveryTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";
    private static final String APRIL = "SCJG_CYJC_150105_202104_MX_V01.csv";

    @Test
    void a_forced_delivery_counts_as_previewed_stays_marked_and_is_not_refused_when_it_is_read_again() {
        City city = City.of(ForcedDeliveryTest.class);
        city.drop(MARCH.formatted(1), Batches.file(10));
        city.drop(MARCH.formatted(2), withLate(30, 10));
        city.drop("SCJG_CYJC_150104_202103_MX_V01.csv", "抽样编号,报告日期", "XBJ21150104000000001,2021-03-15");
        city.drop("SCJG_CYJC_150102_202103_MX_V01.csv", withLate(0, 5));
        city.drop("无人认领.csv", "a,b", "1,2");
        city.night();
        long before = id(city, MARCH.formatted(1));
        long refused = id(city, MARCH.formatted(2));
        assertThat(state(city, refused)).isEqualTo("REFUSED 0 + 40");

        City.Result preview = city.shian("force", text(refused), "--dry-run");
        assertThat(preview.exitCode()).as(preview.all()).isZero();
        assertThat(preview.out()).contains("30 rows would count and 10 be set aside", "takes the place of " + before, "of which 10 rows count",
                "B34").doesNotContain("C01");
        assertThat(city.shian("force", text(refused)).exitCode()).as("it needs a reason").isEqualTo(2);
        assertThat(city.shian("force", text(before), "--reason", "r").exitCode()).as("a refusal takes no number of a run").isEqualTo(3);
        assertThat(city.shian("quarantine", "waive", text(refused), "--until", "2022-12-31", "--reason", "r").err())
                .contains("is REFUSED: its rows do not count", "`ops/shian force " + refused);
        assertThat(state(city, refused)).as("looking changes nothing").isEqualTo("REFUSED 0 + 40");

        City.Result forced = city.shian("force", text(refused), "--reason", "the office cannot do better");
        assertThat(forced.exitCode()).as(forced.all()).isZero();
        assertThat(forced.out()).contains("run 2 (replay", "edition 2 published", "force delivery " + refused + " by tester: the office cannot do better");
        assertThat(state(city, refused)).isEqualTo("LOADED 30 + 10");
        assertThat(state(city, before)).startsWith("SUPERSEDED");
        assertThat(city.jdbc().sql("select forced_by || ': ' || forced_why from scorer.delivery_status where forced_up_to = 1")
                .query(String.class).list()).containsExactly("tester: the office cannot do better");
        assertThat(city.shian("deliveries", "show", text(refused)).out()).contains("forced_why", "the office cannot do better");
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', actor, object, reason, before ->> 'state', before ->> 'good', before ->> 'bad', after ->> 'run')
                from control.operator_action where verb = 'force'""").query(String.class).list())
                .containsExactly("tester delivery " + refused + " the office cannot do better REFUSED 30 10 2");

        City.Result again = city.shian("replay", text(refused), "--reason", "once more");
        assertThat(again.out()).as(again.all()).contains("1 loaded", "no new edition").doesNotContain("REPLAY #");
        assertThat(state(city, refused)).isEqualTo("LOADED 30 + 10");
        assertVerified(city);

        assertRefused(city, refused, "is LOADED: it counts already");
        assertRefused(city, before, "is SUPERSEDED, and delivery " + refused + " counts");
        assertRefused(city, id(city, "SCJG_CYJC_150104_202103_MX_V01.csv"), "for a reason that nobody can override");
        assertRefused(city, id(city, "SCJG_CYJC_150102_202103_MX_V01.csv"), "none of its 5 rows is good");
        assertRefused(city, id(city, "无人认领.csv"), "is UNRECOGNISED: its bad rows are not what holds it back");
        assertThat(city.shian("force", "999", "--reason", "r").exitCode()).isEqualTo(2);
    }

    @Test
    void one_that_a_later_delivery_stands_in_for_is_not_forced_and_one_of_a_closed_year_waits_to_be_admitted() {
        City city = City.of(ForcedDeliveryTest.class);
        city.drop(MARCH.formatted(1), withLate(30, 10));
        city.drop(APRIL, inApril(withLate(30, 10)));
        city.night();
        city.drop(MARCH.formatted(2), Batches.file(20));
        city.night();
        assertRefused(city, id(city, MARCH.formatted(1)), "is REFUSED, and delivery " + id(city, MARCH.formatted(2)) + " counts");

        assertThat(city.shian("close", "2021", "--reason", "signed").exitCode()).isZero();
        city.night();
        String april = text(id(city, APRIL));
        assertThat(city.shian("force", april, "--dry-run").out()).contains("reaches into 2021, which is closed: it then waits");
        assertThat(city.shian("force", april, "--reason", "needed").exitCode()).isZero();
        assertThat(state(city, Long.parseLong(april))).startsWith("WAITING");
        assertThat(city.shian("admit", april, "--reason", "needed").exitCode()).isZero();
        city.night();
        assertThat(state(city, Long.parseLong(april))).as("the decision outlives the waiting").isEqualTo("LOADED 30 + 10");
        assertVerified(city);
    }

    @Test
    void a_killed_run_of_a_forced_delivery_is_gone_on_with() {
        City city = City.of(ForcedDeliveryTest.class);
        city.drop(MARCH.formatted(1), withLate(30, 10));
        city.night();
        try (ShianProcess process = ShianProcess.at("MEASURE_COMPUTED", city.process("force", "1", "--reason", "needed"))) {
            assertThat(process.isAlive()).isTrue();
        }
        SmallCity.awaitFreeLock(city);
        City.Result rerun = city.shian("rerun", "2", "--reason", "power is back");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(state(city, 1)).isEqualTo("LOADED 30 + 10");
        assertThat(city.shian("diff", "1", "2").out()).contains("force delivery 1 by tester: needed");
        assertVerified(city);
    }

    @Test
    void a_threshold_raised_for_a_run_holds_within_its_limits_for_what_comes_and_what_was_refused() {
        City city = City.of(ForcedDeliveryTest.class);
        city.drop(MARCH.formatted(1), withLate(30, 3));
        city.drop("SCJG_CYJC_150104_202103_MX_V01.csv", of("150104", withLate(30, 3)));
        city.drop("SCJG_CYJC_150105_202102_MX_V01.csv", withLate(30, 10));
        city.night();
        city.drop(APRIL, inApril(withLate(40, 4)));
        String[] raise = {"run", "--inbox", city.inbox().toString(), "--date", "2022-06-06", "--feed", "mr01", "--division", "赛罕区",
            "--refuse-above", "12%"};

        City.Result preview = city.shian(with(raise, "--dry-run"));
        assertThat(preview.exitCode()).as(preview.all()).isZero();
        assertThat(preview.out()).contains("would load 1 deliveries that are there", "New in the inbox: 1 files (" + APRIL + ")", "Up to 12 % bad rows",
                "MR01 5 %", "Delivery " + id(city, MARCH.formatted(1)), "refused before with 9.1 % bad rows, would be taken: 30 rows would count and 3 be set aside",
                "B34");
        assertThat(city.shian(raise).err()).contains("'run --refuse-above' needs a reason");
        assertThat(city.shian(with(raise, "--reason", "new software at the office")).exitCode()).isZero();

        assertThat(state(city, id(city, MARCH.formatted(1)))).isEqualTo("LOADED 30 + 3");
        assertThat(state(city, id(city, APRIL))).isEqualTo("LOADED 40 + 4");
        assertThat(state(city, id(city, "SCJG_CYJC_150104_202103_MX_V01.csv"))).as("outside the limits").startsWith("REFUSED");
        assertThat(state(city, id(city, "SCJG_CYJC_150105_202102_MX_V01.csv"))).as("above even that").startsWith("REFUSED");
        assertThat(city.shian("show", "2").out()).contains("takes deliveries with up to 12 % bad rows, as tester decided: new software at the office",
                "loads only: MR01, 150105");
        assertThat(city.jdbc().sql("select distinct round(forced_up_to, 2) || forced_by || forced_why from scorer.delivery_status where forced_at is not null")
                .query(String.class).list()).containsExactly("0.12testernew software at the office");
        assertThat(city.jdbc().sql("select reason || ' ' || (after ->> 'refuse_above') from control.operator_action where verb = 'run' and object = 'run 2'")
                .query(String.class).single()).isEqualTo("new software at the office 0.12");
        assertVerified(city);

        assertThat(city.shian("run", "--inbox", city.inbox().toString(), "--refuse-above", "3%", "--feed", "MR01", "--reason", "r").err())
                .contains("3 % is not above what the contracts allow, which is 5 %");
        assertThat(city.shian("run", "--inbox", city.inbox().toString(), "--refuse-above", "0.2", "--reason", "r").err())
                .contains("'0.2' is no share of bad rows");
    }

    private static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String[] withLate(int good, int sampledAfterTheReport) {
        List<String> lines = new ArrayList<>(List.of(Batches.file(good)));
        for (int i = 1; i <= sampledAfterTheReport; i++) {
            lines.add(Batches.row(100 + i).replace("2021-03-01", "2021-03-20"));
        }
        return lines.toArray(String[]::new);
    }

    private static String[] inApril(String[] lines) {
        String[] april = lines.clone();
        for (int i = 1; i < april.length; i++) {
            april[i] = april[i].replace("2021-03", "2021-04").replaceFirst("150105000", "150105004");
        }
        return april;
    }

    private static String[] of(String division, String[] lines) {
        String[] other = lines.clone();
        for (int i = 1; i < other.length; i++) {
            other[i] = other[i].replace("XBJ21150105", "XBJ21" + division).replace("赛罕区", "玉泉区");
        }
        return other;
    }

    private static void assertRefused(City city, long delivery, String why) {
        for (String option : List.of("--dry-run", "--reason=r")) {
            City.Result refused = city.shian("force", text(delivery), option);
            assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
            assertThat(refused.err()).contains(why);
        }
    }

    private static void assertVerified(City city) {
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
    }

    private static String text(long delivery) {
        return String.valueOf(delivery);
    }

    private static long id(City city, String path) {
        return city.jdbc().sql("select delivery_id from intake.delivery join intake.arrival using (arrival_id) where path = :path")
                .param("path", path).query(Long.class).single();
    }

    private static String state(City city, long delivery) {
        return city.jdbc().sql("select state || coalesce(' ' || accepted || ' + ' || quarantined, '') from intake.delivery where delivery_id = :id")
                .param("id", delivery).query(String.class).single();
    }
}
