package org.weibao.process.task;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.weibao.extension.ExtensionService;
import org.weibao.letter.LetterQuery;
import org.weibao.plan.PlanQuery;
import org.weibao.process.Variables;
import org.weibao.workpoint.CameBack;
import org.weibao.workpoint.Routing;

/**
 * Puts the point, and the part's body, into a task's name: in a list, twenty tasks called 签收 look the same. The name
 * also shows that a task has come back.
 */
@Component
class LabelTask implements TaskListener {

    /** The length of the engine's column, in UTF-16 units. */
    private static final int MOST = 255;

    private static final String CUT = "…";

    private final Routing routing;
    private final PlanQuery plans;
    private final ExtensionService extensions;
    private final LetterQuery letters;
    private final ReturnedTasks tasks;

    LabelTask(Routing routing, PlanQuery plans, ExtensionService extensions, LetterQuery letters, ReturnedTasks tasks) {
        this.routing = routing;
        this.plans = plans;
        this.extensions = extensions;
        this.letters = letters;
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateTask task) {
        var mark = tasks.of(task).map(CameBack::inName).orElse("");
        task.setName(shortened(task.getName() + mark + "｜" + subject(task)));
    }

    /** The name cut to that length, without cutting a character in half. */
    static String shortened(String name) {
        if (name.length() <= MOST) {
            return name;
        }
        var end = MOST - CUT.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private String subject(DelegateTask task) {
        if (Variables.EXTENSION_ID.find(task) != null) {
            return extensions.label(Variables.EXTENSION_ID.get(task));
        }
        if (Variables.LETTER_ID.find(task) != null) {
            return letters.label(Variables.LETTER_ID.get(task));
        }
        if (Variables.PART_ID.find(task) != null) {
            return routing.labelOfPart(Variables.PART_ID.get(task));
        }
        return Variables.POINT_ID.find(task) != null
                ? routing.label(Variables.POINT_ID.get(task))
                : plans.label(Variables.PLAN_ID.get(task));
    }
}
