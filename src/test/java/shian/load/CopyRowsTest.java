package shian.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import shian.store.TestStore;

/** What goes through COPY comes back from the server as it was. */
@Tag("store")
@Tag("container")
@org.junit.jupiter.api.Tag("store")
@org.junit.jupiter.api.Tag("container")
class CopyRowsTest {

    private static final List<String> TYPES = List.of("text", "numeric", "date", "boolean");

    /** Rows for several COPYs. */
    private static final int MANY = 40_000;
    private static final String LONG = "行".repeat(40);

    private static Connection connection;

    @Property(tries = 40)
    void any_text_comes_back_as_it_was(@ForAll("texts") List<String> texts) throws SQLException {
        List<Object[]> rows = texts.stream().map(text -> new Object[] {text, null, null, null}).toList();
        copy(rows);
        assertThat(read("text_value")).isEqualTo(texts);
    }

    @Test
    void values_of_every_type_come_back_and_null_stays_null() throws SQLException {
        copy(List.of(new Object[] {null, new BigDecimal("1E+3"), LocalDate.of(2021, 6, 8), true},
                new Object[] {"\\N", new BigDecimal("-0.10"), null, false}, new Object[] {"", null, null, null}));
        assertThat(read("concat_ws('|', coalesce(text_value, 'null'), number_value, day_value, flag_value)"))
                .containsExactly("null|1000|2021-06-08|t", "\\N|-0.10|f", "");
    }

    @Property(tries = 40)
    void any_number_comes_back_with_its_digits_and_its_scale(@ForAll("numbers") List<BigDecimal> numbers) throws SQLException {
        copy(numbers.stream().map(number -> new Object[] {null, number, null, null}).toList());
        assertThat(read("number_value")).isEqualTo(numbers.stream().map(BigDecimal::toPlainString).toList());
    }

    @Property(tries = 40)
    void any_day_comes_back_as_it_was(@ForAll List<@DateRange(min = "0001-01-01", max = "9999-12-31") LocalDate> days)
            throws SQLException {
        copy(days.stream().map(day -> new Object[] {null, null, day, null}).toList());
        assertThat(read("day_value")).isEqualTo(days.stream().map(LocalDate::toString).toList());
    }

