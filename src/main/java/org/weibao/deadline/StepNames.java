package org.weibao.deadline;

/** The Chinese names of steps, as Tasklist and the table of escalation rules show them. */
public interface StepNames {

    /**
     * The name of a user task in the models, such as 签收.
     *
     * @param step the id of the user task in its model
     * @throws IllegalArgumentException if no model has it
     */
    String nameOf(String step);
}
