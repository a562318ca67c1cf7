package org.weibao.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.weibao.channel.Channel;
import org.weibao.channel.Channels;
import org.weibao.channel.Lines;
import org.weibao.channel.MailAddress;
import org.weibao.channel.Message;
import org.weibao.channel.Reasons;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;

/**
 * Makes messages of notices. Urgent notices become one message for each person and point, when no other has followed
 * for a while. The rest become one digest for each person and working day. A message is saved before it is sent.
 */
@Component
class Gathering {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    /** The longest wait, as a multiple of the usual one, however many notices follow. */
    private static final int LONGEST = 5;

    private static final int LONGEST_REASON = 300;

    private static final Duration SAID_EVERY = Duration.ofMinutes(10);

    /** How long the nodes of a channel may be silent before what waits for it is marked as not sent. */
    private static final Duration MAY_BE_AWAY = Duration.ofHours(24);

    private static final String NOTICES =
            """
            SELECT d.id, n.kind, n.head, n.due, n.letter_id, w.place, w.title AS point_title, n.task_id, n.title, n.text FROM delivery d
            JOIN notice n ON n.id = d.notice_id
            LEFT JOIN work_point w ON w.id = n.point_id""";

    /** The weekly list comes first. */
    private static final String IN_ORDER = " ORDER BY CASE WHEN n.kind = 'WEEKLY_LIST' THEN 0 ELSE 1 END, n.id";

    /** The notices that become one message. */
    private record Bundle(String channel, String recipient, long point, @Nullable LocalDate digestDay) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Messages messages;
    private final Channels channels;
    private final Undelivered undelivered;
    private final Directory directory;
    private final MessageText texts;
    private final CurrentText current;
    private final WorkingCalendar calendar;
    private final NoticeSettings settings;
    private final List<BeforeDigests> beforeDigests;
    private final Clock clock;
    private volatile @Nullable Class<?> failing;
    private volatile @Nullable Instant said;

    Gathering(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Messages messages,
            Channels channels,
            Undelivered undelivered,
            Directory directory,
            MessageText texts,
            CurrentText current,
            WorkingCalendar calendar,
            NoticeSettings settings,
            List<BeforeDigests> beforeDigests,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.messages = messages;
        this.channels = channels;
        this.undelivered = undelivered;
        this.directory = directory;
        this.texts = texts;
        this.current = current;
        this.calendar = calendar;
        this.settings = settings;
        this.beforeDigests = List.copyOf(beforeDigests);
        this.clock = clock;
    }

    /** Makes the messages that are due now. */
    void gather() {
        dropWhatHasNoWayOut();
        var withDigests = areDigestsDue() && isPrepared();
        Stream.concat(read(this::urgent), withDigests ? read(this::digests) : Stream.empty())
                // A channel of another node is left to that node.
                .filter(bundle -> channels.lane(bundle.channel()).isPresent())
                .forEach(this::make);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    }

    private boolean areDigestsDue() {
        return calendar.isWorkingDay(now().toLocalDate())
                && !now().toLocalTime().isBefore(settings.digest());
    }

