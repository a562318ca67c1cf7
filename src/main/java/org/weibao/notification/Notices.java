package org.weibao.notification;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes what people are to be told, in the transaction of the act that causes it. */
@Service
public class Notices {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a notice to be sent after the commit.
     *
     * @return false if the same was told before: nothing is done then
     * @throws org.springframework.dao.DuplicateKeyException if another transaction tells the same at this moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tell(Notice notice) {
        var known = jdbc.sql("SELECT COUNT(*) FROM notice WHERE notice_key = ?")
                .param(notice.key())
                .query(Long.class)
                .single();
        if (known > 0) {
            return false;
        }
        jdbc.sql(
                        """
                        INSERT INTO notice (notice_key, kind, urgent, subject, point_id, task_id, title, text, written_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        notice.key(),
                        notice.kind().name(),
                        notice.urgent(),
                        notice.subject(),
                        notice.pointId(),
                        notice.taskId(),
                        notice.title(),
                        notice.text(),
                        clock.instant()
                                .atZone(org.weibao.calendar.WorkingCalendar.ZONE)
                                .toLocalDateTime())
                .update();
        return true;
    }
}
