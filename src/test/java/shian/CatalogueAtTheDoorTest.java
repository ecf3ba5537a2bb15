package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A catalogue that is wrong, or that the tables do not fit, is told and nothing runs: exit code 2. */
@Tag("store")
class CatalogueAtTheDoorTest {

    private static final String CONTRACT = "jobs/market-regulation/sampling-plan.yaml";

    private City city;
    private String before;

    @BeforeEach
    void aCityThatHasRunOnce() {
        city = City.withOwnCatalogue(CatalogueAtTheDoorTest.class);
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.file(3));
        city.night();
        before = state();
        city.drop("SCJG_CYJC_150105_202104_MX_V01.csv", Batches.file(4));
    }

    @Test
    void a_mistake_stops_run_and_check_with_file_line_and_mend() throws IOException {
        city.change(CONTRACT, "sum: quota", "sum: qouta");
        refused("jobs/market-regulation/sampling-plan.yaml:44: The column 'qouta' is not declared. Nearest: quota.");
    }

    @Test
    void it_is_told_in_the_language_of_the_reader() throws IOException {
        city.change(CONTRACT, "sum: quota", "sum: qouta");
        assertThat(city.shian("check", "--lang", "zh").err()).contains("jobs/market-regulation/sampling-plan.yaml:44:", "qouta", "quota。");
    }

    @Test
    void a_column_that_the_table_does_not_have_stops_run_and_check() throws IOException {
        city.change(CONTRACT, "  unit:      {", "  remark:    {header: 备注, en: Remark, type: text}\n  unit:      {");
        refused("warehouse.plan_quota", "remark", "ddl yearly-plan");
    }

    @Test
    void a_column_of_another_type_stops_run_and_check() throws IOException {
        city.change(CONTRACT, "en: Quantity planned, type: decimal", "en: Quantity planned, type: integer");
        refused("warehouse.plan_quota", "quota", "bigint", "numeric");
    }

    @Test
    void a_feed_without_its_table_stops_run_and_check() throws IOException {
        city.change(CONTRACT, "table: plan_quota", "table: plan_of_the_year");
        refused("warehouse.plan_of_the_year", "ddl yearly-plan");
    }

    @Test
    void a_column_that_may_be_empty_by_the_contract_and_not_by_the_table_stops_run_and_check() throws IOException {
        city.change(CONTRACT, "en: Unit of the quantity, type: text, required: true", "en: Unit of the quantity, type: text");
        refused("The column unit of warehouse.plan_quota must not be empty in the database, and the contract does not require it.");
    }

    @Test
    void a_column_that_left_the_contract_and_is_required_by_the_table_stops_run_and_check() throws IOException {
        city.change(CONTRACT, "  unit:      {header: 单位, en: Unit of the quantity, type: text, required: true}\n", "");
        refused("The column unit of warehouse.plan_quota must not be empty in the database, and the contract does not have it.");
    }

    private void refused(String... told) {
        for (City.Result result : new City.Result[] {city.night(), city.shian("check")}) {
            assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
            assertThat(result.err()).contains(told);
        }
        assertThat(state()).isEqualTo(before);
    }

    private String state() {
        return city.fingerprint() + city.jdbc().sql("select count(*) || ' ' || (select count(*) from intake.arrival) from control.run")
                .query(String.class).single();
    }
}
