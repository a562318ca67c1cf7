package org.weibao.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.channel.AllowedTargets;
import org.weibao.channel.ChannelSettings;
import org.weibao.channel.Channels;
import org.weibao.channel.MailSettings;
import org.weibao.channel.RobotSettings;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;
import org.weibao.organization.NameHistory;
import org.weibao.support.FreePort;
import org.weibao.support.TestClock;

/**
 * Outbox and dispatcher on the application's own tables, without the rest of it: H2 in memory, a mail server on this
 * machine, a clock that a test sets. It begins on Wednesday, 4 March 2026, at nine in Shanghai.
 */
final class MailRoom implements AutoCloseable {

    /** The machine went dark. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** One application on the database. */
    record Node(Notices notices, Gathering gathering, Channels channels, Dispatcher dispatcher) {}

    static final String FROM = "weibao@city.example.cn";

    private static final WorkingCalendar CALENDAR = WorkingCalendar.read(new ConfigurationFolder("./config"));

    final TestClock clock = new TestClock();
    final int port = FreePort.next();
    final Map<String, List<Addressee>> groups = new HashMap<>();

    /** By their ids what people have been called, of those who are not called the same for ever. */
    final Map<String, NameHistory> histories = new HashMap<>();

    /** What was given up, in the order in which it was. */
    final List<Long> undelivered = new ArrayList<>();

    /** What of it was laid aside. */
    final List<Long> laidAside = new ArrayList<>();

    final List<RobotSettings> robots = new ArrayList<>();
    final List<String> allowed = new ArrayList<>();

    /** What each node writes before the digests, as it is when the node is made. */
    final List<BeforeDigests> beforeDigests = new ArrayList<>();

    final JdbcClient jdbc;

    /** Called before each transaction. */
    volatile Runnable beforeTransaction = () -> {};

    private final List<Channels> opened = new ArrayList<>();
    private final TransactionOperations transaction;
    private @Nullable GreenMail server;
    private @Nullable Node node;
    private int told;

    MailRoom() {
        at("2026-03-04T09:00");
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
        var template = new TransactionTemplate(new DataSourceTransactionManager(database));
        transaction = new TransactionOperations() {
            @Override
            public <T> @Nullable T execute(TransactionCallback<T> work) {
                beforeTransaction.run();
                return template.execute(work);
            }
        };
        allowed.add("localhost:" + port + "@127.0.0.1");
        groups.put("office", List.of(person("chen", "陈立"), person("lin", "林晓梅")));
    }

    static Addressee person(String id, String name) {
        return new Addressee(id, name, id + "@city.example.cn");
    }

    /** That moment in Shanghai. */
    void at(String moment) {
        var wanted = LocalDateTime.parse(moment).atZone(WorkingCalendar.ZONE).toInstant();
        clock.advance(Duration.between(clock.instant(), wanted));
    }

    void startServer() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    void stopServer() {
        Objects.requireNonNull(server).stop();
        server = null;
    }

    /** The usual one. */
    Node node() {
        if (node == null) {
            node = anotherNode();
        }
        return node;
    }

    Node anotherNode() {
        return nodeWith(new MailSettings("localhost", port, MailSettings.Encryption.NONE, "", "", FROM, "未保系统"));
    }

    Node nodeWith(@Nullable MailSettings mail) {
        var settings = settings();
        var ways = ways(mail);
        var directory = directory();
        var messages = new Messages(jdbc, clock);
        var channels = new Channels(ways, new AllowedTargets(ways), directory, clock);
        opened.add(channels);
        var texts = new MessageText(new ConfigurationFolder("./config"), settings);
        var gathering = new Gathering(
                jdbc,
                transaction,
                messages,
                channels,
                undelivered(),
                directory,
                texts,
                new CurrentText(CALENDAR, clock),
                CALENDAR,
                settings,
                beforeDigests,
                clock);
        var dispatcher = new Dispatcher(gathering, messages, channels, undelivered(), directory, transaction, clock);
        return new Node(new Notices(jdbc, directory, channels, clock), gathering, channels, dispatcher);
    }

    ChannelSettings ways(@Nullable MailSettings mail) {
        return new ChannelSettings(allowed, mail, robots);
    }

    NoticeSettings settings() {
        return new NoticeSettings("https://weibao.example.cn/", false, Duration.ofMinutes(1), LocalTime.of(8, 0));
    }

    private Undelivered undelivered() {
        return new Undelivered() {
            @Override
            public void takeUp(long messageId) {
                undelivered.add(messageId);
            }

            @Override
            public void layAside(long messageId) {
                laidAside.add(messageId);
            }
        };
    }

    private Directory directory() {
        return new Directory() {
            @Override
            public String nameOf(String userId) {
                return find(userId).map(Addressee::name).orElse(userId);
            }

            @Override
            public NameHistory historyOf(String userId) {
                return histories.getOrDefault(userId, Directory.super.historyOf(userId));
            }

            @Override
            public List<Addressee> membersOf(String group) {
                return groups.getOrDefault(group, List.of());
            }

            @Override
            public Optional<Addressee> find(String userId) {
                return groups.values().stream()
                        .flatMap(List::stream)
                        .filter(person -> person.userId().equals(userId))
                        .findFirst();
            }
        };
    }

