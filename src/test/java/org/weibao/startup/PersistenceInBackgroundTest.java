package org.weibao.startup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedExceptionUtils;
import org.weibao.support.AnyDatabase;
import org.weibao.support.Starts;

/** What Hibernate finds wrong while it starts in the background stops the start. */
@AnyDatabase
class PersistenceInBackgroundTest {

    @TempDir
    private Path folder;

    @Test
    void aMissingTableStopsTheStart() throws Exception {
        Files.writeString(folder.resolve("V9999__broken.sql"), "ALTER TABLE timeline_entry RENAME TO elsewhere;");

        assertThatThrownBy(() -> new Starts(folder)
                        .start(
                                "--spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/{vendor},"
                                        + "filesystem:" + folder))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("missing table [timeline_entry]");
    }
}
