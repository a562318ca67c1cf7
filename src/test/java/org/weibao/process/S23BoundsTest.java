package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.support.WebSession;

/** Trials S23 and S24: whatever somebody asks 我的工作台 for, the answer is one page or a sentence, and never an error of ours. */
class S23BoundsTest extends Scenario {

    private static final String DESK = "/camunda/api/weibao/desk";

    private static final int PAGE = 20;

    /** More than any page of twenty rows has. */
    private static final int LONGEST = 200_000;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private WebSession session;

    @BeforeAll
    void somebodyHasWork() {
        clock.startAgain();
        points.ledBy("fulian").in("jia").everybody("开展家庭教育指导").published();
        session = WebSession.tasklist(port, "fulian-officer");
    }

    static List<String> pages() {
        return List.of(
                "2147483647",
                "-2147483648",
                "0",
                "-1",
                "107374183",
                "2147483648",
                "99999999999999999999",
                "1e9",
                "NaN",
                "",
                "%00",
                "1;2",
                "一");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageBeyondTheListIsTheNearestOrIsRefused(String page) {
        for (var list : List.of("", "/done", "/notices")) {
            bounded(DESK + list + "?page=" + page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "show", "step", "point", "whole", "groups", "sort", "limit", "size", "maxResults"})
    void noValueMakesItsAnswerLongerOrFail(String parameter) {
        for (var value : List.of(
                "' OR '1'='1",
                "'; DROP TABLE work_point; --",
                "%",
                "_",
                "\\",
                "!",
                "%%%%%%%%%%%%%%%%",
                "\u0000",
                "\uD83D\uDE00",
                "${7*7}",
                "(a+)+$",
                "2147483647",
                "-1",
                "x".repeat(101),
                "长".repeat(101),
                "x".repeat(5_000))) {
            for (var list : List.of("", "/done", "/notices")) {
                bounded(DESK + list + "?" + parameter + "=" + encoded(value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 10_000_000})
    void aTextOfMegabytesIsRefused(int length) {
        var answer = session.get(DESK + "?q=" + "x".repeat(length));
        assertThat(answer.status()).isIn(400, 414, 431);
        assertThat(answer.body()).hasSizeLessThan(2_000);
    }

    @Test
    void thousandsOfParametersAreRefusedOrIgnored() {
        bounded(DESK + "?" + "a=1&".repeat(1_500));
        var read = DESK + "/notices/read";
        var answer = session.send("POST", read, "from=1&".repeat(5_000), "application/x-www-form-urlencoded");
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(session.get(DESK + "/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=-9223372036854775808&upTo=9223372036854775807",
                "?from=5&upTo=1",
                "?from=1",
                "?from=x&upTo=y",
                "?from=99999999999999999999&upTo=1"
            })
    void noRangeOfNoticesFails(String range) {
        var answer = session.post(DESK + "/notices/read" + range, Map.of());
        assertThat(answer.status() == 204 || (answer.status() >= 400 && answer.status() < 500 && saysWhy(answer)))
                .as(answer.toString())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/tasks/", "/desk/outcome?task=", "/desk/outcome?process=", "/tasks/"})
    void anIdOfAnyLengthIsOfNothing(String path) {
        for (var id : List.of("x".repeat(5_000), "%27", "%25", "..%2f..", "a%00b", "%F0%9F%98%80")) {
            var answer = session.get("/camunda/api/weibao" + path + id);
            assertThat(answer.status()).as(path + id + " " + answer).isIn(400, 403, 404);
        }
    }

    private void bounded(String path) {
        var answer = session.get(path);
        var about = path.substring(0, Math.min(200, path.length())) + " " + answer;
        if (answer.status() == 200) {
            assertThat(answer.json().path("rows").size()).as(about).isLessThanOrEqualTo(PAGE);
            assertThat(answer.body().length()).as(about).isLessThan(LONGEST);
        } else {
            assertThat(answer.status()).as(about).isBetween(400, 499);
            assertThat(saysWhy(answer)).as(about).isTrue();
        }
    }

    /** In Chinese; only what the server refuses before it has read the address has no sentence. */
    private static boolean saysWhy(WebSession.Answer answer) {
        return answer.body().length() < 2_000
                && (HAN.matcher(answer.body()).find() || answer.body().isEmpty());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
