package org.weibao.workpoint;

/** What the work point needs from the engine. */
public interface WorkPointWorkflow {

    /** Starts the process of a published point, once only. The business key is the point's code. */
    void start(WorkPoint point);

    /**
     * Submits the leading group's decision on another point, as if its own form had been submitted.
     *
     * @throws org.weibao.shared.Conflict if the point no longer awaits a decision
     */
    void decide(WorkPoint point, ReviewService.Decide decision);
}
