package shian.load;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;
import shian.message.Message;
import shian.work.Run;

/** The years that are closed, and what touches them. */
final class ClosedYears {

    private final JdbcClient jdbc;
    private final Run run;

    ClosedYears(JdbcClient jdbc, Run run) {
        this.jdbc = jdbc;
        this.run = run;
    }

    /**
     * The closed years that a delivery touches, once its rows and parts are in: its period holds a day of them, a row counts in them, or a
     * measure of some indicator does.
     */
    List<Integer> touchedBy(Delivery delivery, Contract contract) {
        return jdbc.sql("""
                select distinct year from publication.year_closing
                where year between :from and :to
                   or exists (select from warehouse.%s f where f.delivery_id = :delivery and f.year = year_closing.year)
                   or exists (select from warehouse.measure_part p where p.delivery_id = :delivery
                              and p.year = year_closing.year and p.measure = any(:measures))
                order by 1""".formatted(TableDefinition.identifier(contract.table())))
                .param("delivery", delivery.id()).param("from", delivery.from().getYear()).param("to", delivery.to().getYear())
                .param("measures", run.catalog().indicators().stream().flatMap(i -> i.scopes().stream())
                        .flatMap(scope -> scope.measures().stream()).distinct().toArray(String[]::new))
                .query(Integer.class).list();
    }

    static Message reason(Delivery delivery, List<Integer> years) {
        return Message.of("load.waiting", years.stream().map(String::valueOf).collect(Collectors.joining(", ")), delivery.id());
    }
}
