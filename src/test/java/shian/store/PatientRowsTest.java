package shian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shian.City;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Readers;
import shian.catalog.Source;

/** Rows of patients are for the role health; who analyses figures gets them in bands. */
@Tag("store")
@Tag("container")
class PatientRowsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static City city;

    @BeforeAll
    static void casesOfAYear() {
        city = City.of(PatientRowsTest.class);
        city.dropSample("health/WJW_SYXJB_150102_2021_MX_V01.csv");
        city.night();
    }

    @Test
    void the_tables_of_patients_and_their_partitions_are_those_that_the_catalogue_declares() {
        Set<String> declared = new TreeSet<>(Stream.concat(CATALOG.contracts().values().stream(), CATALOG.derived().values().stream())
                .filter(source -> source.readers() == Readers.HEALTH).map(Source::table).toList());
        assertThat(declared).contains("foodborne_case", "foodborne_timeliness", "foodborne_cluster");
        for (String role : List.of("shian_analyst", "shian_operator")) {
            assertThat(new TreeSet<>(city.jdbc().sql("""
                    select regexp_replace(relname, '_[0-9]{4}$', '') from pg_class where relnamespace = 'warehouse'::regnamespace and relkind in ('r', 'p', 'v')
                      and not has_table_privilege(:role, oid, 'select')""").param("role", role).query(String.class).set())).as(role).isEqualTo(declared);
        }
        assertThat(city.jdbc().sql("""
                select count(*) from pg_class where relnamespace = 'warehouse'::regnamespace and relkind in ('r', 'p', 'v')
                  and not has_table_privilege('shian_health', oid, 'select')""").query(Long.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foodborne_case", "foodborne_case_2021", "foodborne_timeliness", "foodborne_cluster"})
    void an_analyst_reads_no_row_of_a_patient(String table) throws SQLException {
        try (Connection analyst = city.database().store().analyst()) {
            assertThatThrownBy(() -> EmbeddedDatabase.execute(analyst, "select * from warehouse." + table)).hasMessageContaining("permission denied");
        }
        assertThat(city.shian("query", "select * from warehouse." + table).exitCode()).isEqualTo(2);
    }

    @Test
    void an_analyst_reads_bands_and_months() throws SQLException {
        try (Connection analyst = city.database().store().analyst(); Statement statement = analyst.createStatement();
             ResultSet rows = statement.executeQuery("""
                     select count(*), count(*) filter (where age_band is null), count(distinct age_band),
                            count(*) filter (where extract(day from ill_month) <> 1 or extract(day from filled_month) <> 1)
                     from warehouse.foodborne_case_banded""")) {
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(city.jdbc().sql("select count(*) from warehouse.foodborne_case").query(Long.class).single()).isPositive();
            assertThat(rows.getLong(2)).as("ages that were not understood").isZero();
            assertThat(rows.getLong(3)).isBetween(4L, 6L);
            assertThat(rows.getLong(4)).isZero();
        }
        assertThat(city.jdbc().sql("""
                select attname from pg_attribute where attrelid = 'warehouse.foodborne_case_banded'::regclass and attnum > 0""").query(String.class).list())
                .doesNotContain("case_no", "specimen_no", "age", "ill_on", "visited_on", "filled_on", "line", "delivery_id", "institution_name", "symptoms", "food_name");
    }

    @ParameterizedTest
    @CsvSource({"34岁, 15-44", "34, 15-44", "5周岁, 5-14", "0.5岁, 0", "8月, 0", "11个月, 0", "18个月, 1-4", "36月, 1-4", "72月龄, 5-14", "3岁6个月, 1-4", "3岁半, 1-4",
            "6月15天, 0", "51周, 0", "60周, 1-4", "20天, 0", "400天, 1-4", "400日, 1-4", "12小时, 0", "66 岁, 65+", "1985,", "1990年生,", "1985年,", "约30,", "30左右,", "不详,"})
    void an_age_falls_into_its_band(String age, String band) throws SQLException {
        try (Connection superuser = city.database().connectAsSuperuser(); Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("update warehouse.foodborne_case set age = '" + age + "'");
            try (ResultSet rows = statement.executeQuery("select distinct age_band from warehouse.foodborne_case_banded")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(band);
            }
            superuser.rollback();
        }
    }

    @Test
    void the_role_health_reads_them_and_writes_nothing() throws SQLException {
        try (Connection superuser = city.database().connectAsSuperuser(); Statement statement = superuser.createStatement()) {
            statement.execute("set role shian_health");
            assertThat(statement.executeQuery("select count(*) from warehouse.foodborne_case").next()).isTrue();
            for (String attack : List.of("delete from warehouse.foodborne_case", "select * from intake.quarantine", "select * from control.operator_action")) {
                assertThatThrownBy(() -> statement.execute(attack)).as(attack).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void a_grant_that_the_catalogue_does_not_declare_is_found() throws SQLException {
        assertThat(city.shian("check").exitCode()).as(city.shian("check").all()).isZero();
        try (Connection superuser = city.database().connectAsSuperuser()) {
            EmbeddedDatabase.execute(superuser, "grant select on warehouse.foodborne_case_2021 to shian_analyst");
            assertThat(city.shian("check").all()).contains("shian_analyst may read warehouse.foodborne_case");
            EmbeddedDatabase.execute(superuser, "revoke select on warehouse.foodborne_case_2021 from shian_analyst");
        }
    }
}
