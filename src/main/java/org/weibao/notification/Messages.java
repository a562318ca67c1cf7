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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.weibao.channel.Answer;
import org.weibao.channel.Message;

/** The messages on record. Each change names the state that the row must have: two nodes may want the same row. */
@Component
class Messages {

    /** Longer than any attempt takes: a node that has not reported by then has been killed. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** The most messages of one search. */
    private static final int HANDFUL = 200;

    private static final String COLUMNS = "id, channel, recipient, stable_id, subject, body, attempts, given_up";

    private final JdbcClient jdbc;
    private final Clock clock;

    Messages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(
            String channel,
            String recipient,
            @Nullable LocalDate digestDay,
            String stableId,
            String subject,
            String body) {
        var now = OfficeTime.local(clock.instant());
        var id = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO message (channel, recipient, digest_day, stable_id, subject, body, state, written_at,
                          next_attempt_at, attempts) VALUES (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, 0)
                        """)
                .params(channel, recipient, digestDay, stableId, subject, body, now, now)
                .update(id, "id");
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    /** The ids of a channel's messages that may be tried now, the oldest first. */
    List<Long> due(String channel) {
        var now = OfficeTime.local(clock.instant());
        return jdbc.sql(
                        """
                        SELECT id FROM message WHERE state = 'WAITING' AND channel = ? AND next_attempt_at <= ?
                          AND (leased_until IS NULL OR leased_until <= ?)
                        ORDER BY next_attempt_at, id LIMIT ?
                        """)
                .params(channel, now, now, HANDFUL)
                .query(Long.class)
                .list();
    }

    /** Leases a message for one attempt; empty if another node has it. Nobody else tries it until the lease expires. */
    Optional<Message> claim(long id) {
        var now = clock.instant();
        var claimed = jdbc.sql(
                        """
                        UPDATE message SET leased_until = ?, attempted_at = ?, attempts = attempts + 1
                        WHERE id = ? AND state = 'WAITING' AND next_attempt_at <= ?
                          AND (leased_until IS NULL OR leased_until <= ?)
                        """)
                .params(
                        OfficeTime.local(now.plus(LEASE)),
                        OfficeTime.local(now),
                        id,
                        OfficeTime.local(now),
                        OfficeTime.local(now))
                .update();
        return claimed == 1 ? waiting(id) : Optional.empty();
    }

    /** Keeps the reason for giving up. */
    void giveUp(long id, String sentence) {
        jdbc.sql("UPDATE message SET given_up = ? WHERE id = ?")
                .params(sentence, id)
                .update();
    }

    /** The reason for giving up; empty if the message was sent or queued again. */
    Optional<String> whyGivenUp(long id) {
        return jdbc.sql("SELECT COALESCE(given_up, answer, '') FROM message WHERE id = ? AND state = 'FAILED'")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Queues a message that was given up again, as if untried. Does nothing if it is not given up any more. */
    void requeue(long id) {
        jdbc.sql(
                        """
                        UPDATE message SET state = 'WAITING', attempts = 0, next_attempt_at = ?, leased_until = NULL
                        WHERE id = ? AND state = 'FAILED'
                        """)
                .params(OfficeTime.local(clock.instant()), id)
                .update();
    }

    private Optional<Message> waiting(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM message WHERE id = ? AND state = 'WAITING'")
                .param(id)
                .query((row, number) -> message(row))
                .optional();
    }

    /** The working day of a digest; null for an urgent message. */
    @Nullable
    LocalDate digestDay(long id) {
        return jdbc.sql("SELECT digest_day FROM message WHERE id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    /** The same message with its present text. */
    Message reworded(Message message, String subject, String body) {
        if (subject.equals(message.subject()) && body.equals(message.body())) {
            return message;
        }
        jdbc.sql("UPDATE message SET subject = ?, body = ? WHERE id = ?")
                .params(subject, body, message.id())
                .update();
        return new Message(
                message.id(),
                message.channel(),
                message.recipient(),
                message.stableId(),
                subject,
                body,
                message.attempts(),
                message.wasGivenUp());
    }

    Instant writtenAt(long id) {
        return OfficeTime.moment(jdbc.sql("SELECT written_at FROM message WHERE id = ?")
                .param(id)
                .query(LocalDateTime.class)
                .single());
    }

    /** How many messages were tried on a channel since that moment. */
    long triedSince(String channel, Instant since) {
        return jdbc.sql("SELECT COUNT(*) FROM message WHERE channel = ? AND attempted_at > ?")
                .params(channel, OfficeTime.local(since))
                .query(Long.class)
                .single();
    }

    /** Plans another attempt. */
    void postpone(long id, Answer answer, Duration wait) {
        jdbc.sql(
                        """
                        UPDATE message SET next_attempt_at = ?, leased_until = NULL, address = ?, answer = ?
                        WHERE id = ? AND state = 'WAITING'
                        """)
                .params(OfficeTime.local(clock.instant().plus(wait)), answer.address(), answer.text(), id)
                .update();
    }

    /** @return false if another node has settled it meanwhile */
    boolean settle(long id, MessageState from, MessageState to, Answer answer) {
        return jdbc.sql(
                                """
                                UPDATE message SET state = ?, sent_at = ?, leased_until = NULL, address = ?, answer = ?
                                WHERE id = ? AND state = ?
                                """)
                        .params(
                                to.name(),
                                to == MessageState.SENT ? OfficeTime.local(clock.instant()) : null,
                                answer.address(),
                                answer.text(),
                                id,
                                from.name())
                        .update()
                == 1;
    }

    boolean isAboutAnIncident(long id) {
        return jdbc.sql(
                                """
                                SELECT COUNT(*) FROM delivery d JOIN notice n ON n.id = d.notice_id
                                WHERE d.message_id = ? AND n.kind = 'INCIDENT'
                                """)
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getString("channel"),
                row.getString("recipient"),
                row.getString("stable_id"),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getString("given_up") != null);
    }
}
