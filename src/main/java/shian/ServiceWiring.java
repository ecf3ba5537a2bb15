package shian;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchJobLauncherAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.night.Night;
import shian.night.RunLedger;
import shian.schedule.Bell;
import shian.schedule.BellTower;
import shian.schedule.ScheduleWatch;
import shian.settings.Settings;
import shian.settings.Variables;
import shian.watch.Figures;
import shian.watch.Hosts;
import shian.watch.Readiness;
import shian.work.Units;

/** What the service adds to the parts every command has: the bells, a web server, health and metrics. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, QuartzAutoConfiguration.class,
    BatchAutoConfiguration.class, BatchJdbcAutoConfiguration.class, BatchJobLauncherAutoConfiguration.class})
class ServiceWiring {

    /** Where departments drop files. */
    record Inbox(Path folder) {
    }

    /** Reads the catalogue anew at every ring: a changed file takes effect with the next run. */
    @Bean
    Bell bell(Night night, RunLedger ledger, Settings settings, Clock clock, Inbox inbox) {
        return new Bell(night, ledger, () -> CatalogReader.read(settings.jobs()), clock, inbox.folder());
    }

    @Bean(destroyMethod = "")
    BellTower bellTower(DataSource dataSource, Catalog catalog, Settings settings, Bell bell) {
        return new BellTower(dataSource, catalog, settings.zone(), bell);
    }

    @Bean
    ScheduleWatch scheduleWatch(BellTower tower, Catalog catalog, Settings settings) {
        return new ScheduleWatch(tower, catalog, () -> CatalogReader.read(settings.jobs()));
    }

    @Bean
    PrometheusRegistry prometheusRegistry(DataSource dataSource, Night night, HealthIndicator work, Variables environment) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(new Figures(dataSource, night::isAlive, () -> Status.UP.equals(work.health().getStatus()),
                Duration.ofSeconds(environment.number("SHIAN_METRICS_SECONDS", 10, 1, 3_600))));
        return registry;
    }

    /** Before everything else that looks at a request. */
    @Bean
    FilterRegistrationBean<Hosts> hosts(Environment server, Variables environment) {
        FilterRegistrationBean<Hosts> hosts = new FilterRegistrationBean<>(
                new Hosts(server.getProperty("server.address", ""), environment.get("SHIAN_HOSTS", "")));
        hosts.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return hosts;
    }

    @Bean
    HealthIndicator work(Units units, BellTower tower, ScheduleWatch catalogue, Inbox inbox, Settings settings) {
        return new Readiness(units.jdbc(), tower, catalogue, inbox.folder(), settings.archive());
    }
}
