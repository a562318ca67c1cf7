package org.weibao.process.web;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.EvidenceAccess;
import org.weibao.workpoint.Views.FileView;
import org.weibao.workpoint.WorkPointQuery;

/** Which steps take files, and what for. */
@Component
class EvidenceForms {

    private final VisibleTasks open;
    private final EvidenceAccess access;
    private final WorkPointQuery points;

    EvidenceForms(VisibleTasks open, EvidenceAccess access, WorkPointQuery points) {
        this.open = open;
        this.access = access;
        this.points = points;
    }

    Optional<EvidenceSubject> subject(Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case Elements.REPORT -> Optional.of(access.progressOf(open.variable(task, Variables.PART_ID)));
            case Elements.COMPILE -> Optional.of(EvidenceSubject.compilation(open.variable(task, Variables.POINT_ID)));
            case Elements.DECIDE -> Optional.of(EvidenceSubject.decision(open.variable(task, Variables.POINT_ID)));
            default -> Optional.empty();
        };
    }

    /** What has been uploaded in the task's form and not yet submitted, for those who fill it in. */
    List<FileView> drafts(Task task) {
        return subject(task)
                .filter(subject -> access.seesDrafts(open.reader(), subject))
                .map(points::drafts)
                .orElse(List.of());
    }
}
