package org.weibao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures how exactly documents are read. The folder has a text and a JSON of the same name for each; without the
 * property it is that of the samples. Run it so:
 *
 * <p><pre>mvn -Pbench test-compile surefire:test@bench -Dtest=ReadingAccuracy -Dweibao.documents=FOLDER</pre>
 */
@Tag("bench")
class ReadingAccuracy {

    private static final int SHOWN = Integer.getInteger("weibao.documents.shown", 12);

    @Test
    void printsPrecisionAndRecall() throws IOException {
        Path folder = Path.of(System.getProperty(
                "weibao.documents", "src/test/resources/org/weibao/document/samples"));
        var total = new ReadingComparison();
        List<Path> texts;
        try (Stream<Path> files = Files.list(folder)) {
            texts = files.filter(file -> file.toString().endsWith(".txt")
                            && Files.exists(Path.of(file.toString().replaceAll("\\.txt$", ".json"))))
                    .sorted()
                    .toList();
        }
        assertThat(texts).as("texts with a JSON beside them in " + folder).isNotEmpty();
        for (Path file : texts) {
            ExpectedReading document = ExpectedReading.of(file);
            long start = System.nanoTime();
            Reading reading = new DocumentReader().read(new SourceText(document.text(), List.of()));
            long millis = (System.nanoTime() - start) / 1_000_000;
            var comparison = ReadingComparison.of(reading, document);
            total.add(comparison);
            System.out.println(file.getFileName() + " (" + millis + " ms): " + comparison);
            comparison.differences.stream()
                    .limit(SHOWN)
                    .forEach(difference -> System.out.println("    " + difference));
        }
        System.out.println("All " + texts.size() + ": " + total);
    }
}
