package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.content.HostileFiles;
import shian.content.Workbooks;

/** Whatever one file is, the files beside it count, in this night and in the next one. */
@Tag("store")
class HostileFilesNightTest {

    private static final String GOOD = "SCJG_CYJC_150105_202103_MX_V01.csv";
    private static final int SIZE = 100_000;
    private static final Budget BUDGET = Budget.of(240_000, 60_000);

    private City city;

    @BeforeEach
    void aCityWithAGoodFile() {
        city = City.of(HostileFilesNightTest.class);
        city.drop(GOOD, Batches.file(20));
    }

    @Test
    void files_that_are_long_to_read() throws Exception {
        AtomicInteger number = new AtomicInteger();
        HostileFiles.all().forEach(hostile -> city.drop("新城区2022年5月抽检明细" + number.incrementAndGet() + hostile.ending(), hostile.ofSize().apply(SIZE)));
        // without the header that makes them deliveries nothing of the load would be tried
        HostileTexts.repeated(30_000).forEach(text -> city.drop("回民区2022年" + number.incrementAndGet() % 12 + "月抽检明细" + number + ".csv",
                (Batches.HEADER + "\n" + ("\"" + text.replace("\"", "\"\"") + "\",").repeat(20) + "\n").getBytes(StandardCharsets.UTF_8)));
        City.Result night = BUDGET.spend("the night", city::night).result();
        assertGoodCounts(night);
        assertThat(states("select distinct state from intake.delivery order by 1")).isSubsetOf("AMBIGUOUS", "LOADED", "REFUSED", "SUPERSEDED", "UNRECOGNISED");
        assertThat(city.night().exitCode()).isZero();
    }

    @Test
    void names_and_words_that_no_database_or_terminal_takes() throws IOException {
        String deep = ("很长的文件夹名".repeat(11) + "/").repeat(12) + "a.csv";
        city.drop(deep, "x");
        city.drop("b.zip", Workbooks.zip("c\0d.csv", "样品\n1\n", "e\u202ef.csv", "x"));
        city.drop("g.xlsx", Workbooks.handmade("<row><c t='str'><v>样品</v></c></row>", "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='a_x0000_\u202eb' sheetId='1' r:id='rId1'/></sheets></workbook>"));
        city.drop("h.csv", "x");
        city.drop("h.csv.manifest.json", "{\"note\": \"\\u0000\\u202e\", \"\\u0000\": \"x\"}");
        City.Result night = city.night();
        assertGoodCounts(night);
        assertThat(states("select path from intake.arrival")).hasSize(5).allMatch(path -> path.equals(path.replaceAll("[\\p{Cc}\\p{Cf}]", "")));
        assertThat(states("select inside || coalesce(manifest::text, '') || reasons::text from intake.delivery"))
                .allMatch(text -> text.equals(text.replaceAll("[\\p{Cc}\\p{Cf}]", "")) && !text.contains("\\u0000"));
        City.Result next = city.night();
        assertThat(next.exitCode()).as(next.all()).isZero();
        assertThat(states("select path from intake.arrival")).as("all were known").hasSize(5);
    }

    @Test
    void a_pipe_and_a_link_are_no_files_and_nobody_waits_for_them() throws Exception {
        execute("mkfifo", city.inbox().resolve("pipe.csv").toString());
        Path secret = Files.writeString(city.data().resolve("secret.csv"), "x");
        Files.createSymbolicLink(city.inbox().resolve("link.csv"), secret);
        Files.createSymbolicLink(city.inbox().resolve("folder"), city.data());
        assertGoodCounts(city.night());
        assertThat(states("select path from intake.arrival")).containsExactly(GOOD);
    }

    private void assertGoodCounts(City.Result night) {
        assertThat(states("select state from intake.delivery join intake.arrival using (arrival_id) where path = '" + GOOD + "'")).as(night.all())
                .containsExactly("LOADED");
        assertThat(states("select state from control.run order by run_id desc limit 1")).as(night.all()).isSubsetOf("DONE", "DONE_WITH_FAILURES");
    }

    private List<String> states(String sql) {
        return city.jdbc().sql(sql).query(String.class).list();
    }

    private static void execute(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
