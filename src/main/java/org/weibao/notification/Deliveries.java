package org.weibao.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.channel.Answer;
import org.weibao.channel.Channel;

/** Reads the deliveries of notices for their timeline entry. The caller checks who may read that entry. */
@Service
@Transactional(readOnly = true)
public class Deliveries {

    private final JdbcClient jdbc;
    private final NoticeSettings settings;

    Deliveries(JdbcClient jdbc, NoticeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** By the id of the timeline entry. Entries without notices are absent. */
    public Map<Long, List<Delivery>> ofEvents(Collection<Long> events) {
        Map<Long, List<Delivery>> found = new HashMap<>();
        if (events.isEmpty()) {
            return found;
        }
        jdbc.sql(
                        """
                        SELECT n.timeline_entry_id, n.urgent, n.written_at, d.channel, d.recipient, d.state, d.reason,
                          m.state AS sending, m.answer, m.attempts, m.attempted_at, m.sent_at
                        FROM delivery d JOIN notice n ON n.id = d.notice_id LEFT JOIN message m ON m.id = d.message_id
                        WHERE n.timeline_entry_id IN (:events) ORDER BY d.id
                        """)
                .param("events", events)
                .query(row -> {
                    found.computeIfAbsent(row.getLong("timeline_entry_id"), event -> new ArrayList<>())
                            .add(delivery(row));
                });
        return found;
    }

    /**
     * The notices about a point and its parts, and those of these timeline entries, each with its deliveries, the
     * oldest first.
     */
    public List<PointNotice> ofPoint(long pointId, Collection<Long> events) {
        Map<Long, PointNotice> found = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        SELECT n.id, n.head, n.part_id, n.timeline_entry_id, n.urgent, n.written_at, d.channel, d.recipient,
                          d.state, d.reason, m.state AS sending, m.answer, m.attempts, m.attempted_at, m.sent_at
                        FROM delivery d JOIN notice n ON n.id = d.notice_id LEFT JOIN message m ON m.id = d.message_id
                        WHERE (n.point_id = :point OR n.timeline_entry_id IN (:events)) AND n.kind <> 'INCIDENT'
                        ORDER BY n.id, d.id
                        """)
                .param("point", pointId)
                .param("events", events.isEmpty() ? List.of(-1L) : events)
                .query((ResultSet row) -> {
                    var notice = found.get(row.getLong("id"));
                    if (notice == null) {
                        notice = new PointNotice(
                                row.getString("head"),
                                OfficeTime.moment(row.getObject("written_at", LocalDateTime.class)),
                                row.getObject("part_id", Long.class),
                                row.getObject("timeline_entry_id", Long.class),
                                new ArrayList<>());
                        found.put(row.getLong("id"), notice);
                    }
                    notice.deliveries().add(delivery(row));
                });
        return List.copyOf(found.values());
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        var mail = row.getString("channel").equals(Channel.MAIL);
        return new Delivery(
                mail ? row.getString("recipient") : null,
                OfficeTime.moment(row.getObject("written_at", LocalDateTime.class)),
                mail ? "邮件" : "群机器人“" + row.getString("channel") + "”",
                result(row, mail),
                at(row));
    }

    private String result(ResultSet row, boolean mail) throws SQLException {
        return switch (DeliveryState.valueOf(row.getString("state"))) {
            case NOT_SENT -> "未发送（" + row.getString("reason") + "）";
            case WAITING -> row.getBoolean("urgent") ? "待发送" : "待汇总发送（工作日" + settings.digest() + "）";
            case GATHERED -> {
                var why = Answer.withoutWords(String.valueOf(row.getString("answer")));
                yield switch (MessageState.valueOf(row.getString("sending"))) {
                    case SENT -> mail ? "已送达邮件服务器" : "群机器人已接收";
                    case FAILED -> "发送失败：" + why;
                    case NOT_SENT -> "未发送（" + why + "）";
                    case WAITING ->
                        row.getString("answer") == null ? "待发送" : "尚未发出，已试" + row.getInt("attempts") + "次：" + why;
                };
            }
        };
    }

    private static @Nullable Instant at(ResultSet row) throws SQLException {
        @Nullable LocalDateTime sent = row.getObject("sent_at", LocalDateTime.class);
        @Nullable LocalDateTime tried = row.getObject("attempted_at", LocalDateTime.class);
        var moment = sent == null ? tried : sent;
        return moment == null ? null : OfficeTime.moment(moment);
    }
}
