package org.weibao.escalation;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.CurrentUser;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.Visibility;

/** The weekly list as of now, in the words of the one that people get on Mondays. */
@Service
@Transactional(readOnly = true)
public class WeeklyListQuery {

    private final LateTaskQuery late;
    private final WeeklyText texts;
    private final Visibility visibility;
    private final Clock clock;

    WeeklyListQuery(LateTaskQuery late, WeeklyText texts, Visibility visibility, Clock clock) {
        this.late = late;
        this.texts = texts;
        this.visibility = visibility;
        this.clock = clock;
    }

    /** @throws NotYours for anybody who does not see everything */
    public WeeklyList now(CurrentUser currentUser) {
        if (!visibility.seesEverything(currentUser)) {
            throw new NotYours();
        }
        var now = clock.instant();
        return texts.list(WorkingCalendar.dayOf(now), late.at(now));
    }
}
