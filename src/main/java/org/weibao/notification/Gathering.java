package org.weibao.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;

/**
 * Makes messages of notices: of what is urgent one for each person and point once nothing has followed for a while, of the
 * rest one digest for each person and working day. A message is written before anybody sends it.
 */
@Component
class Gathering {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    /** So many times the usual wait at most, however much follows. */
    private static final int LONGEST = 5;

    private static final int LONGEST_REASON = 300;

    /** What becomes one message. */
    private record Bundle(String channel, String recipient, long point, @Nullable LocalDate digestDay) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Messages messages;
    private final Channels channels;
    private final Directory directory;
    private final MessageText texts;
    private final WorkingCalendar calendar;
    private final NoticeSettings settings;
    private final Clock clock;

    Gathering(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Messages messages,
            Channels channels,
            Directory directory,
            MessageText texts,
            WorkingCalendar calendar,
            NoticeSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.messages = messages;
        this.channels = channels;
        this.directory = directory;
        this.texts = texts;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes what is to go out now. */
    void gather() {
        transaction.executeWithoutResult(status -> dropWhatHasNoWayOut());
        Stream.concat(read(this::urgent), read(this::digests)).forEach(this::make);
    }

    private Stream<Bundle> read(Supplier<List<Bundle>> bundles) {
        return Objects.requireNonNull(transaction.execute(status -> bundles.get())).stream();
    }

    private void make(Bundle bundle) {
        try {
            transaction.executeWithoutResult(status -> {
                if (!isMade(bundle)) {
                    status.setRollbackOnly();
                }
            });
        } catch (DuplicateKeyException | ConcurrencyFailureException anotherNodeIsAtIt) {
            LOG.debug("A message to {} is another node's", bundle.channel());
        } catch (RuntimeException broken) {
            // The others' messages must go out all the same.
            LOG.warn("A message by {} could not be made", bundle.channel(), broken);
        }
    }

    private void dropWhatHasNoWayOut() {
        var names = channels.names().isEmpty() ? List.of("") : channels.names();
        jdbc.sql(
                        """
                        UPDATE delivery SET state = 'NOT_SENT', reason = CASE channel WHEN :mail THEN :noMail ELSE :noRobot END
                        WHERE state = 'WAITING' AND channel NOT IN (:names)
                        """)
                .param("mail", Channel.MAIL)
                .param("noMail", Reasons.NO_MAIL)
                .param("noRobot", Reasons.NO_ROBOT)
                .param("names", names)
                .update();
        jdbc.sql(
                        """
                        UPDATE message SET state = 'NOT_SENT', answer = CASE channel WHEN :mail THEN :noMail ELSE :noRobot END
                        WHERE state = 'WAITING' AND channel NOT IN (:names) AND (leased_until IS NULL OR leased_until <= :now)
                        """)
                .param("now", OfficeTime.local(clock.instant()))
                .param("mail", Channel.MAIL)
                .param("noMail", Reasons.NO_MAIL)
                .param("noRobot", Reasons.NO_ROBOT)
                .param("names", names)
                .update();
    }

    private List<Bundle> urgent() {
        var now = clock.instant();
        return jdbc.sql(
                        """
                        SELECT d.channel, d.recipient, COALESCE(n.point_id, 0) AS of_point FROM delivery d
                        JOIN notice n ON n.id = d.notice_id
                        WHERE d.state = 'WAITING' AND n.urgent = TRUE
                        GROUP BY d.channel, d.recipient, COALESCE(n.point_id, 0)
                        HAVING MAX(n.written_at) <= ? OR MIN(n.written_at) <= ?
                        """)
                .params(
                        OfficeTime.local(now.minus(settings.gather())),
                        OfficeTime.local(now.minus(settings.gather().multipliedBy(LONGEST))))
                .query((row, number) ->
                        new Bundle(row.getString("channel"), row.getString("recipient"), row.getLong("of_point"), null))
                .list();
    }

    private List<Bundle> digests() {
        var now = LocalDateTime.ofInstant(clock.instant(), WorkingCalendar.ZONE);
        var today = now.toLocalDate();
        if (!calendar.isWorkingDay(today) || now.toLocalTime().isBefore(settings.digest())) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        SELECT d.channel, d.recipient FROM delivery d
                        JOIN notice n ON n.id = d.notice_id
                        WHERE d.state = 'WAITING' AND n.urgent = FALSE AND n.written_at < ?
                          AND NOT EXISTS (SELECT 1 FROM message m
                            WHERE m.channel = d.channel AND m.recipient = d.recipient AND m.digest_day = ?)
                        GROUP BY d.channel, d.recipient
                        """)
                .params(today.atTime(settings.digest()), today)
                .query((row, number) -> new Bundle(row.getString("channel"), row.getString("recipient"), 0, today))
                .list();
    }

    /** @return false if another node is at it: then nothing of this may stay */
    private boolean isMade(Bundle bundle) {
        var notices = notices(bundle);
        if (notices.isEmpty()) {
            return false;
        }
        if (!bundle.channel().equals(Channel.MAIL)) {
            return isTaken(notices, add(bundle, notices, texts.chat(bundle.digestDay(), notices)), null);
        }
        var person = directory.find(bundle.recipient());
        if (person.isEmpty()) {
            return isTaken(notices, null, Reasons.GONE);
        }
        var missing = missing(person.get());
        if (missing != null) {
            return isTaken(notices, null, missing);
        }
        var text = texts.mail(person.get().name(), bundle.digestDay(), notices);
        return isTaken(notices, add(bundle, notices, text), null);
    }

    private static @Nullable String missing(Addressee person) {
        if (person.mail() == null) {
            return Reasons.NO_ADDRESS;
        }
        return MailAddress.isOne(person.mail()) ? null : Reasons.BAD_ADDRESS;
    }

    private long add(Bundle bundle, List<Told> notices, String body) {
        return messages.add(
                bundle.channel(),
                bundle.recipient(),
                bundle.digestDay(),
                "<weibao." + UUID.randomUUID() + "@" + domain() + ">",
                texts.subject(bundle.digestDay(), notices),
                body);
    }

    private String domain() {
        var mail = settings.mail();
        return mail == null
                ? "weibao.invalid"
                : mail.from().substring(mail.from().indexOf('@') + 1);
    }

    private boolean isTaken(List<Told> notices, @Nullable Long message, @Nullable String reason) {
        var taken = jdbc.sql(
                        """
                        UPDATE delivery SET state = :state, message_id = :message, reason = :reason
                        WHERE id IN (:ids) AND state = 'WAITING'
                        """)
                .param("state", (message == null ? DeliveryState.NOT_SENT : DeliveryState.GATHERED).name())
                .param("message", message)
                .param("reason", reason == null ? null : Lines.oneLine(reason, LONGEST_REASON))
                .param("ids", notices.stream().map(Told::delivery).toList())
                .update();
        return taken == notices.size();
    }

    private List<Told> notices(Bundle bundle) {
        var digestDay = bundle.digestDay();
        return jdbc.sql(
                        """
                        SELECT d.id, n.kind, n.subject, w.place, w.title AS point_title, n.task_id, n.title, n.text FROM delivery d
                        JOIN notice n ON n.id = d.notice_id
                        LEFT JOIN work_point w ON w.id = n.point_id
                        WHERE d.state = 'WAITING' AND d.channel = :channel AND d.recipient = :recipient
                          AND n.urgent = :urgent AND (n.urgent = FALSE OR COALESCE(n.point_id, 0) = :point)
                          AND n.written_at < :before
                        ORDER BY n.id
                        """)
                .param("channel", bundle.channel())
                .param("recipient", bundle.recipient())
                .param("urgent", digestDay == null)
                .param("point", bundle.point())
                .param(
                        "before",
                        digestDay == null
                                ? OfficeTime.local(clock.instant().plusSeconds(1))
                                : digestDay.atTime(settings.digest()))
                .query((row, number) -> told(row))
                .list();
    }

    private static Told told(ResultSet row) throws SQLException {
        @Nullable String place = row.getString("place");
        return new Told(
                row.getLong("id"),
                Notice.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                place == null ? null : place + " " + row.getString("point_title"),
                row.getString("task_id"),
                row.getString("title"),
                row.getString("text"));
    }
}
