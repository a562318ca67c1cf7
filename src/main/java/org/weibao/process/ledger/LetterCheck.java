package org.weibao.process.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.letter.LetterState;

/** Checks that the file of each released letter is complete, and that no other letter has one. */
final class LetterCheck implements Check {

    private record Letter(long id, boolean released, String sha256) {}

    @Override
    public String title() {
        return "签发的函件完整，内容与指纹相符";
    }

    @Override
    public Outcome look(JdbcClient database, Instant forgotten) {
        var findings = new ArrayList<String>();
        var letters = database.sql("SELECT id, state, sha256 FROM letter ORDER BY id")
                .query((row, number) -> new Letter(
                        row.getLong("id"),
                        row.getString("state").equals(LetterState.RELEASED.name()),
                        String.valueOf(row.getString("sha256"))))
                .list();
        for (var letter : letters) {
            var kept = database.sql("SELECT content FROM letter_content WHERE letter_id = :id")
                    .param("id", letter.id())
                    .query((row, number) ->
                            EvidenceCheck.content(row.getBinaryStream(1)).sha256())
                    .optional();
            if (letter.released() != kept.isPresent()) {
                findings.add("函件%d%s。".formatted(letter.id(), letter.released() ? "已经签发，却没有内容" : "没有签发，却有内容"));
            } else if (kept.filter(hash -> !hash.equals(letter.sha256())).isPresent()) {
                findings.add("函件%d的内容与签发时登记的指纹不符。".formatted(letter.id()));
            }
        }
        return new Outcome(letters.size(), findings, List.of());
    }
}
