package org.weibao.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.springframework.boot.context.properties.bind.DataObjectPropertyName.toDashedForm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.weibao.WeibaoApplication;
import org.yaml.snakeyaml.Yaml;

/** The pages for readers are short at the top, linked, and true where a test can check it. */
@DisplayName("The documents")
class DocumentsTest {

    private static final Path README = Path.of("README.md");
    private static final Path MODELS = Path.of("bpmn");
    private static final Path CONFIG = Path.of("config");
    private static final Path CODE = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    private static final int MOST_LINES = 160;

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern BRANCHES = Pattern.compile("(?m)^( +)((?:[a-z]+/ *)+)");
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+Tests?)`");
    private static final Pattern HOUSE_WORD =
            Pattern.compile("(?i)\\b(rungs?|ladders?|staircases?|hearers?|climbs?|(?:is|are|was) (?:told|asked))\\b");

    private static final Pattern SETTING_ROW = Pattern.compile("(?m)^\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|[^|]+\\|$");
    private static final Pattern SETTING = Pattern.compile("`(weibao\\.[a-z.-]+)`");
    private static final Pattern VARIABLE = Pattern.compile("`?(WEIBAO_\\w*[A-Z])");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\w+(?::(.*))?}");

    @Test
    void theFirstPageIsShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void theTreeNamesEveryPackage() throws IOException {
        var tree = text(README).split("src/main/java/org/weibao/\\R")[1].split("(?m)^\\S")[0];
        var named = BRANCHES.matcher(tree)
                .results()
                .flatMap(line -> Arrays.stream(line.group(2).split("/\\s*"))
                        .map(name -> line.group(1).length() > 2 ? "process/" + name : name))
                .toList();
        var there = new ArrayList<String>();
        for (var folder : List.of(CODE.resolve("org/weibao"), CODE.resolve("org/weibao/process"))) {
            try (var packages = Files.newDirectoryStream(folder, Files::isDirectory)) {
                packages.forEach(each ->
                        there.add(CODE.resolve("org/weibao").relativize(each).toString()));
            }
        }

        assertThat(named).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() {
        assertThat(pages()).isNotEmpty().allSatisfy(page -> assertThat(links(page))
                .allSatisfy(link -> {
                    var parts = link.split("#", 2);
                    var target = parts[0].isEmpty()
                            ? page
                            : Path.of(".")
                                    .resolve(page)
                                    .resolveSibling(parts[0])
                                    .normalize();
                    assertThat(target).exists();
                    if (parts.length == 2) {
                        assertThat(anchors(target)).contains(parts[1]);
                    }
                }));
    }

    @Test
    void everyPageIsLinkedFromTheFirstOne() {
        var reached = new ArrayList<>(List.of(README));
        for (var i = 0; i < reached.size(); i++) {
            linked(reached.get(i))
                    .filter(file -> file.toString().endsWith(".md") && !reached.contains(file))
                    .forEach(reached::add);
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(pages());
    }

    @Test
    void everyModelFormAndFileOfTheCityIsDescribed() {
        assertThat(linked(MODELS.resolve("README.md")).toList())
                .containsAll(files(MODELS, ".bpmn", ".dmn", ".html", ".svg").stream()
                        .filter(file -> !file.endsWith("work-point.svg"))
                        .toList());
        assertThat(linked(CONFIG.resolve("README.md")).toList())
                .containsAll(files(CONFIG, ".yml", ".docx", ".txt", ".cnf", ".conf"));
    }

    @Test
    void everyTestThatIsNamedIsThere() {
        var tests = files(TESTS, ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();

        assertThat(pages().stream().flatMap(page -> found(TEST_NAME, text(page))))
                .isNotEmpty()
                .isSubsetOf(tests);
    }

    @Test
    void noPageUsesHouseWords() {
        assertThat(pages()).allSatisfy(page -> assertThat(text(page)).doesNotContainPattern(HOUSE_WORD));
    }

    @Test
    void everySettingIsDescribedOnceWithItsDefault() throws ClassNotFoundException {
        var defaults = defaults();
        var described = rows().stream()
                .flatMap(row -> found(SETTING, row.group(1))
                        .map(name -> entry(name, row.group(3).replace("`", "").strip())))
                .toList();

        assertThat(described.stream().map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(settings());
        assertThat(defaults.keySet()).isSubsetOf(settings());
        assertThat(described).allSatisfy(row -> assertThat(row.getValue())
                .as(row.getKey())
                .isEqualTo(defaults.getOrDefault(row.getKey(), "–")));
    }

    @Test
    void everyVariableIsDescribedOnce() {
        var known = Stream.of(files(CONFIG, ".yml"), files(CODE, ".java"))
                .flatMap(List::stream)
                .flatMap(file -> found(VARIABLE, text(file)))
                .distinct()
                .toList();

        assertThat(rows().stream().flatMap(row -> found(VARIABLE, row.group(2))))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    /** The rows of the tables of settings: setting, variable, default, meaning. */
    private static List<MatchResult> rows() {
        return SETTING_ROW.matcher(text(CONFIG.resolve("README.md"))).results().toList();
    }

    /** What the code reads. */
    private static List<String> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var names = new ArrayList<String>();
        for (var bean : scanner.findCandidateComponents(WeibaoApplication.class.getPackageName())) {
            var type = ClassUtils.forName(Objects.requireNonNull(bean.getBeanClassName()), null);
            names.addAll(names(type.getAnnotation(ConfigurationProperties.class).value(), type));
        }
        return names;
    }

    private static List<String> names(String prefix, Class<?> settings) {
        var names = new ArrayList<String>();
        for (RecordComponent component : settings.getRecordComponents()) {
            var name = prefix + "." + toDashedForm(component.getName());
            names.addAll(component.getType().isRecord() ? names(name, component.getType()) : List.of(name));
        }
        return names;
    }

    /** What the shipped file says, by setting; a dash for nothing. */
    private static Map<String, String> defaults() {
        Map<String, Object> shipped = new Yaml().load(text(CONFIG.resolve("application.yml")));
        var defaults = new TreeMap<String, String>();
        flatten("weibao", Objects.requireNonNull(shipped.get("weibao")), defaults);
        return defaults;
    }

    private static void flatten(String name, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> group) {
            group.forEach((key, each) -> flatten(name + "." + key, each, into));
        } else {
            var text = value.equals(List.of()) ? "" : String.valueOf(value);
            var reference = REFERENCE.matcher(text);
            var usual = reference.matches() ? Objects.requireNonNullElse(reference.group(1), "") : text;
            into.put(name, usual.isEmpty() ? "–" : usual);
        }
    }

    private static List<Path> pages() {
        return Stream.of(List.of(README), files(MODELS, ".md"), files(CONFIG, ".md"), files(Path.of("src"), ".md"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> files(Path folder, String... endings) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prose(Path page) {
        return CODE_BLOCK.matcher(text(page)).replaceAll("");
    }

    /** Those within the repository. */
    private static List<String> links(Path page) {
        return found(LINK, prose(page)).filter(link -> !link.contains("://")).toList();
    }

    private static Stream<Path> linked(Path page) {
        return links(page).stream()
                .map(link -> link.replaceFirst("#.*", ""))
                .filter(link -> !link.isEmpty())
                .map(link -> Path.of(".").resolve(page).resolveSibling(link).normalize());
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path page) {
        var taken = new HashMap<String, Integer>();
        UnaryOperator<String> numbered = anchor -> {
            var before = taken.merge(anchor, 1, Integer::sum) - 1;
            return before == 0 ? anchor : anchor + "-" + before;
        };
        return found(HEADING, prose(page))
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .map(numbered)
                .toList();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }
}
