package org.weibao.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.plan.PlanFile.Indicator;
import org.weibao.plan.PlanFile.Measure;
import org.weibao.plan.PlanFile.NamedUnit;
import org.weibao.plan.PlanFile.Point;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/** The shipped plan says the same as the 2023 document; its unit lists were copied here by hand. */
class PlanFilesTests {

    private final ConfigurationFolder folder = new ConfigurationFolder("./config");
    private final Organization organization = Organization.read(folder);
    private final PlanFile plan = new PlanFiles(folder, organization).of(2023).orElseThrow();

    @Test
    void theDocumentHasEightPoints() {
        assertThat(plan.title()).isEqualTo("XX市2023年未成年人保护工作要点");
        assertThat(plan.points())
                .extracting(Point::place)
                .containsExactly("一(一)", "一(二)", "一(三)", "一(四)", "二(一)1", "二(一)2", "二(二)3", "二(二)4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2023-1-1   | 强化理论学习           | XX市未成年人保护工作领导小组办公室
            2023-1-2   | 强化法规政策创制和落实 | 市委网信办、市人大、市法院、市检察院、市公安局、市教育体育局、市民政局、市司法局、市卫生健康委、团市委、市妇联
            2023-1-3   | 强化总体部署           | 市委政法委、市发展改革委、市民政局、市妇儿工委办、团市委、市统计局
            2023-1-4   | 强化工作机制建设       | XX市未成年人保护工作领导小组办公室
            2023-2-1-1 | 加强家庭教育指导       | 市妇联、市法院、市检察院、市公安局、市民政局、市关工委
            2023-2-1-2 | 加大家庭支持力度       | 市民政局、市人力资源和社会保障局、市住建局、市农业农村局、市卫生健康委、市总工会、市关工委
            2023-2-2-3 | 加强基础教育保障       | 市教育体育局、市发展改革委
            """)
    void eachPointNamesTheUnitsOfTheDocument(String code, String title, String units) {
        Point point = point(code);

        assertThat(point.title()).isEqualTo(title);
        assertThat(point.units()).extracting(NamedUnit::name).containsExactly(units.split("、"));
        assertThat(point.units())
                .allSatisfy(unit ->
                        assertThat(organization.unit(unit.code()).name()).isEqualTo(unit.name()));
    }

    @Test
    void everyUnitOfTheOrganizationComesFromTheDocument() {
        assertThat(plan.points().stream().flatMap(point -> point.units().stream()))
                .extracting(NamedUnit::code)
                .containsAll(organization.units().stream()
                        .filter(unit -> unit.counterpart() == null)
                        .map(Unit::code)
                        .toList());
    }

    @Test
    void theCollectivePhraseIsKeptAsSuch() {
        assertThat(plan.points())
                .filteredOn(point -> !point.collectivePhrases().isEmpty())
                .allSatisfy(point -> assertThat(point.collectivePhrases()).containsExactly("各成员单位"))
                .extracting(Point::code)
                .containsExactly("2023-1-1", "2023-1-4");
    }

    @Test
    void theDocumentNamesNoLeadNoDeadlineAndNoRhythm() {
        assertThat(plan.points()).allSatisfy(point -> {
            assertThat(point.lead()).isNull();
            assertThat(point.deadline()).isNull();
            assertThat(point.rhythm()).isEqualTo(Rhythm.QUARTERLY);
        });
    }

    @Test
    void theCategoriesFollowTheSections() {
        assertThat(plan.points())
                .extracting(Point::category)
                .containsExactly(
                        SixProtections.PLANNING,
                        SixProtections.PLANNING,
                        SixProtections.PLANNING,
                        SixProtections.PLANNING,
                        SixProtections.FAMILY,
                        SixProtections.FAMILY,
                        SixProtections.SCHOOL,
                        SixProtections.SCHOOL);
    }

    @Test
    void thePointThatBreaksOffStandsAsIncompleteWithoutUnits() {
        assertThat(plan.points()).filteredOn(Point::incomplete).singleElement().satisfies(point -> {
            assertThat(point.code()).isEqualTo("2023-2-2-4");
            assertThat(point.units()).isEmpty();
            assertThat(point.measures()).isNotEmpty();
            assertThat(point.note()).contains("截断");
        });
    }

    @Test
    void everyDemandIsAMeasureInShortWords() {
        List<Measure> measures = measures().toList();

        assertThat(measures).hasSizeBetween(45, 60);
        assertThat(measures).extracting(Measure::title).doesNotHaveDuplicates().allSatisfy(title -> assertThat(title)
                .hasSizeLessThanOrEqualTo(40));
    }

    @Test
    void nobodyWhomTheDocumentNamesIsWithoutAMeasure() {
        assertThat(plan.points()).allSatisfy(point -> assertThat(point.units()).allSatisfy(unit -> assertThat(
                        point.measures())
                .anyMatch(measure -> measure.forAllUnits() || measure.units().contains(unit))));
    }

    @Test
    void countiesCarryOutWhereTheTextNamesThem() {
        assertThat(plan.points())
                .filteredOn(Point::counties)
                .extracting(Point::code)
                .containsExactly("2023-1-2", "2023-1-4", "2023-2-1-1", "2023-2-1-2", "2023-2-2-3");
    }

    @Test
    void countableThingsCarryAnIndicator() {
        List<Indicator> indicators =
                measures().map(Measure::indicator).filter(Objects::nonNull).toList();

        assertThat(indicators).extracting(Indicator::aggregation).contains(Aggregation.values());
        assertThat(indicators).contains(new Indicator("政策宣讲进村（居）活动", "场", null, Aggregation.SUM));
        assertThat(indicators)
                .contains(new Indicator("特殊群体已入学人数占应入学人数", "%", BigDecimal.valueOf(100), Aggregation.RATIO));
    }

    @Test
    void everyPointSaysWhenItIsDone() {
        assertThat(plan.points())
                .allSatisfy(point -> assertThat(point.closingStandard()).hasSizeBetween(2, 5));
    }

    private Stream<Measure> measures() {
        return plan.points().stream().flatMap(point -> point.measures().stream());
    }

    private Point point(String code) {
        return plan.points().stream()
                .filter(point -> point.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
