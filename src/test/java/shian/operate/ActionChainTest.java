package shian.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shian.City;
import shian.TestTime;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.content.Archive;
import shian.message.Message;
import shian.verify.VerifyStage;
import shian.work.Units;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people did is a chain of hashes: whoever changes, removes or puts in an action, as owner too, is found, here and from outside. */
@Tag("store")
@Tag("container")
class ActionChainTest {

    /** As ops/SECURITY.md describes version 1. */
    private static final List<String> FIELDS = List.of("chain_version", "previous_hash", "action_id", "acted_at", "actor", "verb", "object",
            "reason", "before", "after");

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));

    private static City city;

    @BeforeAll
    static void a_night_and_three_actions() {
        city = City.of(ActionChainTest.class);
        city.dropSample("statistics/TJ_RK_150100_2021_QC_V01.csv");
        city.night();
        Units units = units();
        Actions actions = new Actions(units);
        units.alone(() -> {
            actions.record("王", "breaks explain", "break 1", "第一行\n第二行", null, null);
            actions.record("", "close", "year 2020", "", java.util.Map.of("b", 1.50, "a", List.of("甲", "\u0001")), null);
        });
        city.shian("run", "upkeep", "--date", "2022-06-06");
    }

    @Test
    void who_has_only_the_export_and_the_documented_form_computes_the_same_chain() throws IOException {
        Path file = city.data().resolve("actions.jsonl");
        City.Result exported = city.shian("actions", "--export", file.toString());
        assertThat(exported.exitCode()).as(exported.all()).isZero();
        int actions = (int) last();
        assertThat(exported.out()).contains(actions + " actions");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");

        List<JsonNode> lines = Files.readAllLines(file).stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(1 + actions);
        JsonNode chain = lines.get(0);
        String previous = sha256("");
        assertThat(chain.get("earlier_hash").asString()).isEqualTo(previous);
        for (JsonNode action : lines.subList(1, lines.size())) {
            assertThat(action.get("previous_hash").asString()).isEqualTo(previous);
            assertThat(action.get("form").asString()).isEqualTo(form(action));
            previous = sha256(form(action));
            assertThat(action.get("hash").asString()).isEqualTo(previous);
        }
        assertThat(chain.get("last_hash").asString()).isEqualTo(previous);
        assertThat(form(lines.get(2))).contains("\n3:王\n14:breaks explain\n7:break 1\n19:第一行\n第二行\n-\n-\n");
        assertThat(form(lines.get(3))).as("empty is not null").contains("\n0:\n5:close\n9:year 2020\n0:\n");
        assertThat(city.shian("verify").out()).contains(actions + " actions of people chained", "ends with action " + actions + ", hash " + previous);
        assertThat(city.shian("actions", "--export", file.toString()).exitCode()).as("it is there already").isEqualTo(2);
    }

    @Test
    void an_edition_names_the_last_action_before_it() {
        assertThat(city.jdbc().sql("""
                select count(*) from scorer.edition e join control.operator_action a on a.action_id = e.last_action_id and a.hash = e.last_action_hash
                where a.verb = 'run'""").query(Long.class).single()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update control.operator_action set reason = 'x' where action_id = 2                                          | Action 2 has the hash
            update control.operator_action set reason = null where action_id = 3                                         | Action 3 has the hash
            update control.operator_action set acted_at = acted_at + interval '1 microsecond' where action_id = 2        | Action 2 has the hash
            update control.operator_action set chain_version = null, previous_hash = null, hash = null where action_id = 1 | begins with 0 earlier actions
            update control.operator_action set chain_version = 7 where action_id = 2                                     | Action 2 is of version 7
            delete from control.operator_action where action_id = 2                                                      | Action 3 comes where 2 was expected
            delete from control.operator_action where action_id = (select last_action_id from control.action_chain)      | The chain of actions ended with
            delete from control.operator_action                                                                          | The chain of actions ended with
            truncate control.operator_action                                                                             | Edition 1 was published after action 1
            delete from control.action_chain                                                                             | (control.action_chain) is not there
            update control.operator_action set actor = 'x' where action_id = 1; update control.operator_action a set hash = control.action_hash_v1(a) where action_id = 1 | Action 2 follows the hash
            """)
    void whoever_is_owner_and_changes_the_record_is_found(String change, String finding) throws SQLException {
        assertThat(findingsAfter("select")).isEmpty();
        assertThat(findingsAfter(change)).anyMatch(found -> found.contains(finding));
    }

    @Test
    void a_record_that_is_written_anew_from_its_first_action_to_its_end_does_not_fit_the_edition() throws SQLException {
        assertThat(findingsAfter("""
                do $$
                declare
                    previous text := (select earlier_hash from control.action_chain);
                    id bigint;
                begin
                    update control.operator_action set actor = 'x' where action_id = 1;
                    for id in select action_id from control.operator_action order by 1 loop
                        update control.operator_action set previous_hash = previous where action_id = id;
                        update control.operator_action a set hash = control.action_hash_v1(a) where action_id = id returning hash into previous;
                    end loop;
                    update control.action_chain set last_hash = previous;
                end $$""")).singleElement().asString().contains("Edition 1 was published after action 1");
    }

    @Test
    void those_who_record_at_the_same_time_make_one_chain() throws Exception {
        long before = last();
        int people = 4;
        int each = 15;
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                String actor = "person " + person;
                tasks.add(() -> {
                    Units units = units();
                    for (int i = 0; i < each; i++) {
                        String object = "object " + i;
                        units.alone(() -> new Actions(units).record(actor, "close", object, null, null, null));
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(city.jdbc().sql("select count(*) - :before || ' ' || max(action_id) - :before || ' ' || count(distinct previous_hash) - :before "
                + "from control.operator_action").param("before", before).query(String.class).single()).isEqualTo("60 60 60");
        assertThat(findingsAfter("select")).isEmpty();
    }

    @Test
    void number_and_hash_are_never_those_that_somebody_gives_and_what_is_rolled_back_leaves_no_gap() throws SQLException {
        long before = last();
        units().jdbc().sql("""
                insert into control.operator_action (action_id, acted_at, actor, verb, object, chain_version, previous_hash, hash)
                overriding system value values (77, now(), 'x', 'close', 'x', 9, 'p', 'h')""").update();
        Units units = units();
        assertThatThrownBy(() -> units.alone(() -> {
            new Actions(units).record("x", "close", "x", null, null, null);
            throw new IllegalStateException("rolled back");
        })).hasMessage("rolled back");
        units.alone(() -> new Actions(units).record("x", "close", "x", null, null, null));
        assertThat(city.jdbc().sql("select string_agg(action_id - :before || ' ' || chain_version, ', ' order by action_id) from control.operator_action where action_id > :before")
                .param("before", before).query(String.class).single()).isEqualTo("1 1, 2 1");
        assertThat(findingsAfter("select")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"shian", "shian_owner", "shian_pipeline", "shian_operator", "shian_analyst", "shian_scorer"})
    void no_role_changes_the_end_of_the_chain(String role) throws SQLException {
        try (Connection connection = city.database().connectAsSuperuser(); Statement statement = connection.createStatement()) {
            statement.execute("set session authorization " + role);
            for (String change : List.of("update control.action_chain set last_hash = 'x'", "delete from control.action_chain",
                    "truncate control.action_chain", "insert into control.action_chain select false, 0, '', 0, 0, ''")) {
                assertThatThrownBy(() -> statement.execute(change)).as(role + ": " + change).isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|is never changed|read-only transaction).*");
            }
        }
    }

    private static long last() {
        return city.jdbc().sql("select max(action_id) from control.operator_action").query(Long.class).single();
    }

    private static Units units() {
        return new Units(city.database().store().pipeline(), TestTime.clock());
    }

    /** What verify finds after a change by somebody who owns the tables and switches their triggers off; the change does not stay. */
    private static List<String> findingsAfter(String change) throws SQLException {
        try (Connection owner = city.database().store().owner(); Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("alter table control.operator_action disable trigger user");
            statement.execute("alter table control.action_chain disable trigger user");
            statement.execute(change);
            List<String> findings = new VerifyStage(JdbcClient.create(new SingleConnectionDataSource(owner, true)),
                    new Archive(city.data().resolve("archive"))).verify(CATALOG).findings().stream().map(Message::toString).toList();
            owner.rollback();
            return findings;
        }
    }

    private static String form(JsonNode action) {
        StringBuilder form = new StringBuilder();
        for (String field : FIELDS) {
            JsonNode value = action.get(field);
            form.append(value.isNull() ? "-" : value.asString().getBytes(StandardCharsets.UTF_8).length + ":" + value.asString()).append('\n');
        }
        return form.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
