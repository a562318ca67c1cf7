package org.weibao.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Doubt;
import org.weibao.document.Reading;
import org.weibao.document.Span;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.plan.PlanFile.NamedUnit;
import org.weibao.plan.Proposal.Found;
import org.weibao.shared.Amounts;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.SixProtections;

/** Turns what was read from a document into a plan: finds its units, and says what the office should look at. */
final class ProposalWriter {

    private static final int LONGEST_MEASURE = 900;
    private static final int LONGEST_PHRASE = 200;
    private static final int MOST_MEASURES = 100;

    /** Words of a heading that speak for a protection if it does not name one itself. */
    private static final Map<SixProtections, Pattern> WORDS = words();

    private static final Pattern LAST_STOP = Pattern.compile("[。；;]\\s*$");

    private final Organization organization;
    private final LocalDate today;
    private final String text;
    private final int year;
    private final PointNumbers numbers;
    private final List<String> guessed = new ArrayList<>();
    private String chapter = "";
    private int readTo;

    private ProposalWriter(Organization organization, LocalDate today, String text, int year) {
        this.organization = organization;
        this.today = today;
        this.text = text;
        this.year = year;
        this.numbers = new PointNumbers(year);
    }

    /**
     * Writes the plan of a document.
     *
     * @param year that of the plan
     */
    static Proposal write(DocumentIntake.Received received, int year, Organization organization, LocalDate today) {
        var reading = received.reading();
        var writer = new ProposalWriter(organization, today, received.source().text(), year);
        var points = reading.points().stream().map(writer::point).toList();
        var doubts = new ArrayList<Found>();
        reading.doubts().forEach(doubt -> doubts.add(found(doubt)));
        if (!writer.guessed.isEmpty()) {
            doubts.add(Found.doubt("文件没有写明保护类别，下列要点的类别按标题用词拟定，请核对：" + String.join("、", writer.guessed), null));
        }
        return new Proposal(year, line(reading.title(), PointEdit.LONGEST_TITLE, year + "年工作要点"), points, doubts);
    }

    private static Map<SixProtections, Pattern> words() {
        var words = new LinkedHashMap<SixProtections, Pattern>();
        words.put(SixProtections.NETWORK, Pattern.compile("网络|网游|上网|互联网|沉迷"));
        words.put(SixProtections.JUDICIARY, Pattern.compile("司法|检察|审判|法院|犯罪|矫治|矫正|法律援助|公益诉讼"));
        words.put(SixProtections.FAMILY, Pattern.compile("家庭|家长|监护|家教|亲子"));
        words.put(SixProtections.SCHOOL, Pattern.compile("学校|校园|教师|学生|课程|欺凌|控辍"));
        words.put(SixProtections.GOVERNMENT, Pattern.compile("政府|民政|救助|困境|留守|孤儿|福利|保障"));
        words.put(SixProtections.SOCIETY, Pattern.compile("社会|社区|场所|酒吧|烟酒|文身|志愿|宣传"));
        return words;
    }

    private Proposal.Point point(Reading.Point read) {
        var found = new ArrayList<Found>();
        found.add(new Found(MarkKind.POINT, null, null, read.place()));
        read.lists().forEach(place -> found.add(new Found(MarkKind.UNITS, null, null, place)));
        read.doubts().forEach(doubt -> found.add(found(doubt)));
        var units = new Units(read, found);
        var measures = measures(read, units, found);
        var place = numbers.place(read.part(), read.path());
        var title = line(read.heading(), PointEdit.LONGEST_TITLE, place);
        var point = new PlanFile.Point(
                numbers.code(read.path()),
                place,
                title,
                category(read, place, title),
                Priority.NORMAL,
                units.responsible,
                units.phrases,
                units.lead,
                measures,
                closingStandard(measures),
                read.deadline(),
                Rhythm.QUARTERLY,
                null,
                read.incomplete(),
                note(read));
        return new Proposal.Point(point, units.supporting, units.counties, found);
    }

    private static @Nullable String note(Reading.Point read) {
        var notes = new ArrayList<String>();
        if (!read.countyPhrases().isEmpty()) {
            notes.add("文件写明" + quoted(read.countyPhrases()) + "，已列入全部县（区）。");
        }
        if (!read.measures().isEmpty()) {
            notes.add("办结标准由系统按任务措施拟定，文件没有写。");
        }
        return notes.isEmpty() ? null : String.join("", notes);
    }

