package org.weibao.process.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.weibao.configuration.Mistake;
import org.weibao.escalation.EscalationLevel;
import org.weibao.escalation.EscalationLevel.RecipientRole;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.Light;
import org.weibao.organization.UnitKind;
import org.weibao.process.install.ModelFiles;
import org.weibao.workpoint.Priority;

/**
 * The shipped table of escalation rules is complete and has the rules that the office expects. A mistake is reported
 * with its place.
 */
class EscalationTableTest {

    private static final String FILE = "config/escalation.dmn";
    private static final String TABLE = read();
    private static final Set<String> STEPS = new ModelFiles().names();
    private static final EscalationRules RULES = rules(TABLE);
    private static final int ROWS = 13;

    @Test
    void theDeliveredTableHasNoGapNoOverlapAndNoRowInVain() {
        assertThat(mistakes(TABLE)).isEmpty();
    }

    @Test
    void everyCaseFallsIntoOneRowAndEveryRowIsMet() {
        Set<Integer> met = new TreeSet<>();
        for (var step : STEPS) {
            for (var kind : UnitKind.values()) {
                for (var days : List.of(-400, -4, -3, -1, 0, 2, 3, 9, 10, 400)) {
                    // Two rows, or none, would be an error of the engine.
                    var level = RULES.level(step, kind, Priority.NORMAL, days);
                    met.add(level == null ? 1 : level.row());
                    assertThat(RULES.level(step, kind, Priority.KEY, days)).isEqualTo(level);
                }
            }
        }
        assertThat(met)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    @ParameterizedTest(name = "{0} working days: {1}, told to {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-3, reminder, GREEN, OFFICER, false, -",
                "0, blue, BLUE, OFFICER HEAD, false, -",
                "3, yellow, YELLOW, HEAD OFFICE, true, TIP",
                "10, red, RED, HEAD OFFICE LEADING_GROUP, true, SUPERVISION"
            })
    void theDefaultsAreThoseOfTheContract(
            int days, String id, Light light, String recipients, boolean urgent, @Nullable LetterKind letter) {
        for (var kind : List.of(UnitKind.GOVERNMENT, UnitKind.MASS_ORGANIZATION, UnitKind.COUNTY)) {
            var level = Objects.requireNonNull(RULES.level("落实并填报进展", kind, Priority.NORMAL, days));
            assertThat(level.id()).isEqualTo(id);
            assertThat(level.light()).isEqualTo(light);
            assertThat(level.recipients())
                    .containsExactlyInAnyOrderElementsOf(Stream.of(recipients.split(" "))
                            .map(RecipientRole::valueOf)
                            .toList());
            assertThat(level.urgent()).isEqualTo(urgent);
            assertThat(level.letter()).isEqualTo(letter);
            assertThat(level.authority() == null).isEqualTo(letter == null);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = UnitKind.class,
            names = {"PARTY", "PEOPLES_CONGRESS", "COURT", "PROCURATORATE"})
    void whoIsNotTheGovernmentsIsAskedWithoutAColour(UnitKind kind) {
        assertThat(all(kind).map(EscalationLevel::letter).filter(Objects::nonNull))
                .containsOnly(LetterKind.CONSULTATION);
        assertThat(all(kind).filter(level -> level.letter() != null).map(EscalationLevel::name))
                .isNotEmpty()
                .noneMatch(level -> level.contains("黄") || level.contains("红"));
    }

    @Test
    void theLeadingGroupIsOnlyRemindedAndTheOfficeGetsNoLetter() {
        assertThat(all(UnitKind.LEADING_GROUP)).isNotEmpty().allSatisfy(level -> {
            assertThat(level.light()).isEqualTo(Light.GREEN);
            assertThat(level.name()).contains("提醒");
        });
        assertThat(all(UnitKind.OFFICE).map(EscalationLevel::light)).contains(Light.YELLOW, Light.RED);
        assertThat(Stream.of(UnitKind.LEADING_GROUP, UnitKind.OFFICE).flatMap(EscalationTableTest::all))
                .allMatch(level -> level.letter() == null && level.authority() == null);
    }

    @Test
    void aLetterIsAboutAUnitsOwnWorkAndNotAboutItsPartInOthersProcedures() {
        var written = STEPS.stream()
                .filter(step -> Objects.requireNonNull(RULES.level(step, UnitKind.COUNTY, Priority.NORMAL, 10))
                                .letter()
                        != null);
        assertThat(written).containsExactlyInAnyOrder("签收", "落实并填报进展", "汇总", "审签", "核验");
    }

    @Test
    void importantPointsMayHaveRowsOfTheirOwn() {
        var stricter = changed(7, "workingDays", "&gt;= 10", "&gt;= 6")
                .replace(
                        "<inputEntry id=\"rule_7_priority\"><text>-<",
                        "<inputEntry id=\"rule_7_priority\"><text>\"重点\"<");
        assertThat(mistakes(stricter)).isNotEmpty();

        var row =
                stricter.substring(stricter.indexOf("<rule id=\"rule_7\">"), stricter.indexOf("<rule id=\"rule_8\">"));
        var usual = row.replace("rule_7", "rule_7b").replace("重点", "一般").replace("&gt;= 6", "&gt;= 10");
        var early =
                stricter.substring(stricter.indexOf("<rule id=\"rule_6\">"), stricter.indexOf("<rule id=\"rule_7\">"));
        var whole = stricter.replace(
                        early,
                        early.replace("priority\"><text>-", "priority\"><text>\"一般\"")
                                + early.replace("rule_6", "rule_6b")
                                        .replace("priority\"><text>-", "priority\"><text>\"重点\"")
                                        .replace("[3..9]", "[3..5]"))
                .replace(row, row + usual);

        assertThat(mistakes(whole)).isEmpty();
        assertThat(rules(whole).level("签收", UnitKind.COUNTY, Priority.KEY, 6)).hasFieldOrPropertyWithValue("id", "red");
        assertThat(rules(whole).level("签收", UnitKind.COUNTY, Priority.NORMAL, 6))
                .hasFieldOrPropertyWithValue("id", "yellow");
    }

    static List<Arguments> broken() {
        return List.of(
                Arguments.of(
                        "a gap", changed(7, "workingDays", "&gt;= 10", "&gt;= 12"), "第 6 行和督办规则第 7 行", "工作日数 10 到 11"),
                Arguments.of("an overlap", changed(6, "workingDays", "[3..9]", "[3..10]"), "督办规则第 7 行", "与第 6 行重叠"),
                Arguments.of("an open end", changed(13, "workingDays", "&gt;= 10", "[10..20]"), "督办规则第 13 行", "21 以上"),
                Arguments.of("a missing kind", changed(8, "unitKind", "\"法院\",", ""), "督办规则第 3 行和督办规则第 9 行", "法院"),
                Arguments.of("an unknown step", changed(6, "step", "汇总", "汇报"), "督办规则第 6 行“环节”", "不认识“汇报”"),
                Arguments.of("an unknown kind", changed(12, "unitKind", "办公室", "办公厅"), "督办规则第 12 行", "办公厅"),
                Arguments.of("an empty interval", changed(6, "workingDays", "[3..9]", "[9..3]"), "督办规则第 6 行", "永远用不到"),
                Arguments.of("no interval", changed(6, "workingDays", "[3..9]", "3-9"), "督办规则第 6 行", "读不懂“3-9”"),
                Arguments.of("a far day", changed(1, "workingDays", "-3", "-3000"), "督办规则第 1 行", "超过一年"),
                Arguments.of("nobody left", changed(3, "unitKind", "not(\"领导小组\")", "\"\""), "督办规则第 3 行", "不认识“”"),
                Arguments.of("half a word", changed(3, "level", "\"蓝\"", "\"蓝"), "督办规则第 3 行“级别”", "双引号"),
                Arguments.of("an unknown light", changed(3, "light", "蓝灯", "橙灯"), "督办规则第 3 行“灯”", "橙灯"),
                Arguments.of("a stranger", changed(3, "recipients", "经办人、负责人", "经办人，负责人"), "督办规则第 3 行", "顿号"),
                Arguments.of("an unknown way", changed(3, "channel", "汇总", "电话"), "督办规则第 3 行", "电话"),
                Arguments.of("an unknown letter", changed(7, "letter", "督办函", "督查函"), "督办规则第 7 行“文书”", "督查函"),
                Arguments.of("no authority", changed(7, "authority", "\"领导.*?\"", "\"无\""), "督办规则第 7 行", "不相配"),
                Arguments.of("a government's power", changed(7, "authority", "领导小组", "政府督查、领导小组"), "督办规则第 7 行", "职权"),
                Arguments.of("an order", changed(7, "level", "红", "责　令"), "督办规则第 7 行“级别”", "里有“责令”"),
                Arguments.of(
                        "a letter before anything is late",
                        changed(3, "letter", "无", "工作提示").replaceFirst("(rule_3_authority\"><text>\")无", "$1要点"),
                        "督办规则第 3 行“文书”",
                        "发得太早"),
                Arguments.of("a letter to a court", changed(9, "letter", "工作商请函", "督办函"), "督办规则第 9 行", "法院"),
                Arguments.of(
                        "a letter to the office",
                        changed(13, "letter", "无", "督办函").replaceFirst("(rule_13_authority\"><text>\")无", "$1要点"),
                        "督办规则第 13 行",
                        "办公室"),
                Arguments.of("a level from the start", changed(1, "levelId", "none", "early"), "督办规则第 1 行", "用不上|不认识"),
                Arguments.of("a lighter light", changed(13, "light", "红灯", "蓝灯"), "督办规则第 13 行“灯”", "第 12 行还轻"),
                Arguments.of("a level come back", changed(13, "levelId", "red", "reminder"), "督办规则第 13 行", "又出现"),
                Arguments.of("a lost level", changed(2, "levelId", "reminder", "none"), "督办规则第 2 行", "用不上"),
                Arguments.of("code", changed(3, "level", "\"蓝\"", "\\${x.y()}"), "", "代码"),
                Arguments.of("another policy", TABLE.replace("UNIQUE", "FIRST"), "", "UNIQUE"),
                Arguments.of("another column", TABLE.replace("<text>priority<", "<text>weight<"), "", "输入列"),
                Arguments.of("another type", TABLE.replace("typeRef=\"integer\"", "typeRef=\"string\""), "", "integer"),
                Arguments.of("another decision", TABLE.replace("id=\"escalation\"", "id=\"other\""), "", "escalation"),
                Arguments.of("no history", TABLE.replace(" camunda:historyTimeToLive=\"P1095D\"", ""), "", "P1095D"),
                Arguments.of("a torn file", TABLE.substring(0, TABLE.length() / 2), "", "不是能读的"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenTableIsToldWhereAndWhatToDo(String what, String table, String place, String problem) {
        assertThat(table).isNotEqualTo(TABLE);
        assertThat(mistakes(table)).as(what).isNotEmpty().anySatisfy(mistake -> {
            assertThat(mistake.file()).isEqualTo(FILE);
            assertThat(mistake.place()).contains(place);
            assertThat(mistake.toString()).containsPattern(problem);
            assertThat(mistake.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | a",
                "- | a",
                "< -3 | <= -4",
                "(-4..0) | [-3..-1]",
                "> 9 | >= 10",
                "[0..0] | 0",
                "' [ 3 .. 9 ] ' | [3..9]"
            })
    void daysAreReadAsTheEngineReadsThem(String cell, String same) {
        assertThat(DayInterval.read(cell))
                .isPresent()
                .isEqualTo(same.equals("a") ? DayInterval.read("-") : DayInterval.read(same));
    }

    private static Stream<EscalationLevel> all(UnitKind kind) {
        return STEPS.stream().flatMap(step -> IntStream.of(-5, -3, 0, 3, 10)
                .mapToObj(days -> RULES.level(step, kind, Priority.NORMAL, days))
                .filter(Objects::nonNull));
    }

    private static List<Mistake> mistakes(String table) {
        return EscalationCheck.mistakes(FILE, new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), STEPS);
    }

    private static EscalationRules rules(String table) {
        return new EscalationRules(
                Dmn.readModelFromStream(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))));
    }

    /** The delivered table with one cell changed. */
    private static String changed(int row, String column, String pattern, String replacement) {
        var cell = "rule_%d_%s\"><text>".formatted(row, column);
        int start = TABLE.indexOf(cell) + cell.length();
        int end = TABLE.indexOf("</text>", start);
        var text = TABLE.substring(start, end);
        var other = text.equals(pattern) || text.contains(pattern)
                ? text.replace(pattern, replacement.replace("\\", ""))
                : text.replaceFirst(pattern, replacement);
        return TABLE.substring(0, start) + other + TABLE.substring(end);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("bpmn/escalation.dmn"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
