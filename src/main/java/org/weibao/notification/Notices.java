package org.weibao.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;

/** Takes what people are to be told, in the transaction of the act that causes it. */
@Service
public class Notices {

    private static final int LONGEST_TITLE = 300;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final NoticeSettings settings;
    private final Clock clock;

    Notices(JdbcClient jdbc, Directory directory, NoticeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Keeps a notice to be sent after the commit, once for each person however many of the groups he is in. Whoever joins a
     * group later is not told.
     *
     * @return false if the same was told before: nothing is done then
     * @throws org.springframework.dao.DataAccessException if the database gives up two acts that tell the same at this
     *     moment; the one that is done again is told before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tell(Notice notice) {
        var id = new GeneratedKeyHolder();
        try {
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
                            Lines.oneLine(notice.title(), LONGEST_TITLE),
                            notice.text(),
                            OfficeTime.local(clock.instant()))
                    .update(id, "id");
        } catch (DuplicateKeyException toldBefore) {
            return false;
        }
        deliver(Objects.requireNonNull(id.getKey()).longValue(), notice);
        return true;
    }

    /**
     * The days on which mails of certain notices were sent to any of these people: what no mail server took does not count.
     *
     * @param keys how the notices' keys begin, as {@code LIKE} takes it
     */
    @Transactional(readOnly = true)
    public List<LocalDate> daysOfMails(Collection<String> keys, Collection<String> people, Instant since) {
        var days = new TreeSet<LocalDate>();
        for (var key : people.isEmpty() ? List.<String>of() : keys) {
            days.addAll(jdbc.sql(
                            """
                            SELECT DISTINCT CAST(m.sent_at AS DATE) FROM notice n
                            JOIN delivery d ON d.notice_id = n.id JOIN message m ON m.id = d.message_id
                            WHERE n.notice_key LIKE :key AND n.written_at >= :since AND d.channel = :mail
                              AND d.recipient IN (:people) AND m.state = :sent AND m.sent_at IS NOT NULL""")
                    .param("key", key)
                    .param("since", OfficeTime.local(since))
                    .param("mail", Channel.MAIL)
                    .param("people", people)
                    .param("sent", MessageState.SENT.name())
                    .query(LocalDate.class)
                    .list());
        }
        return List.copyOf(days);
    }

    private void deliver(long id, Notice notice) {
        var rows = new ArrayList<Object>();
        for (var person : people(notice)) {
            rows.addAll(List.of(id, Channel.MAIL, person, DeliveryState.WAITING.name()));
        }
        settings.robots().stream()
                .filter(robot -> !Collections.disjoint(robot.groups(), notice.groups()))
                .forEach(robot -> rows.addAll(List.of(id, robot.name(), robot.name(), DeliveryState.WAITING.name())));
        if (!rows.isEmpty()) {
            var places = String.join(", ", Collections.nCopies(rows.size() / 4, "(?, ?, ?, ?)"));
            jdbc.sql("INSERT INTO delivery (notice_id, channel, recipient, state) VALUES " + places)
                    .params(rows)
                    .update();
        }
    }

    private Set<String> people(Notice notice) {
        var people = new TreeSet<String>();
        notice.groups().stream()
                .flatMap(group -> directory.membersOf(group).stream())
                .map(Addressee::userId)
                .forEach(people::add);
        notice.users().stream()
                .filter(user -> !people.contains(user))
                .flatMap(user -> directory.find(user).stream())
                .map(Addressee::userId)
                .forEach(people::add);
        return people;
    }
}
