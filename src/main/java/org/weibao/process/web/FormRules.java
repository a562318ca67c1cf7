package org.weibao.process.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.evidence.EvidenceLimits;
import org.weibao.extension.ExtensionService;
import org.weibao.letter.LetterService;
import org.weibao.plan.PlanService;
import org.weibao.plan.PointEdit;
import org.weibao.shared.Amounts;
import org.weibao.shared.Labelled;
import org.weibao.shared.Texts;
import org.weibao.urging.UrgingService;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Approval;
import org.weibao.workpoint.AssignmentService;
import org.weibao.workpoint.EarlyEnd;
import org.weibao.workpoint.MeasureState;
import org.weibao.workpoint.Meeting;
import org.weibao.workpoint.MinutesKind;
import org.weibao.workpoint.PartReporting;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.ReportingService;
import org.weibao.workpoint.ReviewService;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.Signature;
import org.weibao.workpoint.SixProtections;

/**
 * The limits and choices of the forms, each taken from where it is checked. They are the same for every person and
 * task.
 *
 * @param longest the most characters of a text
 * @param amount the regular expression of a figure
 * @param endOfHours the hour at which a due day ends
 * @param daysOff the days off by the State Council's notices, for a date field's calendar
 * @param workedWeekends the Saturdays and Sundays that are working days by the notices
 * @param choices the choices, by the name that the forms use
 */
record FormRules(
        Map<String, Integer> longest,
        FileRules files,
        String amount,
        String endOfHours,
        List<String> daysOff,
        List<String> workedWeekends,
        Map<String, List<Choice>> choices) {

    /** @param largest in bytes */
    record FileRules(int most, long largest, Set<String> extensions, String kinds) {}

    record Choice(String value, String label) {}

    private static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("text", Texts.LONG),
            Map.entry("title", PointEdit.LONGEST_TITLE),
            Map.entry("item", PointEdit.LONGEST_ITEM),
            Map.entry("indicator", PointEdit.LONGEST_INDICATOR),
            Map.entry("indicatorUnit", PointEdit.LONGEST_INDICATOR_UNIT),
            Map.entry("minutesNumber", Meeting.LONGEST_NUMBER),
            Map.entry("urging", UrgingService.LONGEST),
            Map.entry("letterTitle", LetterService.LONGEST_TITLE),
            Map.entry("letterTitleLine", LetterService.LONGEST_TITLE_LINE),
            Map.entry("letterText", LetterService.LONGEST_TEXT));

    private static final FileRules FILES = new FileRules(
            EvidenceLimits.MOST_FILES,
            EvidenceLimits.LARGEST.toBytes(),
            EvidenceLimits.extensions(),
            EvidenceLimits.KINDS);

    private static final Map<String, List<Choice>> CHOICES = Map.ofEntries(
            Map.entry("category", choices(SixProtections.values())),
            Map.entry("priority", choices(Priority.values())),
            Map.entry("rhythm", choices(Rhythm.values())),
            Map.entry("aggregation", choices(Aggregation.values())),
            Map.entry("measureState", choices(MeasureState.values())),
            Map.entry("minutesKind", choices(MinutesKind.values())),
            Map.entry("proofreading", choices(PlanService.Proofreading.values())),
            Map.entry("approval", choices(Approval.values())),
            Map.entry("assignment", choices(AssignmentService.Answer.values())),
            Map.entry("verification", choices(PartReporting.Verification.values())),
            Map.entry("signature", choices(Signature.values())),
            Map.entry("compilation", choices(ReportingService.Compilation.values())),
            Map.entry("endConsent", choices(EarlyEnd.Consent.values())),
            Map.entry("check", choices(ReviewService.CheckResult.values())),
            Map.entry("verdict", choices(ReviewService.Verdict.values())),
            Map.entry("returnTarget", choices(ReviewService.ReturnTarget.values())),
            Map.entry("extensionSignature", choices(ExtensionService.Signature.values())),
            Map.entry("extensionGrant", choices(ExtensionService.Grant.values())),
            Map.entry("letter", choices(LetterService.Answer.values())));

    static FormRules of(WorkingCalendar calendar) {
        return new FormRules(
                LONGEST,
                FILES,
                Amounts.PATTERN,
                calendar.endOfHours().toString(),
                texts(calendar.announcedOff()),
                texts(calendar.announcedWorked()),
                CHOICES);
    }

    private static List<String> texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toList();
    }

    private static List<Choice> choices(Labelled... constants) {
        return Arrays.stream(constants)
                .map(each -> new Choice(each.name(), each.label()))
                .toList();
    }
}
