package shian.content;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shian.catalog.Contract;

/**
 * What a content is expected to be.
 *
 * @param encoding the declared character encoding of a text; empty to find out
 * @param headers  names of columns, normalised: they tell the delimiter of a text
 */
public record Expectation(Optional<String> encoding, Set<String> headers) {

    /** What one contract promises. */
    public static Expectation of(Contract contract) {
        return new Expectation(contract.encoding(), headers(Set.of(contract)));
    }

    /** What any of several contracts promises; none of them says the encoding. */
    public static Expectation anyOf(Collection<Contract> contracts) {
        return new Expectation(Optional.empty(), headers(contracts));
    }

    private static Set<String> headers(Collection<Contract> contracts) {
        return contracts.stream().flatMap(contract -> contract.columns().values().stream())
                .flatMap(column -> column.headers().stream()).map(Header::normalised)
                .collect(Collectors.toUnmodifiableSet());
    }
}
