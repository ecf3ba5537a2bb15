package shian.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address may name a login, which is then not that of somebody else. */
class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource({"?user=a&password=b,''", "?ssl=true&user=a&password=b,?ssl=true", "?password=b&ssl=true,?ssl=true", "?ssl=true,?ssl=true", "'',''"})
    void somebody_else_logs_in_as_himself(String parameters, String kept) {
        Database analyst = new Database("jdbc:postgresql://db:5433/shian" + parameters, "x", "y").as("analyst", "secret");
        assertThat(analyst.url()).isEqualTo("jdbc:postgresql://db:5433/shian" + kept);
        assertThat(analyst.login()).isEqualTo("analyst");
    }

    @Test
    void the_login_of_an_address_comes_first() {
        assertThat(new Database("jdbc:postgresql://db/shian?user=a", "x", "y").login()).isEqualTo("a");
        assertThat(new Database("jdbc:postgresql://db/shian", "x", "y").login()).isEqualTo("x");
        assertThat(new Database("jdbc:postgresql://db/shian", null, null).login()).isEqualTo(System.getProperty("user.name"));
    }
}
