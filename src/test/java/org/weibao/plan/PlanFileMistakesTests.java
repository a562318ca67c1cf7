package org.weibao.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.configuration.Mistake;
import org.weibao.organization.Organization;
import org.weibao.workpoint.Rhythm;

class PlanFileMistakesTests {

    private static final String SMALL =
            """
            year: 2024
            title: 要点
            source: 测试
            points:
              - code: 2024-1
                place: 一
                title: 学习
                category: PLANNING
                priority: NORMAL
                units: [市妇联, 市法院]
                collectivePhrases: [各成员单位]
                measures:
                  - title: 学法
                    units: [市妇联]
                    indicator: {name: 学习, unit: 场, target: 3, aggregation: SUM}
                closingStandard: [有记录]
              - code: 2024-2
                place: 二
                title: 残缺
                category: SCHOOL
                priority: KEY
                incomplete: true
                note: 原文截断
            """;

    private final Organization organization = Organization.read(new ConfigurationFolder("./config"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() throws IOException {
        file = Files.createDirectory(folder.resolve("plans")).resolve("2024.yml");
    }

    @Test
    void theSmallFileIsWithoutMistakesAndReplacesTheShippedOne() throws Exception {
        Files.writeString(file, SMALL);

        assertThat(read().all()).extracting(PlanFile::year).containsExactly(2024);
    }

    @Test
    void withoutAFolderOfItsOwnTheShippedPlanIsRead() throws Exception {
        Files.delete(file.getParent());

        assertThat(read().of(2023)).isPresent();
    }

    @Test
    void aUnitMayBeNamedByItsFullName() throws Exception {
        Files.writeString(file, SMALL.replace("units: [市妇联, 市法院]", "units: [市妇女联合会, 市法院]"));

        PlanFile.Point point = read().all().get(0).points().get(0);
        assertThat(point.units().get(0)).isEqualTo(new PlanFile.NamedUnit("市妇女联合会", "fulian"));
        assertThat(point.measures().get(0).units())
                .containsExactly(point.units().get(0));
    }

    @Test
    void aMonthlyRhythmComesWithItsReason() throws Exception {
        Files.writeString(file, SMALL.replace("place: 一\n", "place: 一\n    rhythm: MONTHLY\n    rhythmReason: 专项行动\n"));

        PlanFile.Point point = read().all().get(0).points().get(0);
        assertThat(point.rhythm()).isEqualTo(Rhythm.MONTHLY);
        assertThat(point.rhythmReason()).isEqualTo("专项行动");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            year: 2024               | year: 2023                  | 1  | year                                                   | 年度 2023 与文件名 2024.yml 不一致
            year: 2024               | year: 今年                   | 1  | year                                                   | “今年”不是数字
            code: 2024-2             | code: 2024-1                | 17 | points[1].code（2024-1）                                | “2024-1”与第 5 行重复
            code: 2024-2             | code: 2023-2                | 17 | points[1].code（2023-2）                                | “2023-2”不属于 2024 年度
            code: 2024-2             | code: 二                     | 17 | points[1].code（二）                                     | “二”不合要求
            title: 学习               | titel: 学习                  | 5  | points[0].title（2024-1）                               | 缺少“title”
            title: 学习               | titel: 学习                  | 7  | points[0].titel（2024-1）                               | 不认识键“titel”
            category: PLANNING       | category: 统筹               | 8  | points[0].category（2024-1）                            | 不认识“统筹”
            [市妇联, 市法院]           | [市妇联, 市法院院]             | 10 | points[0].units[1]（2024-1）                            | 2024 年没有名为“市法院院”的单位
            [市妇联, 市法院]           | [市妇联, 市法院, 市妇女联合会]   | 10 | points[0].units[2]（2024-1）                            | “市妇女联合会”在本要点中重复
            [市妇联, 市法院]           | [市妇联, 各成员单位]            | 10 | points[0].units[1]（2024-1）                            | 2024 年没有名为“各成员单位”的单位
            [各成员单位]               | [各部门]                     | 11 | points[0].collectivePhrases[0]（2024-1）                | 没有登记过统称“各部门”
            units: [市妇联]\\n        | units: [市公安局]\\n          | 14 | points[0].measures[0].units[0]（2024-1）                | “市公安局”不在本要点的责任单位之中
            units: [市妇联]\\n        | collectivePhrases: [各部门]\\n | 14 | points[0].measures[0].collectivePhrases[0]（2024-1）    | “各部门”不在本要点的责任单位之中
            target: 3                | target: 3场                  | 15 | points[0].measures[0].indicator.target（2024-1）        | “3场”不是数字
            aggregation: SUM         | aggregation: AVERAGE        | 15 | points[0].measures[0].indicator.aggregation（2024-1）   | 不认识“AVERAGE”
            closingStandard: [有记录]  | rhythm: MONTHLY             | 5  | points[0].rhythmReason（2024-1）                        | 缺少“rhythmReason”
            closingStandard: [有记录]  | lead: 市民政局                | 16 | points[0].lead（2024-1）                                | “市民政局”不在本要点的责任单位之中
            closingStandard: [有记录]  | deadline: 明年底              | 16 | points[0].deadline（2024-1）                            | “明年底”不是日期
            closingStandard: [有记录]  | incomplete: ja              | 16 | points[0].incomplete（2024-1）                          | “ja”不是 true 或 false
            incomplete: true         | incomplete: false           | 17 | points[1].units（2024-2）                               | 没有责任单位
            note: 原文截断            | deadline: 2024-12-31         | 17 | points[1].note（2024-2）                                | 缺少“note”
            """)
    void aMistakeTellsFilePlaceAndWhatToDo(String text, String replacement, int line, String place, String problem)
            throws IOException {
        String wrong = text.replace("\\n", "\n");
        assertThat(SMALL).contains(wrong);

        List<Mistake> mistakes = mistakesIn(SMALL.replace(wrong, replacement.replace("\\n", "\n")));

        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.file()).isEqualTo(file.toString());
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.place()).isEqualTo(place);
            assertThat(mistake.problem()).startsWith(problem);
            assertThat(mistake.remedy()).isNotBlank();
        });
    }

    @Test
    void anUnknownUnitOfThePointIsToldOnce() throws Exception {
        String unknown = SMALL.replace("[市妇联, 市法院]", "[妇联, 市法院]").replace("[市妇联]", "[妇联]");

        assertThat(mistakesIn(unknown)).extracting(Mistake::place).containsExactly("points[0].units[0]（2024-1）");
    }

    @Test
    void aTextThatTheTablesCannotHoldIsToldHere() throws Exception {
        assertThat(mistakesIn(SMALL.replace("学法", "法".repeat(201)).replace("有记录", "录".repeat(201))))
                .extracting(Mistake::place, Mistake::problem)
                .containsExactly(
                        tuple("points[0].measures[0].title（2024-1）", "文字超过 200 字"),
                        tuple("points[0].closingStandard[0]（2024-1）", "文字超过 200 字"));
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() throws Exception {
        Path other = file.resolveSibling("2025.yml");
        Files.writeString(other, SMALL.replace("2024", "2025").replace("SUM", "SUMM"));

        assertThat(mistakesIn(SMALL.replace("2024-2", "2024-1").replace("市法院", "市法务院")))
                .extracting(Mistake::file, Mistake::line)
                .containsExactlyInAnyOrder(
                        tuple(file.toString(), 10), tuple(file.toString(), 17), tuple(other.toString(), 15));
    }

    private List<Mistake> mistakesIn(String content) throws IOException {
        Files.writeString(file, content);
        return catchThrowableOfType(ConfigurationMistake.class, this::read).mistakes();
    }

    private PlanFiles read() {
        return new PlanFiles(new ConfigurationFolder(folder.toString()), organization);
    }
}
