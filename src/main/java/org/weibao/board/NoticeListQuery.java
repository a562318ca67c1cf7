package org.weibao.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.channel.Channel;
import org.weibao.notification.CurrentText;
import org.weibao.organization.CurrentUser;

/** 通知: the notices of the current user, the latest first, whether or not a mail was sent. */
@Service
@Transactional(readOnly = true)
public class NoticeListQuery {

    static final int PAGE = 20;

    private final JdbcClient database;
    private final CurrentText texts;

    NoticeListQuery(JdbcClient database, CurrentText texts) {
        this.database = database;
        this.texts = texts;
    }

    /** How many notices the user has not seen yet. */
    public int unread(CurrentUser currentUser) {
        return database.sql("SELECT COUNT(*) FROM delivery WHERE recipient = ? AND channel = ? AND read_at IS NULL")
                .params(currentUser.userId(), Channel.MAIL)
                .query(Integer.class)
                .single();
    }

    /** @param page from 1; outside the range it means the nearest page */
    public NoticeListView of(int page, CurrentUser currentUser) {
        int total = database.sql("SELECT COUNT(*) FROM delivery WHERE recipient = ? AND channel = ?")
                .params(currentUser.userId(), Channel.MAIL)
                .query(Integer.class)
                .single();
        var pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var shown = Math.max(1, Math.min(page, pages));
        var rows = database.sql(
                        """
                        SELECT d.id, d.read_at, n.written_at, n.head, n.title, n.text, n.due, n.task_id, n.letter_id, w.code
                        FROM delivery d JOIN notice n ON n.id = d.notice_id LEFT JOIN work_point w ON w.id = n.point_id
                        WHERE d.recipient = :user AND d.channel = :mail ORDER BY d.id DESC LIMIT %d OFFSET %d"""
                                .formatted(PAGE, (shown - 1) * PAGE))
                .param("user", currentUser.userId())
                .param("mail", Channel.MAIL)
                .query((row, number) -> row(row))
                .list();
        return new NoticeListView(rows, unread(currentUser), total, shown, pages);
    }

    private NoticeListView.Row row(ResultSet row) throws SQLException {
        var due = Columns.day(row, "due");
        return new NoticeListView.Row(
                row.getLong("id"),
                Objects.requireNonNull(Columns.moment(row, "written_at")),
                row.getString("head"),
                texts.of(row.getString("title"), due),
                texts.of(row.getString("text"), due),
                row.getString("task_id"),
                row.getString("code"),
                Columns.id(row, "letter_id"),
                row.getObject("read_at") == null);
    }
}
