package org.weibao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is where: the top level, a sentence for each package, words above each public type, each name once. */
class SourceTreeTest {

    private static final Path CODE = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:[a-z-]+ )*(?:class|record|interface|enum|@interface) \\w+");

    private static final Pattern LAST_IMPORT_OR_PACKAGE =
            Pattern.compile("(?s).*^(?:import|package) [^;]+;", Pattern.MULTILINE);

    private static final String SENTENCE_AND_NULL_MARKED =
            "(?s)/\\*\\* [^\\n]+\\. \\*/\\n@NullMarked\\npackage org\\.weibao.*";

    @Test
    void theTopLevelHoldsWhatTheReadmeNames() throws IOException {
        try (var files = Files.list(Path.of("."))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.startsWith("."))
                            .filter(name -> !List.of("LICENSE", "target").contains(name)))
                    .containsExactlyInAnyOrder("README.md", "bpmn", "config", "pom.xml", "src");
        }
    }

    @Test
    void everyPackageSaysInASentenceWhatItIsForAndKnowsItsNulls() throws IOException {
        var packages = sources().stream().map(Path::getParent).distinct().toList();

        assertThat(packages).isNotEmpty().allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                .content()
                .matches(SENTENCE_AND_NULL_MARKED));
    }

    @Test
    void everyPublicTypeIsDescribed() throws IOException {
        assertThat(sources()).isNotEmpty().allSatisfy(source -> {
            var text = Files.readString(source);
            var type = PUBLIC_TYPE.matcher(text);
            if (type.find()) {
                var above = LAST_IMPORT_OR_PACKAGE
                        .matcher(text.substring(0, type.start()))
                        .replaceFirst("");
                assertThat(above).as(type.group()).isNotBlank().matches("(?s)\\s*/\\*\\*.*\\*/.*");
            }
        });
    }

    /** Who reads a name in a log, a question or a test knows at once which type is meant. */
    @Test
    void eachNameOfATypeIsThereOnce() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .toList();

            assertThat(names).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    /** One word for one thing: what these once meant is a deadline, an escalation level, a recipient. */
    @Test
    void noWordOfTheFirstVocabularyIsLeft() throws IOException {
        var old = Pattern.compile("(?i)\\b\\w*(?:rung|ladder|staircase|hearer)s?\\b");
        for (var folder : List.of("src/main", "src/test/java", "bpmn", "config")) {
            try (var files = Files.walk(Path.of(folder))) {
                assertThat(files.filter(file -> file.toString().matches(".*\\.(java|sql|bpmn|dmn|html|js|md|yml)"))
                                .filter(file -> !file.toString().contains("architecture")))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(old));
            }
        }
    }

    /** The words are request, assignee body and candidate; notice and timeline entry. */
    @Test
    void noNameInTheCodeIsAskedToldOrStory() throws IOException {
        var comments = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
        var names = Pattern.compile("(?i)\\b(?:is)?(?:asked|unasked|told|story|stories)\\w*\\b");
        for (var source : sources()) {
            assertThat(comments.matcher(Files.readString(source)).replaceAll(""))
                    .as(source.toString())
                    .doesNotContainPattern(names);
        }
    }

    /** Plain English: people are "they", and comments have no metaphors. */
    @Test
    void noCommentSpeaksThePrivateLanguage() throws IOException {
        var comments = Pattern.compile("(?s)(?<=^|\\s)/\\*\\*\\s.*?\\*/|(?<=\\s)// [^\n]*");
        var words = Pattern.compile(
                "(?i)\\b(?:he|his|him|himself|whom|whoever|whomever|hears?|hearers?|climbs?|rings?|rang|knocks?|stor(?:y|ies)"
                        + "|stands? around|at peace|(?:is|are|was|were) told)\\b");
        var all = Stream.of(sources(), sources(TESTS)).flatMap(List::stream).toList();
        for (var source : all) {
            assertThat(comments.matcher(Files.readString(source)).results().map(MatchResult::group))
                    .as(source.toString())
                    .noneMatch(comment -> words.matcher(comment).find());
        }
    }

    @Test
    void nothingIsGeneratedByLombok() throws IOException {
        assertThat(Path.of("pom.xml")).content().doesNotContain("lombok");
        assertThat(sources()).allSatisfy(source -> assertThat(source).content().doesNotContain("import lombok"));
    }

    @Test
    void whatStartsOnTheWantedDatabaseIsRepeatedOnMySql() throws IOException {
        var starting = new ArrayList<Path>();
        for (var source : sources(TESTS)) {
            if (Pattern.compile("= +Starts\\.onWantedDatabase")
                    .matcher(Files.readString(source))
                    .find()) {
                starting.add(source);
            }
        }
        assertThat(starting)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source).content().contains("\n@BothDatabases\n"));
    }

    private static List<Path> sources() throws IOException {
        return sources(CODE);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
