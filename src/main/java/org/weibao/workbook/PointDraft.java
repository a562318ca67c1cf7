package org.weibao.workbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.jspecify.annotations.Nullable;
import org.weibao.board.PointView;
import org.weibao.board.UnitView;
import org.weibao.plan.PointEdit;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/** A point while it is compared or changed, and its cells. */
final class PointDraft {

    private static final String EXPANDED = "（展开）";
    private static final String NOT_EXPANDED = "（不展开）";

    final long id;
    final int version;
    final String code;
    final String place;
    String title = "";
    SixProtections category = SixProtections.PLANNING;
    Priority priority = Priority.NORMAL;

    @Nullable
    UnitView lead;

    boolean leadConfirmed;
    List<UnitView> responsible = new ArrayList<>();
    List<UnitView> supporting = new ArrayList<>();
    List<Phrase> phrases = new ArrayList<>();
    List<UnitView> counties = new ArrayList<>();

    @Nullable
    LocalDate deadline;

    Rhythm rhythm = Rhythm.QUARTERLY;

    @Nullable
    String rhythmReason;

    List<String> standard = new ArrayList<>();

    @Nullable
    String leftOut;

    List<MeasureDraft> measures = new ArrayList<>();

    PointDraft(long id, int version, String code, String place) {
        this.id = id;
        this.version = version;
        this.code = code;
        this.place = place;
    }

    static PointDraft of(PointView view) {
        var draft = new PointDraft(view.id(), view.version(), view.code(), view.place());
        draft.title = view.title();
        draft.category = view.category();
        draft.priority = view.priority();
        draft.lead = view.lead();
        draft.leadConfirmed = view.leadConfirmed();
        draft.responsible.addAll(view.responsible());
        draft.supporting.addAll(view.supporting());
        draft.phrases.addAll(view.phrases());
        draft.counties.addAll(view.counties());
        draft.deadline = view.deadline();
        draft.rhythm = view.rhythm();
        draft.rhythmReason = view.rhythmReason();
        draft.standard.addAll(view.closingStandard());
        draft.leftOut = view.leftOutReason();
        view.measures().forEach(measure -> draft.measures.add(MeasureDraft.of(measure)));
        return draft;
    }

    /** The cell's text. */
    String text(Field field) {
        var text = whole(field);
        return text.length() > SpreadsheetVersion.EXCEL2007.getMaxTextLength() ? Field.TOO_LONG : text;
    }

    private String whole(Field field) {
        return switch (field) {
            case CODE -> code;
            case PLACE -> place;
            case TITLE -> title;
            case CATEGORY -> category.label();
            case PRIORITY -> priority.label();
            case LEAD -> lead == null ? "" : lead.name();
            case RESPONSIBLE ->
                Stream.concat(
                                responsible.stream().map(UnitView::name),
                                phrases.stream().map(PointDraft::inWords))
                        .collect(Collectors.joining("、"));
            case SUPPORTING -> names(supporting);
            case COUNTIES -> names(counties);
            case DEADLINE -> deadline == null ? "" : deadline.toString();
            case RHYTHM -> rhythm.label();
            case RHYTHM_REASON -> rhythmReason == null ? "" : rhythmReason;
            case STANDARD -> String.join("\n", standard);
            case LEFT_OUT -> leftOut == null ? "" : leftOut;
            default -> throw new IllegalArgumentException(field + " is not of a point");
        };
    }

    private static String names(List<UnitView> units) {
        return units.stream().map(UnitView::name).collect(Collectors.joining("、"));
    }

    private static String inWords(Phrase phrase) {
        return phrase.expand() == null ? phrase.text() : phrase.text() + (phrase.expand() ? EXPANDED : NOT_EXPANDED);
    }

    /** The phrase of the point that the word names, as it is decided there; null if it names none. */
    @Nullable
    Phrase phrase(String word) {
        var expand = word.endsWith(NOT_EXPANDED) ? Boolean.FALSE : word.endsWith(EXPANDED) ? Boolean.TRUE : null;
        var text = word.replace(NOT_EXPANDED, "").replace(EXPANDED, "");
        return phrases.stream()
                .filter(phrase -> phrase.text().equals(text))
                .findFirst()
                .map(phrase -> new Phrase(text, expand))
                .orElse(null);
    }

    /** Every unit of the point, without counties. */
    List<UnitView> units() {
        return Stream.of(Stream.ofNullable(lead), responsible.stream(), supporting.stream())
                .flatMap(each -> each)
                .toList();
    }

    PointEdit edit(int version) {
        return new PointEdit(
                version,
                title,
                category,
                priority,
                lead == null ? null : lead.code(),
                leadConfirmed,
                codes(responsible),
                codes(supporting),
                phrases,
                codes(counties),
                deadline,
                rhythm,
                rhythmReason,
                standard,
                measures.stream().map(MeasureDraft::edit).toList(),
                leftOut);
    }

    private static List<String> codes(List<UnitView> units) {
        return units.stream().map(UnitView::code).toList();
    }
}
