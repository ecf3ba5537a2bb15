package shian.schedule;

import java.time.ZoneId;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import shian.catalog.Catalog;
import shian.catalog.Schedule;

/**
 * Quartz, with its tables in the store: of several processes on one store one rings, and another takes over the ring of one
 * that is gone.
 */
public final class BellTower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BellTower.class);
    private static final String NAME = "shian";
    private static final String GROUP = "jobs";
    private static final String MISFIRE_MILLIS = "60000";
    /** A process that has not checked in for about twice this long is taken for dead. */
    private static final String CHECK_IN_MILLIS = "5000";
    /** Runs are made one at a time. */
    private static final String RINGS_AT_ONCE = "1";

    private final SchedulerFactoryBean factory;
    private final Scheduler scheduler;
    private final ZoneId zone;

    /**
     * Hangs the bells of a catalogue; they ring once {@link #start} is called.
     *
     * @param zone of the installation, for schedules that name none
     */
    public BellTower(DataSource store, Catalog catalog, ZoneId zone, Bell bell) {
        this.zone = zone;
        try {
            this.factory = factory(store, bell);
            factory.afterPropertiesSet();
            this.scheduler = factory.getScheduler();
            hang(catalog);
        } catch (Exception e) {
            throw new IllegalStateException("Quartz cannot be set up", e);
        }
    }

    private static SchedulerFactoryBean factory(DataSource store, Bell bell) {
        Properties settings = new Properties();
        settings.put("org.quartz.scheduler.instanceName", NAME);
        settings.put("org.quartz.scheduler.instanceId", "AUTO");
        settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.put("org.quartz.threadPool.threadCount", RINGS_AT_ONCE);
        settings.put("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.put("org.quartz.jobStore.tablePrefix", "control.qrtz_");
        settings.put("org.quartz.jobStore.useProperties", "true");
        settings.put("org.quartz.jobStore.isClustered", "true");
        settings.put("org.quartz.jobStore.clusterCheckinInterval", CHECK_IN_MILLIS);
        settings.put("org.quartz.jobStore.misfireThreshold", MISFIRE_MILLIS);
        SchedulerFactoryBean factory = new SchedulerFactoryBean();
        factory.setSchedulerName(NAME);
        factory.setDataSource(store);
        factory.setQuartzProperties(settings);
        factory.setAutoStartup(false);
        factory.setWaitForJobsToCompleteOnShutdown(true);
        factory.setJobFactory((bundle, quartz) -> new Ring(bell));
        return factory;
    }

    /** Hangs the bells as a catalogue says; those that hang so already are not touched. */
    void hang(Catalog catalog) {
        try {
            tryToHang(catalog);
        } catch (SchedulerException e) {
            // of two services that start at the same moment one finds that the other stored the job in between
            LOG.debug("the bells are hung again", e);
            hangAgain(catalog);
        }
    }

    private void hangAgain(Catalog catalog) {
        try {
            tryToHang(catalog);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the bells cannot be hung", e);
        }
    }

    private void tryToHang(Catalog catalog) throws SchedulerException {
        for (JobKey old : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            if (!catalog.jobs().containsKey(old.getName()) || catalog.jobs().get(old.getName()).schedule().isEmpty()) {
                scheduler.deleteJob(old);
                LOG.info("the bell of {} does not ring any more", old.getName());
            }
        }
        for (var job : catalog.jobs().values()) {
            if (job.schedule().isPresent() && !hangs(job.name(), job.schedule().get())) {
                JobDetail ring = JobBuilder.newJob(Ring.class).withIdentity(job.name(), GROUP)
                        .storeDurably().requestRecovery().build();
                scheduler.scheduleJob(ring, Set.of(trigger(job.name(), job.schedule().get())), true);
                LOG.info("the bell of {} rings at {} ({})", job.name(), job.schedule().get().cron(),
                        job.schedule().get().zoneOr(zone));
            }
        }
    }

    /** Whether it hangs already and rings at the same times; hung anew, it would forget a ring that was missed. */
    private boolean hangs(String job, Schedule schedule) throws SchedulerException {
        return scheduler.getTrigger(TriggerKey.triggerKey(job, GROUP)) instanceof CronTrigger cron
                && cron.getCronExpression().equals(schedule.cron()) && cron.getTimeZone().toZoneId().equals(schedule.zoneOr(zone));
    }

    private CronTrigger trigger(String job, Schedule schedule) {
        return TriggerBuilder.newTrigger().withIdentity(job, GROUP).forJob(job, GROUP)
                .withSchedule(CronScheduleBuilder.cronSchedule(schedule.cron()).inTimeZone(TimeZone.getTimeZone(schedule.zoneOr(zone)))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }

    /** From now on the bells ring; each rings once at the start, for what was missed while nobody was there. */
    public void start() {
        try {
            scheduler.start();
            for (JobKey job : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
                ring(job.getName());
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz cannot be started", e);
        }
    }

    /** Rings the bell of a job now, in whichever process on this store comes first. */
    public void ring(String job) {
        try {
            scheduler.triggerJob(JobKey.jobKey(job, GROUP));
        } catch (SchedulerException e) {
            throw new IllegalStateException("the bell of " + job + " cannot be rung", e);
        }
    }

    /** Whether the bells ring here when their time comes. */
    public boolean isRinging() {
        try {
            return scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No bell rings here any more; a run in hand goes on. */
    public void fallSilent() {
        try {
            scheduler.standby();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a run in hand. */
    @Override
    public void close() {
        try {
            factory.destroy();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }
}
