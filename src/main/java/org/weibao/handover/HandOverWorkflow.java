package org.weibao.handover;

import org.weibao.deadline.OpenTask;
import org.weibao.shared.NotYours;

/** What a hand-over needs from the engine. */
public interface HandOverWorkflow {

    /** @throws NotYours if the current user does not see the task */
    OpenTask visible(String taskId);

    /** Assigns the task to the user, in the name of the current user. */
    void assign(OpenTask task, String userId);
}
