package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names, links and texts that mean something to a shell, a terminal, a spreadsheet or a database mean nothing to a night. */
@Tag("store")
class HostileNamesTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V01.csv";
    private static final List<String> TEXTS = List.of("'); drop table warehouse.measure; --", "=HYPERLINK(\"http://x\")");

    private City city;

    @BeforeEach
    void aCity() {
        city = City.of(HostileNamesTest.class);
    }

    @Test
    void a_file_of_any_name_is_an_arrival_under_that_name_without_characters_that_nobody_sees() {
        List<String> names = List.of("$(touch x).csv", "'; drop table intake.arrival; --.csv", "..csv", "...",
                "=cmd|' C calc'!A0.csv", "a\u001b[31mred.csv", "line\nbreak.csv", "%s%n{0}.csv", "\u202egpj.csv", "same.csv", "sa\u200bme.csv");
        names.forEach(name -> city.drop(name, "x"));
        assertThat(city.night().exitCode()).isZero();
        assertThat(city.jdbc().sql("select path from intake.arrival").query(String.class).list())
                .containsExactlyInAnyOrder("$(touch x).csv", "'; drop table intake.arrival; --.csv", "=cmd|' C calc'!A0.csv",
                        "a[31mred.csv", "linebreak.csv", "%s%n{0}.csv", "gpj.csv", "same.csv", "same.csv");
        List<String> commands = new ArrayList<>(List.of("deliveries", "status", "runs", "show 1"));
        city.jdbc().sql("select 'deliveries show ' || delivery_id from intake.delivery").query(String.class).list().forEach(commands::add);
        for (String command : commands) {
            City.Result told = city.shian(command.split(" "));
            assertThat(told.exitCode()).as(told.all()).isZero();
            assertThat(told.all()).as(command).doesNotContain("\u001b");
        }
    }

    @Test
    void a_manifest_that_is_a_link_is_none_and_one_of_no_manifest_s_size_cannot_be_read() throws IOException {
        city.drop(MARCH, Batches.file(2));
        Path outside = Files.writeString(city.data().resolve("outside.json"), "{\"period\": \"202104\"}");
        Files.createSymbolicLink(city.inbox().resolve(MARCH + ".manifest.json"), outside);
        city.drop("SCJG_CYJC_150105_202105_MX_V01.csv", Batches.file(3));
        city.drop("SCJG_CYJC_150105_202105_MX_V01.csv.manifest.json", "{\"period\": \"202105\"" + " ".repeat(1 << 20) + "}");
        city.night();
        assertThat(city.jdbc().sql("select concat_ws(' ', state, period, reasons -> 0 ->> 'code') from intake.delivery order by 1")
                .query(String.class).list())
                .containsExactly("LOADED [2021-03-01,2021-04-01)", "UNRECOGNISED receive.manifest-unreadable");
    }

    @Test
    void a_statement_or_a_formula_in_any_cell_is_a_text_or_a_fault() {
        List<String> lines = new ArrayList<>(Arrays.asList(Batches.file(600)));
        int columns = Batches.HEADER.split(",").length;
        for (int column = 0; column < columns; column++) {
            for (String text : TEXTS) {
                String[] cells = Batches.row(700 + lines.size()).split(",");
                cells[column] = '"' + text.replace("\"", "\"\"") + '"';
                lines.add(String.join(",", cells));
            }
        }
        city.drop(MARCH, lines.toArray(String[]::new));
        assertThat(city.night().exitCode()).isZero();
        assertThat(city.jdbc().sql("""
                select state || ' ' || rows_read || ' ' || (accepted + quarantined + duplicate + non_data) from intake.delivery""")
                .query(String.class).single()).isEqualTo("LOADED %1$d %1$d".formatted(lines.size()));
        assertThat(city.jdbc().sql("select unit_name from warehouse.sampling_batch where unit_name <> '某店'")
                .query(String.class).list()).containsExactly(TEXTS.get(0));
        assertThat(city.jdbc().sql("select count(*) > 0 from intake.quarantine where reasons::text like '%load.formula-without-value%'")
                .query(Boolean.class).single()).as("a formula that nobody computed").isTrue();
        assertThat(city.jdbc().sql("select count(*) > 0 from warehouse.measure").query(Boolean.class).single()).isTrue();
    }
}
