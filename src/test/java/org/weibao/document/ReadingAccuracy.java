package org.weibao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.weibao.evidence.Inspector;
import org.weibao.extraction.DocumentText;

/**
 * Measures how exactly documents are read. The folder has files and a JSON of the same name for each, which may serve
 * several kinds of file; without the property it is that of the samples. Run it so:
 *
 * <p><pre>mvn -Pbench test-compile surefire:test@bench -Dtest=ReadingAccuracy -Dweibao.documents=FOLDER</pre>
 */
@Tag("bench")
class ReadingAccuracy {

    private static final int SHOWN = Integer.getInteger("weibao.documents.shown", 12);

    private static final Set<String> KINDS = Set.of("txt", "html", "docx", "doc", "pdf");

    @Test
    void printsPrecisionAndRecall() throws IOException {
        Path folder = Path.of(System.getProperty("weibao.documents", "src/test/resources/org/weibao/document/samples"));
        var totals = new TreeMap<String, ReadingComparison>();
        List<Path> documents;
        try (Stream<Path> files = Files.list(folder)) {
            documents = files.filter(file -> KINDS.contains(kind(file)) && Files.exists(ExpectedReading.json(file)))
                    .sorted()
                    .toList();
        }
        assertThat(documents)
                .as("documents with a JSON beside them in " + folder)
                .isNotEmpty();
        for (Path file : documents) {
            SourceText source = source(file);
            ExpectedReading document = ExpectedReading.of(file, source.text());
            long start = System.nanoTime();
            Reading reading = new DocumentReader().read(source);
            long millis = (System.nanoTime() - start) / 1_000_000;
            var comparison = ReadingComparison.of(reading, document);
            totals.computeIfAbsent(kind(file), kind -> new ReadingComparison()).add(comparison);
            System.out.println(file.getFileName() + " (" + millis + " ms): " + comparison);
            comparison.differences.stream().limit(SHOWN).forEach(difference -> System.out.println("    " + difference));
        }
        totals.forEach((kind, total) -> System.out.println("All " + kind + ": " + total));
    }

    private static SourceText source(Path file) throws IOException {
        if (kind(file).equals("txt")) {
            return new SourceText(Files.readString(file), List.of());
        }
        return new DocumentText(new Inspector()).of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static String kind(Path file) {
        String name = file.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
