package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;

/** Where columns stand in a file (domain.md D02, D03, D09). */
class HeaderTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final Contract PAID = CATALOG.contract("disbursements/detail");
    private static final String COLUMNS = "凭证号,预算年度,旗县区,预算单位,拨付日期,金额,是否食品安全经费";

    @ParameterizedTest
    @ValueSource(strings = {"金额", " 金额 ", "金额*", "★金额", "金\n额", "金\u200b额", "\ufeff金额", "金　额", "金额\u00a0"})
    void a_column_is_known_whatever_files_put_around_its_name(String written) {
        Header header = find(COLUMNS.replace("金额", written)).orElseThrow();
        assertThat(header.indexes()).containsEntry("amount", 5);
        assertThat(header.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"金额(万元)", "金额（万元）", "金额 （ 万元 ）", "金额[万元]", "金额【万元】", "金额〔万元〕", "金额：万元", "金额-万元", "金额/万元", "金额_万元",
        "金额万元", "万元金额", "（万元）金额", "金额，万元", "金额①（万元）"})
    void what_stands_beside_the_name_of_a_column_is_kept(String written) {
        Header header = find(COLUMNS.replace("金额", written.replace(",", "，"))).orElseThrow();
        assertThat(header.indexes()).containsEntry("amount", 5);
        assertThat(header.words().get("amount")).containsExactly("万元");
    }

    @ParameterizedTest
    @ValueSource(strings = {"金额备注", "金额-备注", "备注：金额说明", "总金额"})
    void another_name_that_holds_the_name_of_a_column_is_not_that_column(String written) {
        assertThat(find(COLUMNS.replace("金额", written)).orElseThrow().indexes()).doesNotContainKey("amount");
    }

    @Test
    void the_own_name_of_a_column_goes_before_its_variants_wherever_it_stands() {
        Header header = find("单位," + COLUMNS).orElseThrow();
        assertThat(header.indexes()).containsEntry("unit_name", 4);
        assertThat(header.rivals()).singleElement().satisfies(rival -> {
            assertThat(rival.index()).isZero();
            assertThat(rival.equal()).isFalse();
        });
    }

    @Test
    void two_columns_of_one_name_are_rivals_unless_nobody_sees_one_of_them() {
        Header both = find("金额," + COLUMNS).orElseThrow();
        assertThat(both.indexes()).containsEntry("amount", 0);
        assertThat(both.rivals()).singleElement().satisfies(rival -> assertThat(rival.equal()).isTrue());
        Header seen = new HeaderSearch(PAID, CATALOG.units()).in(List.of(row(1, "金额," + COLUMNS)), Set.of(0)).orElseThrow();
        assertThat(seen.indexes()).containsEntry("amount", 6);
        assertThat(seen.rivals()).singleElement().satisfies(rival -> assertThat(rival.equal()).isFalse());
    }

    @Test
    void a_variant_of_a_name_is_as_good_as_the_name() {
        assertThat(find(COLUMNS.replace("旗县区", "所属旗县区").replace("预算单位", "单位")).orElseThrow().missing()).isEmpty();
    }

    @Test
    void the_row_that_names_most_columns_is_the_header_wherever_it_stands_among_the_first() {
        List<String> lines = new ArrayList<>(List.of("2021年拨付情况表", "旗县区,金额,说明"));
        while (lines.size() < Header.ROWS_TO_SEARCH - 1) {
            lines.add("");
        }
        lines.add(COLUMNS);
        assertThat(find(lines.toArray(String[]::new)).orElseThrow().line()).isEqualTo(25);
    }

    @Test
    void one_name_alone_is_no_header() {
        assertThat(find("金额,甲,乙")).isEmpty();
    }

    @Test
    void a_row_that_repeats_the_header_is_known_and_one_that_does_not_is_not() {
        Header header = find(COLUMNS).orElseThrow();
        assertThat(header.isRepeatedBy(row(9, COLUMNS.replace("金额", "金 额")))).isTrue();
        assertThat(header.isRepeatedBy(row(9, COLUMNS.replace("金额", "12.5")))).isFalse();
    }

    @Test
    void a_missing_column_is_told_with_the_nearest_header_that_means_nothing_else() {
        assertThat(find(COLUMNS.replace("拨付日期", "拨付时间")).orElseThrow().missingMessages()).singleElement()
                .satisfies(message -> {
                    assertThat(message.code()).isEqualTo("content.column-missing-nearest");
                    assertThat(message.arguments()).containsExactly("拨付日期", "1", "拨付时间");
                });
        assertThat(find(COLUMNS.replace(",拨付日期", "")).orElseThrow().missingMessages()).singleElement()
                .satisfies(message -> assertThat(message.code()).isEqualTo("content.column-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"预算单位/收款单位", "收款人/预算单位", "预算单位（全称）/收款人", "預算單位"})
    void a_header_that_combines_names_is_that_of_the_column_among_them(String written) {
        assertThat(find(COLUMNS.replace("预算单位", written)).orElseThrow().indexes()).containsEntry("unit_name", 3);
    }

    @Test
    void a_name_by_itself_goes_before_one_among_others() {
        assertThat(find("收款人/预算单位," + COLUMNS).orElseThrow().indexes()).containsEntry("unit_name", 4);
    }

    @Test
    void a_header_of_two_rows_is_read_by_both_or_by_the_lower_where_that_is_enough() {
        Contract summary = CATALOG.contract("sampling-batches/summary");
        List<Row> rows = List.of(row(1, "2021年度情况表,,,,"), row(2, "旗县区,抽样环节,抽检情况,,"), row(3, ",,抽检批次,不合格批次,合格率（%）"),
                row(4, "新城,流通,10,1,90"));
        Header header = new HeaderSearch(summary, CATALOG.units()).in(rows, Set.of()).orElseThrow();
        assertThat(header.line()).isEqualTo(3);
        assertThat(header.indexes()).containsEntry("division", 0).containsEntry("link", 1).containsEntry("batches", 2)
                .containsEntry("failed", 3);
        assertThat(header.missing()).isEmpty();
        assertThat(header.raw()).containsExactly("旗县区", "抽样环节", "抽检情况抽检批次", "抽检情况不合格批次", "抽检情况合格率（%）");
        assertThat(header.isRepeatedBy(rows.get(1))).isTrue();
        assertThat(header.isRepeatedBy(rows.get(2))).isTrue();
        assertThat(header.isRepeatedBy(rows.get(3))).isFalse();
    }

    @Test
    void the_parent_tells_children_of_the_same_name_apart() {
        Header header = find("凭证号,预算年度,旗县区,预算单位,拨付,,是否食品安全经费", ",,,,日期,金额,")
                .orElseThrow();
        assertThat(header.indexes()).containsEntry("paid_on", 4).containsEntry("amount", 5);
    }

    @Test
    void a_head_of_any_length_may_stand_above_it() {
        List<String> lines = new ArrayList<>();
        while (lines.size() < 60) {
            lines.add("填表说明第" + lines.size() + "条");
        }
        lines.add(COLUMNS);
        assertThat(find(lines.toArray(String[]::new)).orElseThrow().line()).isEqualTo(61);
    }

    private static Optional<Header> find(String... lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(row(rows.size() + 1, line));
        }
        return new HeaderSearch(PAID, CATALOG.units()).in(rows, Set.of());
    }

    private static Row row(int line, String text) {
        return new Row(line, text.split(",", -1));
    }
}
