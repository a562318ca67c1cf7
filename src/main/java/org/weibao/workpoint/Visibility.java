package org.weibao.workpoint;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;

/**
 * Who may see what of a work point. The office, the leading group and supervisors see everything; officers and heads see the
 * part of their own unit or county, and those of the lead every part and the point as a whole. The administrator keeps
 * accounts and sees no case, whatever else he is.
 */
@Component
public class Visibility {

    private final Organization organization;

    Visibility(Organization organization) {
        this.organization = organization;
    }

    public boolean seesEverything(CurrentUser reader) {
        return !reader.isIn(Groups.ADMINISTRATOR)
                && Stream.of(Groups.OFFICE, Groups.LEADING_GROUP, Groups.SUPERVISOR)
                        .anyMatch(reader::isIn);
    }

    /** Whether the reader may see the point as a whole: each part, the compiled reports, the decisions, the story. */
    public boolean seesWhole(CurrentUser reader, WorkPoint point) {
        return seesWhole(reader, point.leadUnit(), point.phase());
    }

    /** The same of a point that was not loaded. */
    public boolean seesWhole(CurrentUser reader, @Nullable String lead, Phase phase) {
        return seesEverything(reader) || (lead != null && isSent(phase) && belongsTo(reader, lead));
    }

    /** Whether the reader may see the part with its reports and what was decided on it. */
    public boolean sees(CurrentUser reader, Part part) {
        return belongsTo(reader, part.unitCode()) || seesWhole(reader, part.point());
    }

    /** Whether the reader works for the unit or county, as officer or head; an administrator works for none. */
    public boolean belongsTo(CurrentUser reader, String unitCode) {
        return !reader.isIn(Groups.ADMINISTRATOR)
                && organization.find(unitCode).filter(reader::belongsTo).isPresent();
    }

    /** Nothing is anybody's before the leading group has approved it and it was sent. */
    private static boolean isSent(Phase phase) {
        return switch (phase) {
            case DRAFT, LEFT_OUT, APPROVED -> false;
            case ASSIGNMENT, IMPLEMENTATION, REPORTING, REVIEW, CLOSED, CARRIED_OVER -> true;
        };
    }
}
