package org.weibao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, the reader ends soon and without an exception. The limit is many times what it takes. */
class HostileTextTest {

    private static final int MEGABYTE = 1_000_000;
    private static final int LENGTH = 100_000;
    private static final String HEAD = "任务\t责任单位\t时限\n甲\t市妇联\t6月\n";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static Stream<String> longTexts() {
        return Stream.of("(", "(市妇联)", "县", "1.甲\n", "(县区、县区)", "责任单位：", "一、甲。（市妇联牵头，市民政局配合）", "序号\t任务\t责任单位\n")
                .map(piece -> piece.repeat(MEGABYTE / piece.length()));
    }

    static Stream<String> texts() {
        return Stream.of(
                        "(",
                        ")",
                        "()",
                        "（市妇联",
                        "(市妇联)",
                        "（）【】〔",
                        "（和及与总分工）",
                        "（按分工分工分工职责分工负责）",
                        "（县区县区县区县区县区县区县区）",
                        "责任单位：",
                        "备注：",
                        "责任单位：\n",
                        "牵头单位：市妇联和",
                        "市妇联、",
                        "1.",
                        "1.\n",
                        "一、",
                        "（一）",
                        "（一）\n",
                        "一、\n（一）甲。\n1.乙。\n（1）丙\n",
                        "1.1甲乙\n",
                        "一 甲乙丙\n",
                        "——市妇联",
                        "甲乙：市妇联\n",
                        "序号\t任务\t主体\n1\t甲\t市妇联\n\n",
                        "一是",
                        "一是\n",
                        "①",
                        "附件\n",
                        "附件：1.\n",
                        "目录\n",
                        "\n",
                        "\t",
                        "\t\t\n",
                        "序号\t任务\t责任单位\n1\t甲\t\n",
                        "序号\n任务\n责任单位\n1\n甲\n市妇联\n",
                        "序号\n任务\n",
                        "第1个5年",
                        "……1\n",
                        "二〇二四年",
                        "列第一位者为牵头",
                        "的中逗号前为牵头，",
                        "，以下中",
                        "负责。",
                        "2024年6月",
                        "“《",
                        "\ud83d",
                        "\r",
                        "甲\t",
                        "任务1：甲\n",
                        "  1.甲",
                        "甲 一、乙\n",
                        "一、市妇联\n（一）市妇联\n1.甲\n",
                        "序号  任务  责任单位\n1  甲  市妇联\n",
                        "序号\t任务\t责任单位\n1\t\"甲\n",
                        "任务 | 责任单位 | ||\n甲 | 市妇联 | ||\n",
                        "责任单位 市妇联\n",
                        "任务\t责任分工\n牵头单位\t配合单位\n",
                        "任务\t责任单位\n甲\t市妇联\n表后有一句话。\n乙\t市妇联\n",
                        "字")
                .map(piece -> piece.repeat(LENGTH / piece.length()));
    }

    /** After the head of a table; and white space inside a line. */
    static Stream<String> tables() {
        return Stream.concat(
                Stream.of("市妇联\n", "甲\t", "\"甲\n").map(piece -> HEAD + piece.repeat(LENGTH / piece.length())),
                Stream.of("甲" + " ".repeat(LENGTH) + "乙"));
    }

    /** Four times the text takes about four times the work; sixteen times if each part is compared with each. */
    @ParameterizedTest
    @MethodSource({"longTexts", "texts", "tables"})
    void endsAndTakesTimeByLengthOnly(String text) {
        read(text.substring(0, LENGTH / 10));
        long shorter = work(text.substring(0, text.length() / 4)).time();
        long most = 9 * shorter + Duration.ofMillis(300).toNanos();
        Work longer = assertTimeoutPreemptively(LIMIT, () -> work(text));
        assertThat(longer.reading().points()).allMatch(point -> point.place().end() <= text.length());
        assertThat(longer.time() < most ? longer.time() : work(text).time()).isLessThan(most);
    }

    private record Work(Reading reading, long time) {}

    /** Reading and the processor time that it took; that does not depend on what else runs. */
    private static Work work(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Reading reading = read(text);
        return new Work(reading, threads.getCurrentThreadCpuTime() - before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsWithAnyMixture(int seed) {
        var random = new Random(seed);
        List<String> pieces = texts().map(text -> text.substring(0, Math.min(6, text.length())))
                .toList();
        var text = new StringBuilder();
        while (text.length() < 50_000) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        Reading reading = assertTimeoutPreemptively(LIMIT, () -> read(text.toString()));
        assertThat(reading.points()).allMatch(point -> point.place().end() <= text.length());
        assertThat(reading.codes(2024)).doesNotHaveDuplicates();
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(8);
    }

    private static Reading read(String text) {
        return new DocumentReader().read(new SourceText(text, List.of()));
    }
}