    /** Tells as an act does; without a key of its own each is another one. */
    boolean tell(Notice notice) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> node().notices().tell(notice)));
    }

    void urgent(String user, @Nullable Long point, String title) {
        tell(notice(true, point, title, Set.of(), Set.of(user)));
    }

    void usual(String user, @Nullable Long point, String title) {
        tell(notice(false, point, title, Set.of(), Set.of(user)));
    }

    Notice notice(boolean urgent, @Nullable Long point, String title, Set<String> to, Set<String> users) {
        return new Notice(
                "notice-" + told++,
                Notice.Kind.ESCALATION,
                urgent,
                new Notice.About(point, null, null),
                "task-7",
                title,
                "全文。",
                to,
                users);
    }

    /** Several texts of one notice. */
    void tell(List<Notice> texts) {
        transaction.executeWithoutResult(status -> node().notices().tell(texts));
    }

    /** Of a task with a last day, to 陈立. */
    Notice due(boolean urgent, LocalDate due) {
        return new Notice(
                "notice-" + told++,
                Notice.Kind.REMINDER,
                urgent,
                Notice.About.NOTHING,
                "task-7",
                "填报：" + Notice.REMAINING,
                "期限：" + due + "，" + Notice.REMAINING + "\n" + Notice.EARLY + "请在期限前办理\n" + Notice.TODAY
                        + "请于今天18:00前办理\n" + Notice.LATE + "请尽快办理\n" + Notice.until(due) + "到" + due + "仍未办理的，将通知负责人。",
                Set.of(),
                Set.of("chen"),
                due,
                "提醒");
    }

    /** What became of one notice for these people, bound to a line of the timeline. */
    List<DeliveryView> deliveries(Runnable between, String... users) {
        jdbc.sql("SET REFERENTIAL_INTEGRITY FALSE").update();
        transaction.executeWithoutResult(status -> node().notices()
                .tell(List.of(notice(true, null, "一条", Set.of(), Set.of(users))))
                .ifPresent(written -> node().notices().bind(written, 42)));
        between.run();
        return new Deliveries(jdbc, settings())
                .ofEvents(List.of(42L)).getOrDefault(42L, List.of()).stream()
                        .map(each -> each.view(directory().historiesOf(List.of("chen", "lin", "zhao"))))
                        .toList();
    }

    void undone(Consumer<TransactionStatus> act) {
        transaction.executeWithoutResult(status -> {
            act.accept(status);
            status.setRollbackOnly();
        });
    }

    /** As Cockpit's button does, and what then happens by itself. */
    void sendAgain(long message) {
        pressTheButton(message);
        node().dispatcher().run();
    }

    /** As Cockpit's button does. */
    void pressTheButton(long message) {
        transaction.executeWithoutResult(status -> node().dispatcher().sendAgain(message));
    }

    /** Why it was given up, as Cockpit shows it. */
    void explain(long message) {
        transaction.executeWithoutResult(status -> node().dispatcher().explain(message));
    }

    /** A point that notices may be about. */
    long point(String place, String title) {
        jdbc.sql("SET REFERENTIAL_INTEGRITY FALSE").update();
        jdbc.sql(
                        """
                        INSERT INTO work_point (version, plan_id, code, place, position, title, category, priority, phase,
                          incomplete, lead_unit, lead_named, lead_confirmed, deadline, rhythm)
                        VALUES (0, 1, ?, ?, 1, ?, 'FAMILY', 'NORMAL', 'IMPLEMENTATION', FALSE, 'fulian', TRUE, TRUE, DATE '2026-12-31', 'QUARTERLY')
                        """)
                .params("2026-" + place, place, title)
                .update();
        jdbc.sql("SET REFERENTIAL_INTEGRITY TRUE").update();
        return jdbc.sql("SELECT MAX(id) FROM work_point").query(Long.class).single();
    }

    /** The dispatcher's rounds as time goes by. */
    void run(Duration during) {
        run(during, Duration.ofSeconds(5));
    }

    void run(Duration during, Duration pause) {
        for (var end = clock.instant().plus(during); clock.instant().isBefore(end); clock.advance(pause)) {
            node().dispatcher().run();
        }
    }

    /** What is urgent has waited long enough. */
    void runOnce() {
        clock.advance(Duration.ofSeconds(61));
        node().dispatcher().run();
    }

    List<MimeMessage> mails() {
        return Arrays.asList(Objects.requireNonNull(server).getReceivedMessages());
    }

    static String header(MimeMessage mail, String name) {
        try {
            return String.join("\n", Objects.requireNonNull(mail.getHeader(name), name));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until the server has so many. */
    boolean arrive(int mails, Duration longest) {
        return Objects.requireNonNull(server).waitForIncomingEmail(longest.toMillis(), mails);
    }

    /** How many messages stand how. */
    Map<String, Long> states() {
        var states = new LinkedHashMap<String, Long>();
        jdbc.sql("SELECT state, COUNT(*) AS n FROM message GROUP BY state ORDER BY state")
                .query(row -> {
                    states.put(row.getString("state"), row.getLong("n"));
                });
        return states;
    }

    String ofMessage(String column) {
        return jdbc.sql("SELECT " + column + " FROM message")
                .query(String.class)
                .single();
    }

    /** Everything that the tables keep of messages and deliveries. */
    String everythingKept() {
        return Stream.of("message", "delivery", "notice")
                .flatMap(table -> jdbc.sql("SELECT * FROM " + table).query().listOfRows().stream())
                .map(Object::toString)
                .reduce("", String::concat);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        opened.forEach(Channels::close);
        jdbc.sql("SHUTDOWN").update();
    }
}
