package org.weibao.process.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.weibao.process.Variables;
import org.weibao.workpoint.Routing;

/** Says in a task's name which point it is about, and whose part: twenty tasks called 签收 cannot be told apart in a list. */
@Component
class LabelTask implements TaskListener {

    private final Routing routing;

    LabelTask(Routing routing) {
        this.routing = routing;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.hasVariable(Variables.PART_ID.name())) {
            task.setName(task.getName() + "｜" + routing.labelOfPart(Variables.PART_ID.get(task)));
        } else if (task.hasVariable(Variables.POINT_ID.name())) {
            task.setName(task.getName() + "｜" + routing.label(Variables.POINT_ID.get(task)));
        }
    }
}