    @Test
    void rows_beyond_one_block_all_arrive() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(new Object[] {"行".repeat(40) + i, null, null, null});
        }
        assertThat(copy(rows)).isEqualTo(3_000);
        assertThat(read("text_value")).hasSize(3_000).endsWith("行".repeat(40) + 2_999);
    }

    @Test
    void rows_beyond_one_copy_all_arrive() throws SQLException {
        assertThat(copy(manyRows())).isEqualTo(MANY);
        assertThat(read("line::text || text_value")).hasSize(MANY).startsWith("1" + LONG + 0).endsWith(MANY + LONG + (MANY - 1));
    }

    @Test
    void a_row_that_the_server_refuses_is_told_though_others_are_on_their_way() throws SQLException {
        List<Object[]> rows = manyRows();
        rows.get(MANY / 2)[0] = "refused";
        assertThatThrownBy(() -> copy(rows)).isInstanceOf(SQLException.class).hasMessageContaining("copied_text_value_check");
        assertThat(connection().isValid(5)).isTrue();
    }

    @Test
    void many_rows_that_are_given_up_leave_a_connection_of_use() throws SQLException {
        connection().setAutoCommit(false);
        try {
            try (CopyRows copy = new CopyRows(connection(), "copy copied from stdin (format binary)", TYPES)) {
                for (Object[] row : manyRows()) {
                    copy.send("150102", 2021, 1, 1, row);
                }
            }
            connection().rollback();
            assertThat(copy(manyRows())).isEqualTo(MANY);
        } finally {
            connection().rollback();
            connection().setAutoCommit(true);
        }
    }

    @Test
    void a_foreign_key_is_left_out_for_many_rows_of_whoever_may_say_so_and_looked_after_again() throws SQLException {
        withForeignKey(connection -> {
            assertThat(copyManyInto(connection, "referring")).isEqualTo(MANY);
            assertThatThrownBy(() -> execute(connection, "insert into referring select * from referring limit 1"))
                    .hasMessageContaining("violates foreign key");
        });
    }

    @Test
    void a_foreign_key_is_looked_after_row_by_row_where_nobody_may_leave_it_out() throws SQLException {
        withForeignKey(connection -> {
            execute(connection, "create role loads_carefully");
            execute(connection, "grant all on referring, referred to loads_carefully");
            execute(connection, "set local role loads_carefully");
            assertThatThrownBy(() -> copyManyInto(connection, "referring")).hasMessageContaining("violates foreign key");
        });
    }

    private interface Trial {
        void on(Connection connection) throws SQLException;
    }

    private static void withForeignKey(Trial trial) throws SQLException {
        Connection connection = connection();
        connection.setAutoCommit(false);
        try {
            execute(connection, "create temporary table referred (delivery_id bigint primary key)");
            execute(connection, "create temporary table referring (like copied, foreign key (delivery_id) references referred)");
            trial.on(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static long copyManyInto(Connection connection, String table) throws SQLException {
        try (CopyRows copy = new CopyRows(connection, "copy " + table + " from stdin (format binary)", TYPES)) {
            for (Object[] row : manyRows()) {
                copy.send("150102", 2021, 1, 1, row);
            }
            return copy.end();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Object[]> manyRows() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            rows.add(new Object[] {LONG + i, null, null, null});
        }
        return rows;
    }

    @Test
    void a_copy_that_is_given_up_leaves_nothing_and_a_connection_of_use() throws SQLException {
        execute(connection(), "delete from copied");
        try (CopyRows copy = new CopyRows(connection(), "copy copied from stdin (format binary)", TYPES)) {
            copy.send("150102", 2021, 1, 1, new Object[] {"a", null, null, null});
        }
        assertThat(read("text_value")).isEmpty();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> known = Arbitraries.of("\\", "\\N", "\\.", "\t", "\n", "\r", "\r\n", "\"", ",", "\b", "\f", "\u000b", "中", "😀",
                "\ufeff", "\\t", "'", "|", " ").list().ofMaxSize(8).map(parts -> String.join("", parts));
        Arbitrary<String> any = Arbitraries.strings().excludeChars('\0').ofMaxLength(20)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        return Arbitraries.oneOf(known, any).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<BigDecimal>> numbers() {
        Arbitrary<BigDecimal> any = Combinators.combine(Arbitraries.bigIntegers().between(BigInteger.TEN.pow(30).negate(),
                BigInteger.TEN.pow(30)), Arbitraries.integers().between(0, 20)).as(BigDecimal::new);
        Arbitrary<BigDecimal> known = Arbitraries.of("0", "0.00", "1", "-1", "10000", "9999", "0.0001", "0.00001", "100000000", "1.0",
                "123456.789", "10000.0001", "0.10000").map(BigDecimal::new);
        return Arbitraries.oneOf(any, known).list().ofMinSize(1).ofMaxSize(50);
    }

    private static long copy(List<Object[]> rows) throws SQLException {
        execute(connection(), "delete from copied");
        try (CopyRows copy = new CopyRows(connection(), "copy copied from stdin (format binary)", TYPES)) {
            for (int i = 0; i < rows.size(); i++) {
                copy.send("150102", 2021, 1, i + 1, rows.get(i));
            }
            return copy.end();
        }
    }

    private static List<String> read(String what) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection().createStatement();
             ResultSet rows = statement.executeQuery("select " + what + " from copied order by line")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static synchronized Connection connection() throws SQLException {
        // another test may have stopped the server in between
        if (connection == null || !connection.isValid(5)) {
            connection = TestStore.database(CopyRowsTest.class).connectAsSuperuser();
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        create temporary table copied (division_code text, year smallint, delivery_id bigint, line int,
                                                       text_value text check (text_value <> 'refused'), number_value numeric, day_value date, flag_value boolean)""");
            }
        }
        return connection;
    }
}
