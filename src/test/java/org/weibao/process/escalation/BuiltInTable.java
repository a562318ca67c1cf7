package org.weibao.process.escalation;

import java.io.File;
import java.util.SortedSet;
import org.camunda.bpm.model.dmn.Dmn;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.StepNames;
import org.weibao.escalation.EscalationLevel;
import org.weibao.escalation.EscalationTable;
import org.weibao.organization.UnitKind;
import org.weibao.process.install.ModelFiles;
import org.weibao.workpoint.Priority;

/** The shipped {@code bpmn/escalation.dmn}, without a process engine. */
public final class BuiltInTable implements EscalationTable, StepNames {

    private final ModelFiles models = new ModelFiles();
    private final EscalationRules rules = new EscalationRules(Dmn.readModelFromFile(new File("bpmn/escalation.dmn")));

    @Override
    public @Nullable EscalationLevel level(String step, UnitKind assigneeKind, Priority priority, int workingDays) {
        return rules.level(nameOf(step), assigneeKind, priority, workingDays);
    }

    @Override
    public SortedSet<Integer> turns() {
        return rules.turns();
    }

    @Override
    public String version() {
        return "built in";
    }

    @Override
    public String nameOf(String step) {
        return models.nameOf(step);
    }
}
