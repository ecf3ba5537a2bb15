package shian.schedule;

import java.util.Date;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shian.message.ShianException;

/** A ring of the bell as Quartz knows it: the name of its job is that of ours. */
@DisallowConcurrentExecution
final class Ring implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(Ring.class);
    private static final long AGAIN_AFTER_MILLIS = 15_000;

    private final Bell bell;

    Ring(Bell bell) {
        this.bell = bell;
    }

    @Override
    public void execute(JobExecutionContext context) {
        JobKey key = context.getJobDetail().getKey();
        try {
            if (bell.ring(key.getName()).filter(bell::isOwedStill).isPresent()) {
                LOG.info("the run of {} stopped since this process ends; another service goes on, or the next one", key.getName());
                ringAgain(context, key);
            }
        } catch (ShianException e) {
            if (e.category() != ShianException.Category.STATE) {
                LOG.error("the bell rang for {}, and nothing could be done", key.getName(), e);
                return;
            }
            LOG.info("the bell rang for {} and no run can begin now; it rings again soon", key.getName());
            ringAgain(context, key);
        } catch (RuntimeException e) {
            LOG.error("the bell rang for {}, and nothing could be done", key.getName(), e);
        }
    }

    private static void ringAgain(JobExecutionContext context, JobKey key) {
        try {
            TriggerKey again = TriggerKey.triggerKey(key.getName(), "again");
            var trigger = TriggerBuilder.newTrigger().withIdentity(again).forJob(key)
                    .startAt(new Date(System.currentTimeMillis() + AGAIN_AFTER_MILLIS)).build();
            context.getScheduler().unscheduleJob(again);
            context.getScheduler().scheduleJob(trigger);
        } catch (SchedulerException e) {
            LOG.error("the bell for {} cannot be rung again", key.getName(), e);
        }
    }
}
