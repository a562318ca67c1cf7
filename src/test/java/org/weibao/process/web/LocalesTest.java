package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The web apps' Chinese has every text of the shipped English that somebody can meet")
class LocalesTest {

    private static final String ROOT = "META-INF/resources/webjars/camunda/";

    /**
     * Plugins of the Enterprise edition, whose scripts the Community's jar does not have. A few of their texts are used by the
     * Community's scripts too; those are ours to translate.
     */
    private static final String ENTERPRISE = "PLGN_";

    /** Signs rather than words, and the advertisement of another product, which nobody is shown. */
    private static final Set<String> WITHOUT_CHINESE = Set.of(
            "SEARCH_LESS_THAN",
            "SEARCH_LESS_THAN_EQUALS",
            "SEARCH_GREATER_THAN",
            "SEARCH_GREATER_THAN_EQUALS",
            "REPOSITORY_DEPLOYMENTS_DELETE_FLAG",
            "BANNER_CE_EOL_TEXT");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern ENGINE_WORD = Pattern.compile("流程实例|变量|密码|部署包|\\bID\\b");
    private static final Pattern TEXTS = Pattern.compile("TEXTS = '(\\w+)'");

    static Stream<String> apps() {
        return Stream.of("tasklist", "cockpit", "admin", "welcome");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void everyTextThatSomebodyCanMeetIsThere(String app) throws IOException {
        var named = WORD.matcher(scripts(app)).results().map(MatchResult::group).collect(Collectors.toSet());
        var needed = new TreeSet<>(labels(app, "en").keySet());
        assertThat(named).as("the scripts of %s are read", app).contains("PAGE_LOGIN_ERROR_MSG");
        needed.removeIf(key -> key.startsWith(ENTERPRISE) && !named.contains(key));

        assertThat(labels(app, "zh").keySet()).isEqualTo(needed);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void everyTextIsChineseInOfficeWords(String app) throws IOException {
        var english = labels(app, "en");
        labels(app, "zh").forEach((key, text) -> {
            if (!english.get(key).isEmpty() && !WITHOUT_CHINESE.contains(key)) {
                assertThat(text).as("%s of %s", key, app).containsPattern(CHINESE);
            }
            assertThat(text).as("%s of %s", key, app).doesNotContainPattern(ENGINE_WORD);
        });
    }

    @ParameterizedTest
    @MethodSource("apps")
    void everyTextHasThePlaceholdersOfTheEnglishOne(String app) throws IOException {
        var english = labels(app, "en");
        labels(app, "zh").forEach((key, text) -> assertThat(placeholders(text))
                .as("%s of %s", key, app)
                .containsExactlyInAnyOrderElementsOf(placeholders(english.get(key))));
    }

    @Test
    void datesAreIsoAndSpansOfTimeChinese() throws IOException {
        for (var app : apps().toList()) {
            var dates = locale(app, "zh").path("dateLocales");
            assertThat(dates.path("longDateFormat")).as(app).allMatch(format -> format.asText()
                    .matches("(YYYY-MM-DD)?( ?(HH:mm|LT))?"));
            assertThat(dates.path("relativeTime")).as(app).isNotEmpty().allMatch(span -> CHINESE.matcher(span.asText())
                    .find());
        }
    }

    /** The web apps keep texts in the browser for as long as this mark is the same. */
    @Test
    void changedTextsReachABrowserThatKeptTheOldOnes() throws IOException, NoSuchAlgorithmException {
        var all = new ByteArrayOutputStream();
        for (var app : apps().toList()) {
            all.writeBytes(read("app/" + app + "/locales/zh.json").getBytes(StandardCharsets.UTF_8));
        }
        var digest = MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        var mark = TEXTS.matcher(read("lib/weibao/language.js"));
        assertThat(mark.find()).isTrue();
        assertThat(mark.group(1))
                .as("TEXTS in language.js, which has to change with the texts")
                .isEqualTo(HexFormat.of().formatHex(digest).substring(0, 8));
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Map<String, String> labels(String app, String language) throws IOException {
        var labels = new TreeMap<String, String>();
        locale(app, language)
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        assertThat(labels).as("%s of %s", language, app).isNotEmpty();
        return labels;
    }

    private static JsonNode locale(String app, String language) throws IOException {
        return new ObjectMapper().readTree(read("app/" + app + "/locales/" + language + ".json"));
    }

    /** Everything that the Community edition runs in this app's page. */
    private static String scripts(String app) throws IOException {
        var plugins = app.equals("welcome") ? "" : text("META-INF/resources/plugin/" + app + "/app/plugin.js");
        return read("app/" + app + "/camunda-" + app + "-bootstrap.js") + read("lib/deps.js") + plugins;
    }

    private static String read(String name) throws IOException {
        return text(ROOT + name);
    }

    private static String text(String path) throws IOException {
        try (var file = LocalesTest.class.getClassLoader().getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            // The shipped files begin with a byte order mark.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
