package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.Document;
import shian.content.Expectation;
import shian.content.Row;
import shian.content.Rows;

/**
 * Of the snapshots of a year the last one counts, for every snapshot feed of the catalogue: earlier ones, with rows that the last
 * one does not have, move no measure of a year, no value, no claim, no break and no evidence.
 */
@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SnapshotsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));

    /** Lines of a file that are kept: enough to count. */
    private static final int MOST = 2_000;

    private record Kept(String contract, String division, LocalDate day, String period, String sha256, String inside, int header) {
    }

    private City city;
    private List<Kept> snapshots;
    private List<String> before;
    private long lastBefore;
    private Map<String, List<Integer>> loadedBefore;

    static Stream<String> feeds() {
        return CATALOG.contracts().values().stream().filter(Contract::isSnapshot).map(Contract::id);
    }

    @BeforeAll
    void aCityWhoseLastSnapshotsLackRows() {
        city = City.of(SnapshotsTest.class);
        // every snapshot, and something of what views hold beside them
        city.dropSampleLike("(?!.*(ZTML|FXFJ|PTZC)_150100_2022)(.*_QC_.*|.*(名录|名单|学校食堂|产后服务中心|协管员|监管所|监管人员).*|grain/LSJ_LSSG.*|.*SCJG_JH.*"
                + "|.*WJW_SYXJB_15010._2021.*|.*SCJG_CYJC_150105_2021.*_MX.*|finance/.*)");
        night();
        snapshots = city.jdbc().sql("""
                select feed || '/' || kind as contract, division_code as division, upper(period) - 1 as day,
                       case when reference_on < upper(period) - 1 then to_char(upper(period) - 1, 'YYYY')
                            else to_char(upper(period) - 1, 'YYYYMMDD') end as period, sha256, inside, header_line as header
                from intake.delivery where state = 'LOADED' and kind = 'snapshot' order by delivery_id""").query(Kept.class).list();
        assertThat(snapshots.stream().map(Kept::contract).distinct().toList()).as("the sample has every snapshot feed")
                .containsExactlyInAnyOrderElementsOf(feeds().toList());
        snapshots.forEach(kept -> {
            List<String> rows = rows(kept);
            city.drop(name(kept, kept.period(), 9), rows.subList(0, Math.max(2, rows.size() * 2 / 3)).toArray(String[]::new));
        });
        night();
        before = figures();
        lastBefore = city.jdbc().sql("select max(delivery_id) from intake.delivery").query(Long.class).single();
        assertThat(before).hasSizeGreaterThan(3000);
        loadedBefore = feeds().collect(Collectors.toMap(feed -> feed, this::loaded));
        for (Kept kept : snapshots) {
            LocalDate last = kept.day().isAfter(LocalDate.of(2022, 6, 6)) ? LocalDate.of(2022, 6, 6) : kept.day();
            // of the same month, and of an earlier one
            for (LocalDate day : List.of(last.withDayOfMonth(3), last.minusMonths(1).withDayOfMonth(20))) {
                city.drop(name(kept, day.toString().replace("-", ""), 1), rows(kept).toArray(String[]::new));
            }
        }
        night();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    @Order(1)
    void an_earlier_snapshot_moves_no_measure_of_its_feed(String feed) {
        assertThat(loaded(feed)).as("all of them are loaded").hasSize(3 * loadedBefore.get(feed).size());
        List<String> names = CATALOG.measures().values().stream().filter(m -> CATALOG.sourceOf(m).contracts().contains(feed))
                .map(measure -> measure.name() + " ").toList();
        assertThat(names).as("something is drawn from it").isNotEmpty();
        assertThat(of(names, before)).isNotEmpty();
        assertThat(differences(of(names, figures()), of(names, before))).isEmpty();
    }

    @Test
    @Order(1)
    void earlier_snapshots_move_no_value_no_claim_no_break_and_no_evidence() {
        assertThat(differences(figures(), before)).isEmpty();
        // a value that no delivery moved keeps the evidence with which it was computed
        assertThat(city.jdbc().sql("select count(*) from publication.candidate_evidence where delivery_id > :last").param("last", lastBefore)
                .query(Long.class).single()).isZero();
    }

    private static List<String> differences(List<String> now, List<String> then) {
        return Stream.concat(without(now, then).map(figure -> "came: " + figure), without(then, now).map(figure -> "went: " + figure)).toList();
    }

    /** Each as often as it is there more often. */
    private static Stream<String> without(List<String> figures, List<String> others) {
        Map<String, Long> left = others.stream().collect(Collectors.groupingBy(figure -> figure, Collectors.counting()));
        return figures.stream().filter(figure -> left.merge(figure, -1L, Long::sum) < 0);
    }

    private static List<String> of(List<String> names, List<String> figures) {
        return figures.stream().filter(figure -> names.stream().anyMatch(figure::startsWith)).toList();
    }

    @Test
    @Order(2)
    void the_inbox_copied_with_new_times_moves_nothing_on_a_later_day() throws IOException {
        List<String> deliveries = feeds().flatMap(feed -> loaded(feed).stream().map(String::valueOf)).toList();
        try (Stream<Path> files = Files.walk(city.inbox())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2022-06-06T20:00:00Z")));
            }
        }
        City.Result night = city.night("2022-06-08");
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(feeds().flatMap(feed -> loaded(feed).stream().map(String::valueOf)).toList()).isEqualTo(deliveries);
        assertThat(snapshotMeasures()).isEqualTo(before.subList(0, snapshotMeasures().size()));
    }

    private List<Integer> loaded(String feed) {
        return city.jdbc().sql("""
                select delivery_id from intake.delivery where state = 'LOADED' and feed || '/' || kind = :feed order by 1""")
                .param("feed", feed).query(Integer.class).list();
    }

    private void night() {
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).doesNotContain("REFUSED #", "UNRECOGNISED #", "AMBIGUOUS #");
    }

    /** What readers see of years, and what stands behind it. */
    private List<String> figures() {
        List<String> figures = new ArrayList<>(snapshotMeasures());
        figures.addAll(city.jdbc().sql("""
                select concat_ws(' ', measure, division_code, year, month, m.dimensions, trim_scale(value))
                from warehouse.measure m join warehouse.measure_definition using (measure) where kind <> 'snapshot'
                union all
                select to_jsonb(v)::text from publication.candidate v
                union all
                select to_jsonb(c)::text from reconciliation.claim c
                union all
                select concat_ws(' ', rule, division_code, year, dimensions, left_value, right_value, state)
                from reconciliation.break where state <> 'CLOSED'
                order by 1""").query(String.class).list());
        return figures;
    }

    /** Values of the year: of each division those of its last month. */
    private List<String> snapshotMeasures() {
        return city.jdbc().sql("""
                select concat_ws(' ', measure, division_code, year, dimensions, trim_scale(value)) from (
                    select m.*, rank() over (partition by measure, division_code, year order by month desc) as place
                    from warehouse.measure m join warehouse.measure_definition using (measure) where kind = 'snapshot') m
                where place = 1 order by 1""").query(String.class).list();
    }

    private static String name(Kept kept, String period, int version) {
        String coded = CATALOG.contracts().get(kept.contract()).files().get(0).toString();
        return coded.substring(0, coded.indexOf('{')) + kept.division() + "_" + period + "_QC_V" + version + ".csv";
    }

    /** A delivery as lines of a text file, its header first. */
    private List<String> rows(Kept kept) {
        List<String> lines = new ArrayList<>();
        Archive archive = new Archive(city.data().resolve("archive"));
        try (Document document = Document.open(archive, kept.sha256(), Expectation.of(CATALOG.contracts().get(kept.contract())), Deadline.NONE);
                Rows rows = document.rows(document.part(kept.inside()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.line() >= kept.header() && lines.size() < MOST) {
                    lines.add(Arrays.stream(row.cells()).map(cell -> cell == null || cell.isEmpty() ? "" : '"' + cell.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(",")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
