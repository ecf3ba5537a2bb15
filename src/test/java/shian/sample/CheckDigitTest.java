package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckDigitTest {

    @Test
    void creditCodeOfTheStandardsExample() {
        assertThat(CheckDigit.ofCreditCode("91350100M000100Y4")).isEqualTo('3');
    }

    @Test
    void organisationCodeOfTheStandardsExample() {
        assertThat(CheckDigit.ofOrganisationCode("D2143569")).isEqualTo('X');
        assertThat(CheckDigit.ofOrganisationCode("M000100Y")).isEqualTo('4');
    }

    @Test
    void licenceByMod11And10() {
        assertThat(CheckDigit.ofLicence("0794")).isEqualTo('5');
    }
}
