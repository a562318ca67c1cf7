package org.weibao.escalation;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

/** The table of escalation rules, {@code escalation.dmn}. */
public interface EscalationTable {

    /**
     * The row for these inputs.
     *
     * @param step the id of the user task
     * @param workingDays after the due day; negative before it
     * @return null before the first level
     */
    @Nullable
    EscalationLevel level(String step, UnitKind assigneeKind, Priority priority, int workingDays);

    /** The working days after the due day on which some row begins; between two of them nothing changes. */
    SortedSet<Integer> turns();

    /** Changes when another table is deployed. */
    String version();
}
