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

/** Brings open tasks in line with another table or calendar: their timers would keep their old dates. */
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
     * Does so if the timers were set by another table; else nothing. One node does it, the others go
     * on; if it is broken off, the next start does it again.
     */
    public void follow() {
        var rules = table.version();
        transaction.executeWithoutResult(status -> {
            // Not free: another node is at it.
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

    /** Has {@link #follow} do so although the table is the same: the days themselves were counted again. */
    public void again() {
        transaction.executeWithoutResult(status -> locks.done(NamedLocks.Name.ESCALATION_RULES, ""));
    }

    /** One transaction for each: a click on one task on another node does not stop the others or the start. */
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
