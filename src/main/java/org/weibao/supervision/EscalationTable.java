package org.weibao.supervision;

import org.jspecify.annotations.Nullable;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

/** The ladder's table, {@code escalation.dmn}. */
public interface EscalationTable {

    /**
     * The row that holds.
     *
     * @param step the id of the user task in its model
     * @param workingDays after the due day; negative before it
     * @return null before the first rung
     */
    @Nullable
    Rung rung(String step, UnitKind asked, Priority priority, int workingDays);

    /** Changes when another table is deployed. */
    String version();
}
