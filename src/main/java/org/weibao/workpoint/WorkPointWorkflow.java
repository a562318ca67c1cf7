package org.weibao.workpoint;

/** What the lifecycle needs of the engine. */
public interface WorkPointWorkflow {

    /** Starts the lifecycle of a published point, once: its business key is its code. */
    void start(WorkPoint point);

    /**
     * Submits the leading group's decision on another point that awaits one, as if its own form had been submitted.
     *
     * @throws org.weibao.shared.Conflict if the point no longer awaits a decision
     */
    void decide(WorkPoint point, ReviewService.Decide decision);
}
