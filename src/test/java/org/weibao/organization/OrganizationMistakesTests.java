package org.weibao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
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

class OrganizationMistakesTests {

    private static final String SMALL =
            """
            body:
              - name: 领导小组
                host: 市民政局
                office: 领导小组办公室
                validFrom: 2021-06-01
            collectivePhrases:
              - {phrase: 各成员单位, covers: MEMBER_UNITS}
            units:
              - code: office
                name: 领导小组办公室
                aliases: [未保办]
                kind: OFFICE
              - code: minzheng
                name: 市民政局
                aliases: [民政局]
                kind: GOVERNMENT
                fullName: XX市民政局
            counties:
              - code: jia
                name: 甲县
                counterpart: 甲县未保办
            people:
              - {id: office-1, name: 陈立, position: 科长, groups: [office]}
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("organization.yml");
    }

    @Test
    void theSmallFileIsWithoutMistakes() throws Exception {
        Files.writeString(file, SMALL);
        assertThat(Organization.read(new ConfigurationFolder(folder.toString())).units())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            code: minzheng                | code: office                  | 13 | units[1].code（office）           | “office”与第 9 行重复
            code: minzheng                | code: 民政                     | 13 | units[1].code（民政）              | “民政”不合要求
            code: minzheng                | code: fulian-head             | 13 | units[1].code（fulian-head）      | “fulian-head”不合要求
            name: 市民政局                 | nama: 市民政局                  | 14 | units[1].nama（minzheng）         | 不认识键“nama”
            name: 市民政局                 | name:                         | 14 | units[1].name（minzheng）         | 没有填写内容
            [民政局]                       | [民政局, 未保办]                 | 15 | units[1].aliases[1]（minzheng）   | “未保办”已经是第 9 行“领导小组办公室”的名称或别名
            [民政局]                       | 民政局                         | 15 | units[1].aliases（minzheng）      | 这里应当是列表
            kind: GOVERNMENT              | kind: GOVERMENT               | 16 | units[1].kind（minzheng）         | 不认识“GOVERMENT”
            kind: GOVERNMENT              | kind: COUNTY                  | 16 | units[1].kind（minzheng）         | 这里不能登记县（区）
            fullName: XX市民政局            | validFrom: 2020-01-01         | 13 | units[1].fullName（minzheng）     | 缺少“fullName”
            fullName: XX市民政局            | fullName: 未保办               | 17 | units[1].fullName（minzheng）     | “未保办”已经是第 9 行“领导小组办公室”的名称或别名
            kind: OFFICE                  | kind: PARTY                   | 12 | units[0].kind（office）           | 办公室的 code 固定为 office
            kind: GOVERNMENT              | name: 另一个                    | 16 | units[1].name（minzheng）         | 键“name”已经在第 14 行写过
            counterpart: 甲县未保办         | validFrom: 2020-01-01         | 19 | counties[0].counterpart（jia）    | 缺少“counterpart”
            host: 市民政局                 | host: 市妇联                   | 3  | body[0].host                     | 没有名为“市妇联”的单位
            validFrom: 2021-06-01         | validFrom: 2021-06-31         | 5  | body[0].validFrom                | “2021-06-31”不是日期
            validFrom: 2021-06-01         | validUntil: 2029-12-31        | 2  | body[0].validFrom                | 缺少“validFrom”
            covers: MEMBER_UNITS          | covers: ALL                   | 7  | collectivePhrases[0].covers      | 不认识“ALL”
            groups: [office]              | groups: [unit-fulian]         | 23 | people[0].groups[0]（office-1）   | 没有组“unit-fulian”
            groups: [office]              | password: x                   | 23 | people[0].password（office-1）    | 不认识键“password”
            position: 科长,                | ''                            | 23 | people[0].position（office-1）    | 缺少“position”
            """)
    void aMistakeTellsFilePlaceAndWhatToDo(String text, String replacement, int line, String place, String problem)
            throws IOException {
        assertThat(SMALL).contains(text);

        List<Mistake> mistakes = mistakesIn(SMALL.replace(text, replacement));

        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.file()).isEqualTo(file.toString());
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.place()).isEqualTo(place);
            assertThat(mistake.problem()).startsWith(problem);
            assertThat(mistake.remedy()).isNotBlank();
        });
    }

    @Test
    void allMistakesAreToldAtOnce() throws Exception {
        String threeMistakes = SMALL.replace("name: 甲县\n", "nama: 甲县\n").replace("[office]", "[offise]");

        assertThat(mistakesIn(threeMistakes))
                .extracting(Mistake::line, Mistake::place)
                .containsExactlyInAnyOrder(
                        tuple(19, "counties[0].name（jia）"),
                        tuple(20, "counties[0].nama（jia）"),
                        tuple(23, "people[0].groups[0]（office-1）"));
    }

    @Test
    void aMovedBodyLeavesNoGap() throws Exception {
        String gap = SMALL.replace(
                "    validFrom: 2021-06-01\n",
                """
                    validFrom: 2021-06-01
                    validUntil: 2023-12-31
                  - {name: 妇儿工委, host: 市民政局, office: 妇儿工委办, validFrom: 2024-01-02}
                """);

        assertThat(mistakesIn(gap)).singleElement().satisfies(mistake -> assertThat(mistake.problem())
                .contains("日期不相接"));
    }

    @Test
    void malformedYamlIsToldWithItsLine() throws Exception {
        assertThat(mistakesIn(SMALL.replace("kind: OFFICE", "kind： OFFICE")))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.line()).isBetween(12, 13);
                    assertThat(mistake.problem()).startsWith("YAML 格式不对");
                    assertThat(mistake.remedy()).contains("冒号");
                });
    }

    @Test
    void aFileInAnotherEncodingIsToldAsSuch() throws Exception {
        Files.write(file, SMALL.getBytes(Charset.forName("GB18030")));
        assertThat(mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.problem())
                .isEqualTo("文件不是 UTF-8 编码"));
    }

    @Test
    void anEmptyFileIsToldAsSuch() throws Exception {
        assertThat(mistakesIn("")).singleElement().satisfies(mistake -> assertThat(mistake.problem())
                .startsWith("文件是空的"));
    }

    @Test
    void aFolderThatIsNotThereDoesNotBringUpTheSample() {
        folder = folder.resolve("tpyo");
        assertThat(mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.problem())
                .contains("配置目录不存在"));
    }

    private List<Mistake> mistakesIn(String content) throws IOException {
        Files.writeString(file, content);
        return mistakes();
    }

    private List<Mistake> mistakes() {
        return catchThrowableOfType(
                        ConfigurationMistake.class, () -> Organization.read(new ConfigurationFolder(folder.toString())))
                .mistakes();
    }
}
