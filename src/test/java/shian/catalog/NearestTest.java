package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The names nearest to a mistyped one. */
class NearestTest {

    @Test
    void the_nearest_differs_in_the_fewest_characters() {
        assertThat(Nearest.to("赛汗区", List.of("新城区", "赛罕区", "回民区"))).isEqualTo("赛罕区");
        assertThat(Nearest.several("qouta", List.of("unit", "quota", "item"), 2)).startsWith("quota").hasSize(2);
        assertThat(Nearest.to("a", List.of())).isEmpty();
    }

    @Property(tries = 300)
    void a_name_that_is_there_is_its_own_nearest(@ForAll @Size(min = 1, max = 8) List<@StringLength(max = 8) String> names) {
        names.forEach(name -> assertThat(Nearest.to(name, names)).isEqualTo(name));
    }

    @Property(tries = 300)
    void several_are_of_the_list_and_no_more_than_asked(
            @ForAll @StringLength(max = 8) String name, @ForAll @Size(max = 8) List<@StringLength(max = 8) String> names) {
        List<String> nearest = Nearest.several(name, names, 3);
        assertThat(nearest).hasSize(Math.min(3, names.size()));
        assertThat(names).containsAll(nearest);
    }
}
