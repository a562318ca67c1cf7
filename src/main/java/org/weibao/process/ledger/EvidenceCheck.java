package org.weibao.process.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.evidence.Purpose;

/** Checks that each file of evidence is complete and belongs to the record that it was submitted with. */
final class EvidenceCheck implements Check {

    /** Files are read one by one: all together would not fit into memory. */
    private static final String FILES =
            """
            SELECT f.id, f.purpose, f.name, f.length, f.sha256, f.part_id, f.attached_at, r.id AS report,
                   r.part_id AS report_part,
                   (SELECT COUNT(*) FROM evidence_decision d WHERE d.file_id = f.id) AS decisions,
                   (SELECT COUNT(*) FROM evidence_decision d JOIN decision e ON e.id = d.decision_id
                      WHERE d.file_id = f.id AND e.meeting_date IS NOT NULL) AS found,
                   (SELECT COUNT(*) FROM evidence_decision d JOIN decision e ON e.id = d.decision_id
                      WHERE d.file_id = f.id AND e.point_id = f.point_id) AS own
            FROM evidence_file f LEFT JOIN report r ON r.id = f.report_id
            ORDER BY f.id""";

    private record File(long id, String name, long length, String sha256, List<String> strayed) {}

    @Override
    public String title() {
        return "证明材料完整，内容与指纹相符，归属的报告或决定都在";
    }

    @Override
    public Outcome look(JdbcClient database, Instant forgotten) {
        var findings = new ArrayList<String>();
        var files = database.sql(FILES).query((row, number) -> file(row)).list();
        for (var file : files) {
            findings.addAll(file.strayed());
            findings.addAll(broken(database, file));
        }
        return new Outcome(files.size(), findings, List.of());
    }

    private static File file(ResultSet row) throws SQLException {
        var strayed = new ArrayList<String>();
        var id = row.getLong("id");
        var name = row.getString("name");
        var decisions = row.getInt("decisions");
        var decided =
                row.getString("purpose").equals(Purpose.DECISION.name()) && row.getTimestamp("attached_at") != null;
        if (decided != decisions > 0) {
            strayed.add("证明材料%d（%s）是否已经提交，与它归属的决定不符。".formatted(id, name));
        }
        if (row.getObject("report") != null && row.getLong("report_part") != row.getLong("part_id")) {
            strayed.add("证明材料%d（%s）归属的报告是另一项承办任务的。".formatted(id, name));
        }
        if (decisions != row.getInt("found") || decisions > 0 && row.getInt("own") == 0) {
            strayed.add("证明材料%d（%s）归属的决定不是会议决定，或者与上传它的要点无关。".formatted(id, name));
        }
        return new File(id, name, row.getLong("length"), row.getString("sha256"), strayed);
    }

    private static List<String> broken(JdbcClient database, File file) {
        var content = database.sql("SELECT content FROM evidence_content WHERE file_id = :id")
                .param("id", file.id())
                .query((row, number) -> content(row.getBinaryStream(1)))
                .optional();
        if (content.isEmpty()) {
            return List.of("证明材料%d（%s）没有内容。".formatted(file.id(), file.name()));
        }
        if (content.get().length() != file.length() || !content.get().sha256().equals(file.sha256())) {
            return List.of("证明材料%d（%s）的内容与登记的长度、指纹不符：登记%d字节，实有%d字节。"
                    .formatted(
                            file.id(), file.name(), file.length(), content.get().length()));
        }
        return List.of();
    }

    /** The stored content of a file, as length and SHA-256. */
    record Content(long length, String sha256) {}

    static Content content(@Nullable InputStream stream) {
        try (var digesting =
                new DigestInputStream(Objects.requireNonNull(stream), MessageDigest.getInstance("SHA-256"))) {
            var length = digesting.transferTo(OutputStream.nullOutputStream());
            return new Content(
                    length,
                    HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
