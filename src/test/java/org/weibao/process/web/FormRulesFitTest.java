package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;

@DisplayName("Limits and choices that forms show come from the server")
class FormRulesFitTest {

    private static final FormRules RULES = FormRules.of(WorkingCalendar.read(new ConfigurationFolder("config")));

    private static final Path FORMS = Path.of("bpmn/forms");
    private static final Path KIT =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts/weibao");

    private static final Pattern ANSWER =
            Pattern.compile("<wb-answer of=\"(\\w+)\"[^>]*>(.*?)</wb-answer>", Pattern.DOTALL);
    private static final Pattern CHOICE = Pattern.compile("<wb-choice value=\"(\\w+)\"");
    private static final Pattern LIMIT = Pattern.compile("(?:rules\\.longest\\.|\\blimit=\")(\\w+)");
    private static final Pattern CHOICES = Pattern.compile("rules\\.choices\\.(\\w+)");

    /** The unit tests of the JavaScript show the forms by this file. */
    @Test
    void theScriptsAreTestedByTheServersRules() throws IOException {
        var json = new ObjectMapper();
        var tested = (ObjectNode)
                json.readTree(Path.of("src/test/javascript/form-rules.json").toFile());
        var sent = (ObjectNode) json.readTree(json.writeValueAsString(RULES));
        // They know some days only: a new year's notice changes none of them.
        for (var days : List.of("daysOff", "workedWeekends")) {
            assertThat(sent.remove(days)).containsAll(tested.remove(days));
        }
        assertThat(tested).isEqualTo(sent);
    }

    @Test
    void everyAnswerThatTheServerTakesIsOffered() throws IOException {
        var asked = new TreeSet<String>();
        for (var form : forms()) {
            for (var answer : found(ANSWER, form)) {
                asked.add(answer.group(1));
                assertThat(CHOICE.matcher(answer.group(2)).results().map(choice -> choice.group(1)))
                        .as("%s", form)
                        .containsExactlyElementsOf(RULES.choices().get(answer.group(1)).stream()
                                .map(FormRules.Choice::value)
                                .toList());
            }
        }
        assertThat(asked)
                .containsExactly(
                        "approval",
                        "assignment",
                        "check",
                        "compilation",
                        "endConsent",
                        "extensionGrant",
                        "extensionSignature",
                        "letter",
                        "proofreading",
                        "returnTarget",
                        "signature",
                        "verification");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void noLimitAndNoChoiceIsWrittenIntoAForm(Path source) throws IOException {
        assertThat(Files.readString(source))
                .doesNotContainPattern("maxlength=\"\\d{2,}\"")
                .doesNotContainPattern("<option value=\"[A-Z]")
                .doesNotContainPattern("<wb-choice[^>]*\\slabel=")
                .doesNotContainPattern("最多\\d|不超过\\d|\\d+:00前?以");
        assertThat(found(LIMIT, source))
                .allSatisfy(limit -> assertThat(RULES.longest()).containsKey(limit.group(1)));
        assertThat(found(CHOICES, source))
                .allSatisfy(choices -> assertThat(RULES.choices()).containsKey(choices.group(1)));
    }

    static List<Path> sources() throws IOException {
        try (var scripts = Files.walk(KIT)) {
            return Stream.concat(forms().stream(), scripts.filter(file -> file.toString()
                            .endsWith(".js")))
                    .toList();
        }
    }

    private static List<Path> forms() throws IOException {
        try (var files = Files.list(FORMS)) {
            return files.sorted().toList();
        }
    }

    private static List<MatchResult> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().toList();
    }
}
