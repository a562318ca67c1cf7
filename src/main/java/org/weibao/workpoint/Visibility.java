package org.weibao.workpoint;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.evidence.Purpose;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;

/**
 * Who may see what of a work point. The office, the leading group and supervisors see everything. Officers and heads
 * see the part of their own unit or county; those of the lead see every part and the point as a whole. An administrator
 * sees no point, even with another role.
 */
@Component
public class Visibility {

    private final Organization organization;

    Visibility(Organization organization) {
        this.organization = organization;
    }

    public boolean seesEverything(CurrentUser currentUser) {
        return !currentUser.isIn(Groups.ADMINISTRATOR)
                && Stream.of(Groups.OFFICE, Groups.LEADING_GROUP, Groups.SUPERVISOR)
                        .anyMatch(currentUser::isIn);
    }

    /** Whether the current user may see the point as a whole: parts, compiled reports, decisions, timeline. */
    public boolean seesWhole(CurrentUser currentUser, WorkPoint point) {
        return seesWhole(currentUser, point.leadUnit(), point.phase());
    }

    /** As above, for a point that was not loaded. */
    public boolean seesWhole(CurrentUser currentUser, @Nullable String lead, Phase phase) {
        return seesEverything(currentUser) || (lead != null && isSent(phase) && belongsTo(currentUser, lead));
    }

    /** Whether the current user may see the part, its reports and the decisions on it. */
    public boolean sees(CurrentUser currentUser, Part part) {
        return belongsTo(currentUser, part.unitCode()) || seesWhole(currentUser, part.point());
    }

    /** The codes of the units and counties that the current user works for, as officer or head. */
    public List<String> unitsOf(CurrentUser currentUser) {
        return currentUser.isIn(Groups.ADMINISTRATOR)
                ? List.of()
                : organization.units().stream()
                        .filter(currentUser::belongsTo)
                        .map(Unit::code)
                        .toList();
    }

    /**
     * Whether the current user belongs to the body that writes what the files are for. Nobody else sees files before
     * submission.
     *
     * @param writer the code of the unit or county that carries the part out or leads the point
     */
    public boolean seesDrafts(CurrentUser currentUser, Purpose purpose, String writer) {
        return purpose == Purpose.DECISION
                ? currentUser.isIn(Groups.LEADING_GROUP) && !currentUser.isIn(Groups.ADMINISTRATOR)
                : belongsTo(currentUser, writer);
    }

    /** Whether the current user works for the unit or county, as officer or head; an administrator works for none. */
    public boolean belongsTo(CurrentUser currentUser, String unitCode) {
        return !currentUser.isIn(Groups.ADMINISTRATOR)
                && organization.find(unitCode).filter(currentUser::belongsTo).isPresent();
    }

    /** Nobody sees a point before it was approved and sent. */
    private static boolean isSent(Phase phase) {
        return switch (phase) {
            case DRAFT, LEFT_OUT, APPROVED -> false;
            case ASSIGNMENT, IMPLEMENTATION, REPORTING, REVIEW, CLOSED, CARRIED_OVER -> true;
        };
    }

    /** The names of the phases in which a point has been sent. Before them even its lead sees nothing. */
    public static List<String> sentPhases() {
        return Stream.of(Phase.values())
                .filter(Visibility::isSent)
                .map(Phase::name)
                .toList();
    }
}
