package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** The meeting in which the leading group decided: its day and the document of the decision. */
@Embeddable
public record Meeting(
        @Column(name = "meeting_date") LocalDate date,
        @Column(name = "minutes_kind") @Enumerated(EnumType.STRING) MinutesKind kind,
        @Column(name = "minutes_number", length = Meeting.LONGEST_NUMBER) String number) {

    /** The most characters that the document's number may have. */
    public static final int LONGEST_NUMBER = 200;

    /**
     * The meeting as typed.
     *
     * @param published the day when the point was sent out
     * @throws Refusal if a field is missing, or the day is in the future or before {@code published}
     */
    static Meeting of(
            @Nullable LocalDate date,
            @Nullable MinutesKind kind,
            @Nullable String number,
            LocalDate published,
            LocalDate today) {
        if (date == null) {
            throw new Refusal("meetingDate", "请填写会议日期。");
        }
        if (date.isAfter(today)) {
            throw new Refusal("meetingDate", "会议日期不能晚于今天。");
        }
        if (date.isBefore(published)) {
            throw new Refusal(
                    "meetingDate",
                    "会议日期" + WorkingCalendar.named(date) + "早于这项要点交办的日期" + WorkingCalendar.named(published)
                            + "，请核对年份和日期。");
        }
        if (kind == null) {
            throw new Refusal("minutesKind", "请选择决定依据：会议纪要或批示。");
        }
        return new Meeting(date, kind, Texts.requiredLine("minutesNumber", "会议纪要或批示的文号", number, LONGEST_NUMBER));
    }
}
