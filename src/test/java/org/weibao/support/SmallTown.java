package org.weibao.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A configuration folder of a town of two units and two counties, with as many years as a test needs, each of two points. */
public final class SmallTown {

    /** Everybody with case work, the administrator and the supervisor aside. */
    public static final List<String> PEOPLE = List.of(
            "office-1",
            "office-2",
            "recorder",
            "fulian-officer",
            "fulian-head",
            "gongan-officer",
            "gongan-head",
            "jia-officer",
            "jia-head",
            "yi-officer",
            "yi-head");

    private static final String ORGANIZATION =
            """
            body:
              - name: 试验市未成年人保护工作领导小组
                host: 市妇联
                office: 试验市未成年人保护工作领导小组办公室
                validFrom: 2021-06-01
            units:
              - {code: office, name: 市未保办, kind: OFFICE}
              - {code: fulian, name: 市妇联, fullName: 试验市妇女联合会, kind: MASS_ORGANIZATION}
              - {code: gongan, name: 市公安局, fullName: 试验市公安局, kind: GOVERNMENT}
            counties:
              - {code: jia, name: 甲县, counterpart: 甲县未保办}
              - {code: yi, name: 乙县, counterpart: 乙县未保办}
            people:
              - {id: office-1, name: 陈立, position: 科长, groups: [office]}
              - {id: office-2, name: 林晓梅, position: 科员, groups: [office]}
              - {id: unit-office-officer, name: 赵磊, position: 科员, groups: [unit-office]}
              - {id: unit-office-head, name: 孙国华, position: 副主任, groups: [unit-office-head]}
              - {id: recorder, name: 黄文, position: 记录员, groups: [leading-group]}
              - {id: supervisor, name: 吴建华, position: 督查专员, groups: [supervisor]}
              - {id: admin, name: 高伟, position: 系统管理员, groups: [camunda-admin]}
              - {id: fulian-officer, name: 周静, position: 科员, groups: [unit-fulian]}
              - {id: fulian-head, name: 郭敏, position: 副主席, groups: [unit-fulian-head]}
              - {id: gongan-officer, name: 何涛, position: 科员, groups: [unit-gongan]}
              - {id: gongan-head, name: 马志强, position: 副局长, groups: [unit-gongan-head]}
              - {id: jia-officer, name: 夏明, position: 科员, groups: [county-jia]}
              - {id: jia-head, name: 钟德华, position: 主任, groups: [county-jia-head]}
              - {id: yi-officer, name: 韦兰, position: 科员, groups: [county-yi]}
              - {id: yi-head, name: 石磊, position: 主任, groups: [county-yi-head]}
            """;

    private static final String YEAR =
            """
            year: %1$d
            title: 试验市%1$d年未成年人保护工作要点
            source: 试验
            points:
              - code: "%1$d-1"
                place: 一
                title: 家庭教育指导
                category: FAMILY
                priority: NORMAL
                lead: 市妇联
                units: [市妇联, 市公安局]
                measures:
                  - title: 开展家庭教育指导
                    counties: true
                    indicator: {name: 指导场次, unit: 场, aggregation: SUM}
                closingStandard: [有工作制度, 有活动记录]
              - code: "%1$d-2"
                place: 二
                title: 法治宣传
                category: JUDICIARY
                priority: NORMAL
                lead: 市公安局
                units: [市公安局]
                measures:
                  - title: 开展法治宣传
                    counties: true
                closingStandard: [有宣传记录]
            """;

    private SmallTown() {}

    /** Writes the folder that {@code weibao.config} names. */
    public static void write(Path folder, int firstYear, int years) {
        try {
            Path plans = Files.createDirectories(folder.resolve("plans"));
            Files.writeString(folder.resolve("organization.yml"), ORGANIZATION);
            for (int year = firstYear; year < firstYear + years; year++) {
                Files.writeString(plans.resolve(year + ".yml"), YEAR.formatted(year));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
