package org.weibao.escalation;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.DeadlineService;
import org.weibao.notification.BeforeDigests;
import org.weibao.notification.Notice;
import org.weibao.notification.Notices;
import org.weibao.organization.CurrentUser;

/**
 * The list of late tasks (每周督办清单), in the digest of a week's first working day, or of the next one on which the system
 * runs: one for each person and week. All lists of a week are written in one transaction, with a row that only one node
 * can write. Robots get none, because nobody knows who reads in a chat group.
 */
@Component
class WeeklyListService implements BeforeDigests {

    private final DeadlineService deadlines;
    private final LateTaskQuery matters;
    private final WeeklyRecipients readers;
    private final WeeklyText texts;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    WeeklyListService(
            DeadlineService deadlines,
            LateTaskQuery matters,
            WeeklyRecipients readers,
            WeeklyText texts,
            Notices notices,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.deadlines = deadlines;
        this.matters = matters;
        this.readers = readers;
        this.texts = texts;
        this.notices = notices;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void prepare(LocalDate day) {
        var week = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        transaction.executeWithoutResult(status -> {
            if (!isMade(week)) {
                make(week, day);
            }
        });
    }

    private boolean isMade(LocalDate week) {
        return jdbc.sql("SELECT COUNT(*) FROM weekly_list WHERE week = ?")
                        .param(week)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void make(LocalDate week, LocalDate day) {
        // First of all: another node that wants to do the same waits here, and then finds it done.
        jdbc.sql("INSERT INTO weekly_list (week, made_at) VALUES (?, ?)")
                .params(week, LocalDateTime.ofInstant(clock.instant(), WorkingCalendar.ZONE))
                .update();
        if (!deadlines.areOpen()) {
            return;
        }
        var late = matters.at(clock.instant());
        for (var currentUser : readers.of(late)) {
            var own = late.stream()
                    .filter(matter -> readers.reads(currentUser, matter))
                    .toList();
            if (!own.isEmpty() || readers.readsNothingToo(currentUser)) {
                tell(currentUser, week, day, own);
            }
        }
    }

    private void tell(CurrentUser currentUser, LocalDate week, LocalDate day, List<LateTask> own) {
        var consulted = readers.isConsulted(currentUser);
        jdbc.sql("INSERT INTO weekly_list_recipient (week, recipient, matters) VALUES (?, ?, ?)")
                .params(week, currentUser.userId(), own.size())
                .update();
        notices.tell(new Notice(
                "weekly-list/" + week + "/" + currentUser.userId(),
                Notice.Kind.WEEKLY_LIST,
                false,
                Notice.About.NOTHING,
                null,
                texts.title(day, own, consulted),
                texts.text(day, own, consulted),
                Set.of(),
                Set.of(currentUser.userId())));
    }
}