    /** The units of a point. A unit has the first role in which it is named, but a lead is always the lead. */
    private final class Units {

        private final Map<String, NamedUnit> known = new LinkedHashMap<>();
        private final List<NamedUnit> responsible = new ArrayList<>();
        private final List<NamedUnit> supporting = new ArrayList<>();
        private final List<String> phrases = new ArrayList<>();
        private final List<String> counties = new ArrayList<>();
        private @Nullable NamedUnit lead;

        private Units(Reading.Point read, List<Found> found) {
            read.collectivePhrases().forEach(this::addPhrase);
            for (var named : read.units()) {
                var unit = unit(named.name(), named.place(), found);
                if (unit.isPresent()) {
                    add(named, unit.get());
                } else if (organization.isCollective(named.name())) {
                    addPhrase(named.name());
                } else {
                    found.add(new Found(MarkKind.UNKNOWN_NAME, named.name(), role(named.role()), named.place()));
                }
            }
            if (lead != null) {
                var code = lead.code();
                responsible.removeIf(unit -> unit.code().equals(code));
                supporting.removeIf(unit -> unit.code().equals(code));
                responsible.add(0, lead);
            }
            if (!read.countyPhrases().isEmpty() || read.measures().stream().anyMatch(Reading.Measure::counties)) {
                counties.clear();
                organization.counties(today).forEach(county -> counties.add(county.code()));
            }
        }

        private void addPhrase(String phrase) {
            var kept = line(phrase, LONGEST_PHRASE, phrase);
            if (!phrases.contains(kept)) {
                phrases.add(kept);
            }
        }

        private void add(Reading.NamedUnit named, Unit unit) {
            var mine = new NamedUnit(named.name(), unit.code());
            if (unit.kind() == UnitKind.COUNTY) {
                if (!counties.contains(unit.code())) {
                    counties.add(unit.code());
                }
            } else if (named.role() == Reading.UnitRole.LEAD && lead == null) {
                lead = mine;
                known.put(named.name(), mine);
            } else {
                var isNew =
                        known.values().stream().noneMatch(other -> other.code().equals(unit.code()));
                known.put(named.name(), mine);
                if (isNew) {
                    (named.role() == Reading.UnitRole.SUPPORTING ? supporting : responsible).add(mine);
                }
            }
        }

        private Optional<Unit> unit(String name, Span place, List<Found> found) {
            var now = organization.named(name, today);
            if (now.isPresent()) {
                return now;
            }
            var then = organization.named(name, LocalDate.of(year, 1, 1));
            then.ifPresent(unit -> found.add(Found.doubt("“" + name + "”现在已不使用，请另选承办单位。", place)));
            return then;
        }
    }

    private static Role role(Reading.UnitRole role) {
        return switch (role) {
            case LEAD -> Role.LEAD;
            case RESPONSIBLE -> Role.RESPONSIBLE;
            case SUPPORTING -> Role.SUPPORTING;
        };
    }

    private List<PlanFile.Measure> measures(Reading.Point read, Units units, List<Found> found) {
        var countiesNamed = !units.counties.isEmpty();
        var countiesTold = read.measures().stream().anyMatch(Reading.Measure::counties);
        if (countiesNamed && !countiesTold && !read.measures().isEmpty()) {
            found.add(Found.doubt(
                    "文件要求县（区）落实，没有写明是哪几条任务措施，暂按全部，请核对。",
                    read.lists().stream().findFirst().orElse(read.place())));
        }
        var measures = new ArrayList<PlanFile.Measure>();
        for (var measure : read.measures()) {
            var carriers = measure.units().stream()
                    .map(units.known::get)
                    .flatMap(Stream::ofNullable)
                    .toList();
            var allKnown = measure.units().stream()
                    .allMatch(name -> units.known.containsKey(name) || units.phrases.contains(name));
            if (!allKnown) {
                found.add(Found.doubt("这条任务措施的承办单位中有未识别的名称，暂按全部责任单位，请核对。", measure.place()));
            }
            var indicator = indicator(measure, found);
            for (var piece : pieces(measure.text())) {
                measures.add(new PlanFile.Measure(
                        piece,
                        allKnown ? carriers : List.of(),
                        List.of(),
                        measure.counties() || (countiesNamed && !countiesTold),
                        indicator));
                indicator = null;
            }
        }
        if (measures.size() > MOST_MEASURES) {
            found.add(Found.doubt("读出" + measures.size() + "条任务措施，只列入前" + MOST_MEASURES + "条，请按原文归并补齐。", read.place()));
            return measures.subList(0, MOST_MEASURES);
        }
        return measures;
    }

