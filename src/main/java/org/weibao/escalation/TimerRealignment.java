package org.weibao.escalation;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.shared.NamedLocks;

/** Adjusts open tasks to another table or calendar. Otherwise their timers would keep their old dates. */
@Service
public class TimerRealignment {

    private static final Logger log = LoggerFactory.getLogger(TimerRealignment.class);

    private final DeadlineService deadlines;
    private final EscalationTable table;
    private final NamedLocks locks;
    private final TransactionTemplate transaction;
    private final TransactionTemplate each;

    TimerRealignment(
            DeadlineService deadlines,
            EscalationTable table,
            NamedLocks locks,
            PlatformTransactionManager transactions) {
        this.deadlines = deadlines;
        this.table = table;
        this.locks = locks;
        this.transaction = new TransactionTemplate(transactions);
        this.each = new TransactionTemplate(transactions);
        each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Adjusts all timers if the table has changed since they were set. One node does it and the others do not wait. If
     * it breaks off, the next start does it again.
     */
    public void follow() {
        var rules = table.version();
        transaction.executeWithoutResult(status -> {
            // If the lock is not free, another node is doing it.
            var followed = locks.takeIfFree(NamedLocks.Name.ESCALATION_RULES);
            if (followed.isEmpty() || followed.get().equals(rules)) {
                return;
            }
            List<Long> open = deadlines.open().stream().map(Deadline::id).toList();
            long left = open.stream().filter(id -> !isFollowed(id)).count();
            if (left == 0) {
                locks.done(NamedLocks.Name.ESCALATION_RULES, rules);
            }
            if (!open.isEmpty()) {
                log.info("督办规则或者工作日有变，{} 项任务的提醒时间已经重排，{} 项留待下次启动。", open.size() - left, left);
            }
        });
    }

    /** Lets {@link #follow} do it for the same table too, because the days themselves were counted again. */
    public void again() {
        transaction.executeWithoutResult(status -> locks.done(NamedLocks.Name.ESCALATION_RULES, ""));
    }

    /** One transaction for each task: a click on one of them at another node does not stop the others or the start. */
    private boolean isFollowed(long id) {
        try {
            each.executeWithoutResult(
                    status -> deadlines.find(id).filter(Deadline::isOpen).ifPresent(deadlines::follow));
            return true;
        } catch (RuntimeException e) {
            log.warn("期限 {} 的提醒时间没有重排", id, e);
            return false;
        }
    }
}
