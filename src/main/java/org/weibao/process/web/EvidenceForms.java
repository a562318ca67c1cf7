package org.weibao.process.web;

import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.EvidenceAccess;

/** The steps that take files, and for what purpose. */
@Component
class EvidenceForms {

    private final VisibleTasks open;
    private final EvidenceAccess access;

    EvidenceForms(VisibleTasks open, EvidenceAccess access) {
        this.open = open;
        this.access = access;
    }

    Optional<EvidenceSubject> subject(Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case Elements.REPORT -> Optional.of(access.progressOf(open.variable(task, Variables.PART_ID)));
            case Elements.COMPILE -> Optional.of(EvidenceSubject.compilation(open.variable(task, Variables.POINT_ID)));
            case Elements.DECIDE -> Optional.of(EvidenceSubject.decision(open.variable(task, Variables.POINT_ID)));
            default -> Optional.empty();
        };
    }
}