    /** The text in pieces that fit, cut behind a comma or a stop where there is one. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var rest = Texts.withoutUnseen(text).replaceAll("\\s+", " ").strip();
        while (rest.length() > LONGEST_MEASURE) {
            var at = LONGEST_MEASURE;
            for (var i = LONGEST_MEASURE; i > LONGEST_MEASURE / 2; i--) {
                if ("。；;，,、".indexOf(rest.charAt(i - 1)) >= 0) {
                    at = i;
                    break;
                }
            }
            at -= Character.isHighSurrogate(rest.charAt(at - 1)) ? 1 : 0;
            pieces.add(rest.substring(0, at));
            rest = rest.substring(at).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static PlanFile.@Nullable Indicator indicator(Reading.Measure measure, List<Found> found) {
        var read = measure.indicator();
        if (read == null) {
            return null;
        }
        var target = read.target().stripTrailingZeros();
        try {
            Amounts.check("target", "目标值", target.scale() < 0 ? target.setScale(0) : target);
        } catch (Refusal | ArithmeticException tooExact) {
            found.add(Found.doubt("这里的数字不能作为指标的目标值，请核对后填写。", measure.place()));
            return null;
        }
        return new PlanFile.Indicator(
                line(read.name(), PointEdit.LONGEST_INDICATOR, "指标"),
                line(read.unit(), PointEdit.LONGEST_INDICATOR_UNIT, "项"),
                target.scale() < 0 ? target.setScale(0) : target,
                aggregation(read.unit()));
    }

    private static Aggregation aggregation(String unit) {
        return unit.contains("%") || unit.contains("％") ? Aggregation.NONE : Aggregation.SUM;
    }

    /** What can be checked later: the figures of the indicators, and that the rest was carried out. */
    private static List<String> closingStandard(List<PlanFile.Measure> measures) {
        if (measures.isEmpty()) {
            return List.of();
        }
        var items = new ArrayList<String>();
        measures.stream()
                .map(PlanFile.Measure::indicator)
                .flatMap(Stream::ofNullable)
                .forEach(each -> items.add(each.name() + "达到" + plain(each.target()) + each.unit()));
        items.add("各条任务措施均已落实，并有证明材料");
        return items.stream().distinct().limit(MOST_MEASURES).toList();
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private SixProtections category(Reading.Point read, String place, String title) {
        var between = text.substring(
                        Math.min(readTo, read.place().start()), read.place().start())
                .strip();
        readTo = Math.max(readTo, read.place().end());
        chapter = between.isEmpty() ? chapter : between.substring(Math.max(0, between.length() - 200));
        for (var where : List.of(title, chapter)) {
            for (var protection : SixProtections.values()) {
                if (protection != SixProtections.PLANNING && where.contains(protection.label())) {
                    return protection;
                }
            }
        }
        guessed.add(place);
        return Stream.of(title, chapter)
                .flatMap(where -> WORDS.entrySet().stream()
                        .filter(words -> words.getValue().matcher(where).find())
                        .map(Map.Entry::getKey))
                .findFirst()
                .orElse(SixProtections.PLANNING);
    }

    private static Found found(Doubt doubt) {
        return Found.doubt(doubt.sentence(), doubt.place());
    }

    private static String quoted(List<String> words) {
        Set<String> each = new LinkedHashSet<>();
        words.forEach(word -> each.add("“" + word + "”"));
        return String.join("、", each);
    }

    /** One line without its last stop, at most so long; the other text if nothing is left. */
    private static String line(String words, int most, String otherwise) {
        var plain = LAST_STOP
                .matcher(Texts.withoutUnseen(words).replaceAll("\\s+", " ").strip())
                .replaceFirst("");
        var kept = plain.isEmpty() ? otherwise : plain;
        return kept.substring(0, kept.offsetByCodePoints(0, Math.min(most, kept.codePointCount(0, kept.length()))));
    }
}
