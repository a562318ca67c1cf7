package org.weibao.evidence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contents of files, and who opened them. Plain rows keep twenty megabytes out of the Hibernate session. */
@Component
class Contents {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient database;

    Contents(JdbcClient database) {
        this.database = database;
    }

    void keep(long fileId, byte[] content) {
        database.sql("insert into evidence_content (file_id, content) values (?, ?)")
                .params(fileId, content)
                .update();
    }

    void remove(long fileId) {
        database.sql("delete from evidence_content where file_id = ?")
                .param(fileId)
                .update();
    }

    Optional<byte[]> of(long fileId) {
        return database.sql("select content from evidence_content where file_id = ?")
                .param(fileId)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    void recordOpening(long fileId, String user, Instant at) {
        database.sql("insert into evidence_opening (file_id, opened_by, opened_at) values (?, ?, ?)")
                .params(fileId, user, LocalDateTime.ofInstant(at, ZONE))
                .update();
    }
}
