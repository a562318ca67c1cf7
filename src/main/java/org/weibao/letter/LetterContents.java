package org.weibao.letter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of released letters. */
@Component
class LetterContents {

    private final JdbcClient database;

    LetterContents(JdbcClient database) {
        this.database = database;
    }

    void keep(Letter letter, byte[] content) {
        database.sql("INSERT INTO letter_content (letter_id, content) VALUES (?, ?)")
                .params(letter.id(), content)
                .update();
    }

    /** @throws IllegalStateException if the stored file is not the one that was released */
    byte[] of(Letter letter) {
        var content = database.sql("SELECT content FROM letter_content WHERE letter_id = ?")
                .param(letter.id())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElse(new byte[0]);
        if (!hash(content).equals(letter.sha256())) {
            throw new IllegalStateException(
                    "Letter " + letter.id() + " is damaged: what is kept has not the SHA-256 of what was released");
        }
        return content;
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
