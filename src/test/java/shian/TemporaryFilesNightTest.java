package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A zip that grows beyond the room for temporary files is sent back in words, and the night goes on with the others. */
@Tag("store")
class TemporaryFilesNightTest {

    private static final String HEADER = "区划代码,年度,常住人口(人),口径";
    private static final int ROWS = 700_000;

    @Test
    void a_file_that_needs_more_room_than_there_is_is_named_with_the_limit_and_the_others_count() throws IOException {
        City city = City.of(TemporaryFilesNightTest.class);
        city.environment().put("SHIAN_TEMP_MEGABYTES", "16");
        city.drop("statistics/TJ_RK_150100_2020_QC_V01.zip", zip("TJ_RK_150100_2020_QC_V01.csv", manyRows()));
        city.drop("statistics/TJ_RK_150100_2021_QC_V01.zip",
                zip("TJ_RK_150100_2021_QC_V01.csv", HEADER + "\n150102,2021,700000,年末推算\n"));
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(city.jdbc().sql("select state from intake.delivery join intake.arrival using (arrival_id) where path like '%2021%'")
                .query(String.class).list()).containsExactly("LOADED");
        City.Result shown = city.shian("deliveries", "--format", "csv");
        assertThat(city.jdbc().sql("select state from intake.delivery join intake.arrival using (arrival_id) where path like '%2020%'")
                .query(String.class).list()).as(shown.all()).containsExactly("REFUSED");
        assertThat(city.jdbc().sql("select reasons::text from intake.delivery join intake.arrival using (arrival_id) where path like '%2020%'")
                .query(String.class).single()).contains("content.temporary-limit", "TJ_RK_150100_2020_QC_V01.csv", "16");
        Path temp = city.data().resolve("temp");
        if (Files.exists(temp)) {
            try (Stream<Path> left = Files.list(temp)) {
                assertThat(left).isEmpty();
            }
        }
    }

    /** Some 20 MB that are not so alike that the zip is refused for it. */
    private static String manyRows() {
        StringBuilder rows = new StringBuilder(HEADER).append('\n');
        Random random = new Random(13);
        for (int i = 0; i < ROWS; i++) {
            rows.append("150102,2020,").append(random.nextInt(1_000_000)).append(",年末推算\n");
        }
        return rows.toString();
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
