package shian.content;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shian.Budget;
import shian.HostileTexts;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;
import shian.catalog.PeriodMentions;

/** No header, label, format or name takes long, however it is made. */
class HostileTextsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final Contract CONTRACT = CATALOG.contract("sampling-batches", "detail").orElseThrow();
    /** For one text; what is quadratic takes more. */
    private static final Budget BUDGET = Budget.of(1_000, 100);

    private record Reader(String name, int length, Consumer<String> read) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Reader> readers() {
        HeaderSearch search = new HeaderSearch(CONTRACT, CATALOG.units());
        int cell = Limits.USUAL.cellCharacters();
        return Stream.of(
                new Reader("header", cell, text -> search.in(List.of(new Row(1, new String[] {text, "抽样编号", text})), Set.of())),
                new Reader("header under another row", cell, text -> search.in(List.of(new Row(1, new String[] {text, "抽样编号", text}),
                        new Row(2, new String[] {"抽样编号", text, text})), Set.of())),
                new Reader("label of a total", cell, text -> TotalLabels.of(text)),
                new Reader("words of a form", cell, text -> {
                    FormText.isNoData(text);
                    FormText.isZeroReport(text);
                    FormText.isNoData("备注" + text);
                    FormText.isZeroReport("零" + text);
                }),
                new Reader("row of numbers", cell, text -> Numbering.is(new Row(1, new String[] {"甲", text, text}))),
                new Reader("number of a workbook", cell, text -> new NumberText(false).of(text, NumberFormat.of(14, null))),
                new Reader("escaped text", cell, SheetText::unescaped),
                new Reader("styles of a page", 1 << 20, text -> new HtmlStyles().take(text)),
                new Reader("beginning of a page", 1 << 20, text -> Markup.kind(("<" + text).getBytes(StandardCharsets.UTF_8))),
                new Reader("comment before a page", 1 << 20, text -> Markup.kind(("<!--" + text).getBytes(StandardCharsets.UTF_8))),
                new Reader("beginning of a text", 4096, text -> PlainText.kind(text.getBytes(StandardCharsets.UTF_8))),
                new Reader("name of a file", 255, text -> CATALOG.contractsOn(java.time.LocalDate.of(2022, 6, 6)).forEach(contract -> contract.files().forEach(pattern -> pattern.match(text)))),
                new Reader("period in a name", 255, text -> PeriodMentions.in(text, 2022)),
                new Reader("division in a name", 255, text -> CATALOG.divisions().names().spokenOf(text, java.time.LocalDate.of(2022, 6, 6), "150100")),
                new Reader("nearest division", 1_000, text -> CATALOG.divisions().names().nearest(text, "150100", 3)),
                new Reader("code", 1_000, text -> CATALOG.codes().values().forEach(list -> list.find(text))));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void a_text_of_any_shape(Reader reader) throws Exception {
        for (String text : HostileTexts.of(reader.length).toList()) {
            BUDGET.spend(reader.name + ": " + HostileTexts.named(text), () -> {
                reader.read.accept(text);
                return null;
            });
        }
    }

    @Test
    void a_number_format() throws Exception {
        for (String text : HostileTexts.of(240).toList()) {
            BUDGET.spend(HostileTexts.named(text), () -> NumberFormat.of(200, text).section(java.math.BigDecimal.TEN).of(java.math.BigDecimal.TEN));
        }
    }
}
