package shian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What documents prove: those that conform, for each office; what fails, what is open and what nobody said are three things. */
class DocumentsTest extends RuleCases {

    DocumentsTest() {
        super("documents");
    }

    @Test
    void the_reason_tells_what_was_read_who_is_silent_and_who_fails() {
        assertThat(reason("B01", "150100")).isEqualTo("DOCUMENTS: read 7, conforming 4, silent 1, interviews -; FAILING: 150103, 150105");
        assertThat(reason("B04", "150100")).isEqualTo("DOCUMENTS: read 1, conforming 1, silent 6");
        assertThat(reason("C07", "150103")).isEqualTo("FAILING: 150103");
    }

    @Test
    void a_document_that_nobody_has_reviewed_is_not_read() {
        assertThat(city().jdbc().sql("select sum(value) from warehouse.measure where measure = 'evidence.papers' and year = 2020")
                .query(Integer.class).single()).isEqualTo(5);
    }

    private String reason(String indicator, String division) {
        return city().jdbc().sql("""
                select status_reason from scorer.indicator_value
                where indicator_code = :indicator and division_code = :division and year = 2021 and scope in ('documents', 'persons')""")
                .param("indicator", indicator).param("division", division).query(String.class).single();
    }
}
