package org.weibao.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.weibao.board.MeasureView;
import org.weibao.board.PointView;
import org.weibao.board.UnitView;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/** Points with every kind of value, also values that spreadsheets are known to change. */
final class SamplePoints {

    static final UnitView FULIAN = new UnitView("fulian", "市妇联");
    static final UnitView GONGAN = new UnitView("gongan", "市公安局");
    static final UnitView MINZHENG = new UnitView("minzheng", "市民政局");
    static final UnitView JIA = new UnitView("jia", "甲县");

    private static final List<String> PIECES = List.of(
            "=1+1",
            "+8613800000000",
            "-5",
            "@SUM(A1)",
            "'引号",
            "007",
            "0.10",
            "1e5",
            "2026-03-01",
            "3月1日",
            "３／４",
            "TRUE",
            "  两端有空格  ",
            "第一行\n第二行",
            "末尾换行\n",
            "\t制表",
            "𠮷野家😀",
            "ＡＢＣ１２３",
            "_x0041_",
            "_x000D_",
            "<b>&amp;",
            "\"双引号\"",
            "#N/A",
            "１２３４５６７８９０１２３４５６",
            "123456789012345678",
            "家庭教育指导",
            "，；、",
            "　全角空格",
            "a,b;c",
            "100%",
            "￥1,234.50",
            "=HYPERLINK(\"x\")");

    private static final List<UnitView> UNITS =
            List.of(FULIAN, GONGAN, MINZHENG, new UnitView("gone", "已撤销的单位"), new UnitView("odd", "=名称、含顿号"));

    private static final List<String> TARGETS =
            List.of("0", "0.10", "1", "20.00", "999999999999.99", "0.01", "100000", "95.5");

    private final Random random;
    private long ids = 1;

    SamplePoints(long seed) {
        random = new Random(seed);
    }

    List<PointView> plan() {
        return IntStream.range(0, 1 + random.nextInt(6)).mapToObj(i -> any(i)).toList();
    }

    private PointView any(int number) {
        var measures = new ArrayList<MeasureView>();
        for (var i = random.nextInt(5); i > 0; i--) {
            measures.add(measure(measures.size() + 1));
        }
        return new PointView(
                ids++,
                random.nextInt(50),
                "2026-" + number + "-0" + number,
                number == 0 ? "0" + number : "=" + number,
                text(300),
                one(SixProtections.values()),
                "",
                one(Priority.values()),
                "",
                Phase.DRAFT,
                "",
                null,
                false,
                maybe(random.nextInt(5) == 0 ? "长".repeat(20_000) : text(3_000)),
                random.nextBoolean() ? one(UNITS) : null,
                random.nextBoolean(),
                random.nextBoolean(),
                some(UNITS),
                some(UNITS),
                some(List.of(JIA, new UnitView("yi", "乙县"))),
                random.nextBoolean() ? List.of() : List.of(new Phrase("各成员单位", one(new Boolean[] {true, false, null}))),
                random.nextBoolean() ? null : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(800)),
                null,
                Set.of(),
                one(Rhythm.values()),
                "",
                maybe(random.nextInt(8) == 0 ? "𠮷".repeat(20_000) : text(2_000)),
                IntStream.range(0, random.nextInt(random.nextInt(8) == 0 ? 100 : 4))
                        .mapToObj(i -> text(500))
                        .toList(),
                measures,
                null,
                List.of(),
                null);
    }

    private MeasureView measure(int number) {
        var all = random.nextBoolean();
        var indicator = maybe(text(200));
        return new MeasureView(
                ids++,
                number,
                random.nextInt(9) == 0 ? "措".repeat(1_000) : text(1_000),
                all,
                all ? List.of() : some(UNITS),
                random.nextBoolean(),
                indicator,
                indicator == null ? null : text(30),
                indicator == null || random.nextBoolean() ? null : new BigDecimal(one(TARGETS)),
                indicator == null ? null : one(Aggregation.values()),
                null);
    }

    private String text(int most) {
        var text = new StringBuilder(one(PIECES));
        while (random.nextInt(3) > 0) {
            text.append(one(PIECES));
        }
        return text.codePointCount(0, text.length()) > most ? text.substring(0, 5) : text.toString();
    }

    private @Nullable String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T one(T[] list) {
        return list[random.nextInt(list.length)];
    }

    private <T> List<T> some(List<T> list) {
        return list.stream().filter(each -> random.nextInt(3) == 0).toList();
    }

    /** A plain point with two measures, for single edits. */
    static PointView plain(long id, int version, String title) {
        return new PointView(
                id,
                version,
                "2026-1-" + id,
                "一(" + id + ")",
                title,
                SixProtections.FAMILY,
                "",
                Priority.NORMAL,
                "",
                Phase.DRAFT,
                "",
                null,
                false,
                null,
                FULIAN,
                true,
                true,
                List.of(GONGAN),
                List.of(),
                List.of(JIA),
                List.of(new Phrase("各成员单位", null)),
                LocalDate.of(2026, 6, 30),
                null,
                Set.of(),
                Rhythm.QUARTERLY,
                "",
                null,
                List.of("各条任务措施均已落实"),
                List.of(
                        new MeasureView(
                                id * 100 + 1,
                                1,
                                "举办讲座",
                                true,
                                List.of(),
                                false,
                                "讲座",
                                "场",
                                new BigDecimal("20.10"),
                                Aggregation.SUM,
                                null),
                        new MeasureView(
                                id * 100 + 2, 2, "建立家长学校", false, List.of(GONGAN), true, null, null, null, null, null)),
                null,
                List.of(),
                null);
    }
}
