package shian;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shian.alert.Alerts;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.cli.CommandLineProgram;
import shian.cli.Serving;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.TemporaryFiles;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.NightStages;
import shian.night.RunLedger;
import shian.operate.Backups;
import shian.operate.Operator;
import shian.retain.RetentionStage;
import shian.settings.Settings;
import shian.settings.Variables;
import shian.store.Store;
import shian.verify.VerifyStage;
import shian.work.Units;

/**
 * How the parts fit together. Everything is made when it is first asked for: most commands ask for little. What Spring Boot adds
 * is named, so that Spring Batch can have no other repository than the one in the database.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({BatchJdbcAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
class Wiring {

    /** A file must have been still for this long before it counts as complete. */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    @Bean
    Settings settings(Variables environment) {
        Path home = Path.of(System.getProperty("shian.home", environment.get("SHIAN_HOME", ""))).toAbsolutePath().normalize();
        Path data = Path.of(environment.get("SHIAN_DATA", home.resolve(".shian").toString())).toAbsolutePath().normalize();
        return new Settings(home, data, environment.get("SHIAN_ROLE_PREFIX", "shian_"),
                environment.number("SHIAN_WORKERS", 2, 1, 99),
                Duration.ofSeconds(environment.number("SHIAN_STOP_SECONDS", 60, 1, 86_400)),
                Duration.ofMinutes(environment.number("SHIAN_READ_MINUTES", (int) Deadline.USUAL.toMinutes(), 1, 1_440)),
                environment.zone("SHIAN_ZONE", "Asia/Shanghai"));
    }

    @Bean
    Clock clock(InstantSource time, Settings settings) {
        return time.withZone(settings.zone());
    }

    @Bean
    Catalog catalog(Settings settings) {
        return CatalogReader.read(settings.jobs());
    }

    /** Removes what dead processes left behind. */
    @Bean
    TemporaryFiles temporaryFiles(Settings settings, Variables environment) {
        Path folder = Path.of(environment.get("SHIAN_TEMP_FOLDER", settings.data().resolve("temp").toString())).toAbsolutePath().normalize();
        TemporaryFiles files = new TemporaryFiles(folder,
                environment.number("SHIAN_TEMP_MEGABYTES", TemporaryFiles.USUAL_MEGABYTES, 16, 1_000_000));
        try {
            files.clear();
        } catch (IOException e) {
            throw ShianException.surroundings(e, "settings.temporary", folder, e.toString());
        }
        files.serveWriters();
        return files;
    }

    @Bean
    Archive archive(Settings settings, TemporaryFiles temporary) {
        return new Archive(settings.archive(), temporary);
    }

    @Bean
    Store store(Settings settings, Variables environment) {
        Store store = Store.open(settings, environment::secret);
        store.migrate();
        return store;
    }

    /** The pool of the store; closed with it. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Store store) {
        return store.pipeline();
    }

    @Bean
    Units units(DataSource dataSource, Clock clock) {
        return new Units(dataSource, clock);
    }

    @Bean
    RunLedger runLedger(Units units) {
        return new RunLedger(units);
    }

    @Bean
    VerifyStage verifyStage(Units units, Archive archive) {
        return new VerifyStage(units.jdbc(), archive);
    }

    @Bean
    RetentionStage retentionStage(Units units, Archive archive, Settings settings) {
        return new RetentionStage(units, archive, settings.data());
    }

    @Bean
    Night night(Store store, Units units, RunLedger ledger, JobOperator jobOperator, JobRepository jobRepository,
                Archive archive, Settings settings) {
        return new Night(store, units, ledger, jobOperator, jobRepository, NightStages.of(units, archive, SETTLE, settings.data(), settings.readTime()),
                settings.workers(), settings.patience());
    }

    @Bean
    Operator operator(Night night, RunLedger ledger, Units units) {
        return new Operator(night, ledger, units);
    }

    @Bean
    Backups backups(Store store, Archive archive, Night night, Units units, Settings settings) {
        return new Backups(store, archive, night, units, settings.data());
    }

    /** Reads the catalogue anew at every check: a changed file takes effect with the next. */
    @Bean
    Alerts alerts(Units units, Night night, Settings settings, Variables environment) {
        String language = environment.get("SHIAN_LANG", Locale.getDefault().getLanguage());
        return new Alerts(units, night::isAlive, () -> CatalogReader.read(settings.jobs()), settings.data(), environment,
                Locale.forLanguageTag(language.replaceFirst("[_.].*", "")));
    }

    @Bean
    Serving serving(ConfigurableApplicationContext context) {
        return new Service(context);
    }

    @Bean
    CommandLineProgram commandLineProgram(org.springframework.beans.factory.BeanFactory beans, Variables environment) {
        return new CommandLineProgram(beans, environment, Locale.getDefault());
    }
}
