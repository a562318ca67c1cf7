package org.weibao.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.channel.Channel;
import org.weibao.channel.Channels;
import org.weibao.channel.Lines;
import org.weibao.notification.Notice.Kind;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;

/** Saves notices within the transaction of the act that causes them. */
@Service
public class Notices {

    private static final int LONGEST_TITLE = 300;

    private static final List<String> REMINDING = Stream.of(Kind.REMINDER, Kind.ESCALATION, Kind.URGING)
            .map(Kind::name)
            .toList();

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Channels channels;
    private final Clock clock;

    Notices(JdbcClient jdbc, Directory directory, Channels channels, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * The notices that were written.
     *
     * @param ids of the notices
     * @param recipients people, in the order of the texts
     */
    public record Written(List<Long> ids, List<Recipient> recipients) {}

    /** @param text the index of their text, from 0 */
    public record Recipient(String name, int text) {}

    /**
     * Keeps a notice to be sent after the commit. Each person gets it once, however many of the groups they are in. A
     * person who joins a group later does not get it.
     *
     * @return false if the same was written before: then nothing is done
     * @throws org.springframework.dao.DataAccessException if the database refuses one of two acts that write the same
     * at this moment; when that act is done again it finds the notice written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tell(Notice notice) {
        return tell(List.of(notice)).isPresent();
    }

    /**
     * As above, for a notice with a different text for each kind of recipient. A person of several kinds gets the first
     * text.
     *
     * @param texts with a key each; the first one's key decides whether it was written before
     * @return empty if the same was written before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Written> tell(List<Notice> texts) {
        var ids = new ArrayList<Long>();
        var recipients = new ArrayList<Recipient>();
        var taken = new HashSet<String>();
        var deliveries = new ArrayList<Object>();
        var members = directory.membersOf(
                texts.stream().flatMap(notice -> notice.groups().stream()).collect(Collectors.toSet()));
        for (int i = 0; i < texts.size(); i++) {
            var notice = texts.get(i);
            var people = people(notice, members);
            people.keySet().removeIf(person -> !taken.add(person));
            var robots = channels.robotsOf(notice.groups()).stream()
                    .filter(robot -> taken.add("robot " + robot))
                    .toList();
            if (i > 0 && people.isEmpty() && robots.isEmpty()) {
                continue;
            }
            try {
                ids.add(insert(notice));
            } catch (DuplicateKeyException writtenBefore) {
                if (i == 0) {
                    return Optional.empty();
                }
                continue;
            }
            deliveries.addAll(deliveries(ids.get(ids.size() - 1), people.keySet(), robots));
            for (var name : people.values()) {
                recipients.add(new Recipient(name, i));
            }
        }
        deliver(deliveries);
        return Optional.of(new Written(List.copyOf(ids), List.copyOf(recipients)));
    }

    /** Links what was written to a timeline entry, which then shows the deliveries. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bind(Written written, long eventId) {
        if (written.ids().isEmpty()) {
            return;
        }
        jdbc.sql("UPDATE notice SET timeline_entry_id = :event WHERE id IN (:ids)")
                .param("event", eventId)
                .param("ids", written.ids())
                .update();
    }

    /**
     * The days on which any of these people got reminders by mail, read by one query. A mail that no server took does
     * not count. Notices that somebody was handed a task or got it back are no reminders.
     *
     * @param since the beginnings of the notices' keys, each with the moment before which nothing counts
     * @return by the same beginnings; those without any mail are absent
     */
    @Transactional(readOnly = true)
    public Map<String, TreeSet<LocalDate>> daysOfReminders(Map<String, Instant> since, Collection<String> people) {
        Map<String, TreeSet<LocalDate>> days = new HashMap<>();
        if (since.isEmpty() || people.isEmpty()) {
            return days;
        }
        var keys = List.copyOf(since.keySet());
        var any = IntStream.range(0, keys.size())
                .mapToObj(i -> "n.notice_key LIKE :key" + i)
                .collect(Collectors.joining(" OR ", "(", ")"));
        var question = jdbc.sql(
                        """
                        SELECT n.notice_key, n.written_at, m.sent_at FROM notice n
                        JOIN delivery d ON d.notice_id = n.id JOIN message m ON m.id = d.message_id
                        WHERE n.kind IN (:kinds) AND d.channel = :mail AND d.recipient IN (:people) AND m.state = :sent
                          AND m.sent_at IS NOT NULL AND """
                                + " " + any)
                .param("kinds", REMINDING)
                .param("mail", Channel.MAIL)
                .param("people", people)
                .param("sent", MessageState.SENT.name());
        for (var i = 0; i < keys.size(); i++) {
            question = question.param("key" + i, keys.get(i) + "%");
        }
        question.query(row -> {
            var key = row.getString("notice_key");
            var written = OfficeTime.moment(row.getObject("written_at", LocalDateTime.class));
            var day = row.getObject("sent_at", LocalDateTime.class).toLocalDate();
            since.forEach((beginning, moment) -> {
                if (key.startsWith(beginning) && !written.isBefore(moment.truncatedTo(ChronoUnit.MICROS))) {
                    days.computeIfAbsent(beginning, unused -> new TreeSet<>()).add(day);
                }
            });
        });
        return days;
    }

    private long insert(Notice notice) {
        var id = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO notice
                          (notice_key, kind, urgent, point_id, part_id, letter_id, task_id, title, text, written_at, due, head)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        notice.key(),
                        notice.kind().name(),
                        notice.urgent(),
                        notice.about().pointId(),
                        notice.about().partId(),
                        notice.about().letterId(),
                        notice.taskId(),
                        Lines.oneLine(notice.title(), LONGEST_TITLE),
                        notice.text(),
                        OfficeTime.local(clock.instant()),
                        notice.due(),
                        notice.head())
                .update(id, "id");
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    private static List<Object> deliveries(long id, Collection<String> people, List<String> robots) {
        var rows = new ArrayList<Object>();
        people.forEach(person -> rows.addAll(List.of(id, Channel.MAIL, person, DeliveryState.WAITING.name())));
        robots.forEach(robot -> rows.addAll(List.of(id, robot, robot, DeliveryState.WAITING.name())));
        return rows;
    }

    /** All rows by one statement. */
    private void deliver(List<Object> rows) {
        if (!rows.isEmpty()) {
            var places = String.join(", ", Collections.nCopies(rows.size() / 4, "(?, ?, ?, ?)"));
            jdbc.sql("INSERT INTO delivery (notice_id, channel, recipient, state) VALUES " + places)
                    .params(rows)
                    .update();
        }
    }

    /** The names of its recipients, by their ids. */
    private Map<String, String> people(Notice notice, Map<String, List<Addressee>> members) {
        var people = new TreeMap<String, String>();
        notice.groups().stream()
                .flatMap(group -> members.getOrDefault(group, List.of()).stream())
                .forEach(person -> people.put(person.userId(), person.name()));
        notice.users().stream()
                .filter(user -> !people.containsKey(user))
                .flatMap(user -> directory.find(user).stream())
                .forEach(person -> people.put(person.userId(), person.name()));
        return people;
    }

    /**
     * Records that the user has seen some of their notices.
     *
     * @param from the id of the oldest one's delivery
     * @param upTo the id of the newest one's delivery
     */
    @Transactional
    public void read(String userId, long from, long upTo) {
        jdbc.sql(
                        """
                        UPDATE delivery SET read_at = :now
                        WHERE recipient = :user AND channel = :mail AND read_at IS NULL AND id BETWEEN :from AND :upTo""")
                .param("now", OfficeTime.local(clock.instant()))
                .param("user", userId)
                .param("mail", Channel.MAIL)
                .param("from", from)
                .param("upTo", upTo)
                .update();
    }
}