    /** @return false if another node is writing: the digests must contain what it writes */
    private boolean isPrepared() {
        try {
            beforeDigests.forEach(each -> each.prepare(now().toLocalDate()));
            failing = null;
            return true;
        } catch (DuplicateKeyException | ConcurrencyFailureException anotherNodeIsAtIt) {
            return false;
        } catch (RuntimeException broken) {
            // The other notices must be sent nevertheless.
            if (broken.getClass() != failing) {
                LOG.warn("What belongs into today's digests could not be written; it is tried again", broken);
            }
            failing = broken.getClass();
            return true;
        }
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
            // The messages to others must be sent nevertheless.
            LOG.warn("A message by {} could not be made", bundle.channel(), broken);
        }
    }

    /**
     * Marks as not sent what nobody can send. A node cannot tell that from its own settings, since another node on the
     * same database may have the mail server. So each node regularly records its channels in the database. What waits
     * for such a channel stays, until no node has recorded the channel for too long.
     */
    private void dropWhatHasNoWayOut() {
        var now = clock.instant();
        var last = said;
        var says = last == null || !now.isBefore(last.plus(SAID_EVERY));
        try {
            transaction.executeWithoutResult(status -> {
                if (says) {
                    channels.names().forEach(this::sayThatItIsSentOn);
                }
                var names = Stream.concat(channels.names().stream(), sentOnLately(now))
                        .toList();
                dropAllBut(names.isEmpty() ? List.of("") : names, now);
            });
            said = says ? now : last;
        } catch (DuplicateKeyException | ConcurrencyFailureException anotherNodeIsAtIt) {
            LOG.debug("Another node says that it sends");
        }
    }

    private void sayThatItIsSentOn(String channel) {
        var now = OfficeTime.local(clock.instant());
        var known = jdbc.sql("UPDATE channel_seen SET seen_at = ? WHERE channel = ?")
                .params(now, channel)
                .update();
        if (known == 0) {
            jdbc.sql("INSERT INTO channel_seen (channel, seen_at) VALUES (?, ?)")
                    .params(channel, now)
                    .update();
        }
    }

    private Stream<String> sentOnLately(Instant now) {
        return jdbc
                .sql("SELECT channel FROM channel_seen WHERE seen_at > ?")
                .param(OfficeTime.local(now.minus(MAY_BE_AWAY)))
                .query(String.class)
                .list()
                .stream();
    }

    /** Marks what waits for any other channel as not sent. */
    private void dropAllBut(List<String> names, Instant now) {
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
        var sentAgain = messagesButOf("SELECT id FROM message", " AND given_up IS NOT NULL", names, now)
                .query(Long.class)
                .list();
        messagesButOf(
                        "UPDATE message SET state = 'NOT_SENT', answer = CASE channel WHEN :mail THEN :noMail ELSE :noRobot END",
                        "",
                        names,
                        now)
                .param("mail", Channel.MAIL)
                .param("noMail", Reasons.NO_MAIL)
                .param("noRobot", Reasons.NO_ROBOT)
                .update();
        sentAgain.forEach(undelivered::layAside);
    }

    /** Changes messages that wait for any other channel and are leased by no node. */
    private JdbcClient.StatementSpec messagesButOf(String what, String which, List<String> names, Instant now) {
        return jdbc.sql(what
                        + " WHERE state = 'WAITING' AND channel NOT IN (:names) AND (leased_until IS NULL OR leased_until <= :now)"
                        + which)
                .param("names", names)
                .param("now", OfficeTime.local(now));
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
        var today = now().toLocalDate();
        return jdbc.sql(
                        """
                        SELECT d.channel, d.recipient FROM delivery d
                        JOIN notice n ON n.id = d.notice_id
                        WHERE d.state = 'WAITING' AND n.urgent = FALSE AND (n.written_at < ? OR n.kind = 'WEEKLY_LIST')
                          AND NOT EXISTS (SELECT 1 FROM message m
                            WHERE m.channel = d.channel AND m.recipient = d.recipient AND m.digest_day = ?)
                        GROUP BY d.channel, d.recipient
                        """)
                .params(today.atTime(settings.digest()), today)
                .query((row, number) -> new Bundle(row.getString("channel"), row.getString("recipient"), 0, today))
                .list();
    }

    /** @return false if another node is making it: then roll all of this back */
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

    private long add(Bundle bundle, List<DeliveredNotice> notices, String body) {
        return messages.add(
                bundle.channel(),
                bundle.recipient(),
                bundle.digestDay(),
                "<weibao." + UUID.randomUUID() + "@" + domain() + ">",
                texts.subject(bundle.digestDay(), notices),
                body);
    }

    private String domain() {
        return channels.mailDomain().orElse("weibao.invalid");
    }

    private boolean isTaken(List<DeliveredNotice> notices, @Nullable Long message, @Nullable String reason) {
        var taken = jdbc.sql(
                        """
                        UPDATE delivery SET state = :state, message_id = :message, reason = :reason
                        WHERE id IN (:ids) AND state = 'WAITING'
                        """)
                .param("state", (message == null ? DeliveryState.NOT_SENT : DeliveryState.GATHERED).name())
                .param("message", message)
                .param("reason", reason == null ? null : Lines.oneLine(reason, LONGEST_REASON))
                .param("ids", notices.stream().map(DeliveredNotice::delivery).toList())
                .update();
        return taken == notices.size();
    }

    private List<DeliveredNotice> notices(Bundle bundle) {
        var digestDay = bundle.digestDay();
        return jdbc.sql(
                        """
                        %s
                        WHERE d.state = 'WAITING' AND d.channel = :channel AND d.recipient = :recipient
                          AND n.urgent = :urgent AND (n.urgent = FALSE OR COALESCE(n.point_id, 0) = :point)
                          AND (n.written_at < :before OR n.kind = 'WEEKLY_LIST')
                        %s
                        """
                                .formatted(NOTICES, IN_ORDER))
                .param("channel", bundle.channel())
                .param("recipient", bundle.recipient())
                .param("urgent", digestDay == null)
                .param("point", bundle.point())
                .param(
                        "before",
                        digestDay == null
                                ? OfficeTime.local(clock.instant().plusSeconds(1))
                                : digestDay.atTime(settings.digest()))
                .query((row, number) -> deliveredNotice(row))
                .list();
    }

    /** The message with its present text, saved before it is sent. */
    Message upToDate(Message message) {
        var notices = jdbc.sql(NOTICES + " WHERE d.message_id = ?" + IN_ORDER)
                .param(message.id())
                .query((row, number) -> deliveredNotice(row))
                .list();
        if (notices.isEmpty()) {
            return message;
        }
        var day = messages.digestDay(message.id());
        var body = message.channel().equals(Channel.MAIL)
                ? directory
                        .find(message.recipient())
                        .map(person -> texts.mail(person.name(), day, notices))
                        .orElse(message.body())
                : texts.chat(day, notices);
        return messages.reworded(message, texts.subject(day, notices), body);
    }

    private DeliveredNotice deliveredNotice(ResultSet row) throws SQLException {
        @Nullable String place = row.getString("place");
        @Nullable LocalDate due = row.getObject("due", LocalDate.class);
        return new DeliveredNotice(
                row.getLong("id"),
                Notice.Kind.valueOf(row.getString("kind")),
                row.getString("head"),
                row.getObject("letter_id", Long.class),
                place == null ? null : place + " " + row.getString("point_title"),
                row.getString("task_id"),
                current.of(row.getString("title"), due),
                current.of(row.getString("text"), due));
    }
}
