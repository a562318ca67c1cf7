package org.weibao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that a release has run in an office is never changed: Flyway would refuse to start there. */
class ReleasedScriptsTest {

    private static final Path RELEASED = Path.of("src/test/resources/org/weibao/released");
    private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");

    @Test
    void everyReleasedScriptIsAsItWas() throws IOException {
        try (var releases = Files.list(RELEASED)) {
            assertThat(releases).isNotEmpty().allSatisfy(release -> {
                var kept = Files.readAllLines(release.resolve("migrations.sha256"));
                assertThat(kept).isNotEmpty();
                assertThat(changed(SCRIPTS, kept))
                        .as("scripts of %s that have changed; write a new one instead", release.getFileName())
                        .isEmpty();
            });
        }
    }

    @Test
    void aChangedAndAMissingScriptAreFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("V2__a.sql"), "CREATE TABLE a (id BIGINT);");
        Files.writeString(folder.resolve("V3__b.sql"), "CREATE TABLE b (id BIGINT);");
        var kept = List.of(
                sum("CREATE TABLE a (id BIGINT);") + "  V2__a.sql",
                sum("CREATE TABLE b (id INT);") + "  V3__b.sql",
                sum("CREATE TABLE c (id BIGINT);") + "  V4__c.sql");
        assertThat(changed(folder, kept)).containsExactly("V3__b.sql", "V4__c.sql");
    }

    private static List<String> changed(Path folder, List<String> kept) throws IOException {
        var changed = new ArrayList<String>();
        for (var line : kept) {
            var sumAndName = line.split("  ", 2);
            var script = folder.resolve(sumAndName[1]);
            if (!Files.exists(script) || !sum(Files.readString(script)).equals(sumAndName[0])) {
                changed.add(sumAndName[1]);
            }
        }
        return changed;
    }

    private static String sum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
