package org.weibao.process;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms: one for every step, in Chinese, bound as text, with the kit and without rules or variables of their own. */
class FormRulesTest {

    private static final Path FORMS = ProcessModel.FOLDER.resolve("forms");
    private static final Path KIT =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts/weibao");
    private static final String FORM_KEY = "embedded:deployment:forms/";

    private static final Pattern SCRIPT = Pattern.compile("<script\\b([^>]*)>(.*?)</script>", Pattern.DOTALL);
    /** A tag whole, also where an attribute compares with &lt; or &gt;. */
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>");

    private static final Pattern BINDING = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
    /** Such as {{each.due}} or {{letter.date | wbDay}}; an attribute of an input holds what machines read. */
    private static final Pattern DATE_BINDING = Pattern.compile(
            "(?<!=\")\\{\\{[^{}]*\\.(?:\\w*[dD]ue|\\w*[dD]ate|\\w*At|at|deadline|\\w*[eE]nds|earliest|before)\\)?(?: \\|[^{}]*)?}}");

    private static final Pattern READ_ATTRIBUTE = Pattern.compile(
            "\\s(?:label|legend|hint|reason|remark|submit|placeholder|title|alt|aria-label)=\"([^\"]*)\"");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");
    /** Kinds of files have no other names. */
    private static final Pattern KINDS = Pattern.compile("PDF|OFD|JPG|PNG|Word|Excel|PPT|WPS|TXT");

    private static final Pattern TEMPLATE = Pattern.compile("= `(.*?)`;", Pattern.DOTALL);
    private static final Pattern INPUT =
            Pattern.compile("<(?:input|select|textarea)\\b[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");

    @Test
    void everyStepHasAFormAndEveryFormAStep() throws IOException {
        var wanted = ProcessModel.all().stream()
                .flatMap(model -> Stream.concat(
                        model.all(UserTask.class).stream().map(UserTask::getCamundaFormKey),
                        model.all(StartEvent.class).stream()
                                .map(StartEvent::getCamundaFormKey)
                                .filter(key -> key != null)))
                .collect(toCollection(TreeSet::new));
        assertThat(wanted).allSatisfy(key -> assertThat(key).startsWith(FORM_KEY));
        assertThat(forms().stream().map(form -> FORM_KEY + form.getFileName())).containsExactlyElementsOf(wanted);
    }

    @ParameterizedTest
    @MethodSource("markup")
    void whatPeopleReadIsChinese(Path file) throws IOException {
        for (var html : templates(file)) {
            var shown = new ArrayList<String>();
            shown.add(BINDING.matcher(
                            TAG.matcher(SCRIPT.matcher(html).replaceAll(" ")).replaceAll(" "))
                    .replaceAll(" "));
            READ_ATTRIBUTE
                    .matcher(html)
                    .results()
                    .map(found -> BINDING.matcher(found.group(1)).replaceAll(" "))
                    .forEach(shown::add);
            assertThat(shown).allSatisfy(text -> assertThat(KINDS.matcher(text).replaceAll(""))
                    .doesNotContainPattern(ENGLISH));
        }
    }

    /** The kit's filters alone know how a date looks, and whether it is 暂定. */
    @ParameterizedTest
    @MethodSource("markup")
    void everyDateIsShownByTheKitsFilters(Path file) throws IOException {
        for (var html : templates(file)) {
            assertThat(DATE_BINDING.matcher(html).results().map(MatchResult::group))
                    .allSatisfy(binding -> assertThat(binding).containsPattern("\\| wb(Due|Day|Time)\\b"));
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void dataIsBoundAsText(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "trustAsHtml")
                .doesNotContain("ng-bind-html", "compile-html")
                .doesNotContainPattern("\\$compile(?!Provider)")
                .doesNotContainPattern("(?i)javascript:")
                .doesNotContainPattern("<[a-z][^>]*\\son[a-z]+\\s*=");
    }

    /** Angular takes each word in it for a directive, and Tasklist's "view" empties its element: so the lights' sentences were lost. */
    @ParameterizedTest
    @MethodSource("markup")
    void noClassIsPutTogetherFromWordsThatMayBeDirectives(Path file) throws IOException {
        for (var html : templates(file)) {
            assertThat(html).doesNotContainPattern("\\sclass=\"[^\"]*\\{\\{");
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormUsesTheKitAndSubmitsNothingButItsSubmission(Path file) throws IOException {
        var html = Files.readString(file);
        assertThat(SCRIPT.matcher(html).results()).singleElement().satisfies(script -> {
            assertThat(script.group(1)).contains("cam-script", "type=\"text/form-script\"");
            assertThat(script.group(2)).containsOnlyOnce("weibao.form(camForm, $scope");
        });
        assertThat(html)
                .contains("<wb-form submit=")
                .doesNotContain(
                        "cam-variable", "variableManager", "createVariable", "fetch(", "$http", "XMLHttpRequest");
    }

    @Test
    void theKitSubmitsOneVariable() throws IOException {
        assertThat(Files.readString(KIT.resolve("form/open.js")))
                .containsOnlyOnce("variables: {submission}")
                .contains("valueInfo: {transient: true}")
                .doesNotContain("variableManager", "createVariable");
    }

    @ParameterizedTest
    @MethodSource("markup")
    void everyInputHasALabel(Path file) throws IOException {
        for (var html : templates(file)) {
            assertThat(INPUT.matcher(html).results().map(MatchResult::group)).allSatisfy(input -> {
                var id = ID.matcher(input);
                if (id.find()) {
                    assertThat(html + input).containsAnyOf("for=\"" + id.group(1) + "\"", "aria-label=");
                } else {
                    assertThat(input)
                            .as("sits inside its label, or has one of its own")
                            .containsAnyOf("type=\"radio\"", "type=\"checkbox\"", "aria-label=\"");
                }
            });
        }
    }

    /** A browser shows its own date and time fields in its own language, such as mm/dd/yyyy: the kit's <wb-date> takes their place. */
    @ParameterizedTest
    @MethodSource("scripts")
    void noDateFieldDependsOnTheBrowsersLanguage(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContainPattern("type\\s*[=:]\\s*['\"]?(?:date|datetime-local|time|month|week)\\b");
    }

    static List<Path> forms() throws IOException {
        return list(FORMS, ".html");
    }

    /** The forms, and those parts of the kit that hold markup. */
    static List<Path> markup() throws IOException {
        var markup = new ArrayList<>(forms());
        for (var script : list(KIT, ".js")) {
            if (TEMPLATE.matcher(Files.readString(script)).find()) {
                markup.add(script);
            }
        }
        assertThat(markup).hasSizeGreaterThan(forms().size() + 10);
        return markup;
    }

    static List<Path> scripts() throws IOException {
        return Stream.concat(forms().stream(), list(KIT, ".js").stream()).toList();
    }

    private static List<String> templates(Path file) throws IOException {
        var text = Files.readString(file);
        var templates = file.toString().endsWith(".html")
                ? List.of(text)
                : TEMPLATE.matcher(text).results().map(found -> found.group(1)).toList();
        assertThat(templates).isNotEmpty();
        return templates;
    }

    private static List<Path> list(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
