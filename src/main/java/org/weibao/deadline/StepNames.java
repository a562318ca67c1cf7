package org.weibao.deadline;

/** What people call the steps: as Tasklist lists them and the table of escalation rules names them. */
public interface StepNames {

    /**
     * The name of a user task in the models, such as 签收.
     *
     * @param step the id of the user task in its model
     * @throws IllegalArgumentException if no model has it
     */
    String nameOf(String step);
}
