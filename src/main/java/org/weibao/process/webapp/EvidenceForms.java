package org.weibao.process.webapp;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.weibao.evidence.Subject;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.EvidenceAccess;
import org.weibao.workpoint.Views.FileView;
import org.weibao.workpoint.WorkPointReader;

/** Which steps take files, and what for. */
@Component
class EvidenceForms {

    private final OpenTasks open;
    private final EvidenceAccess access;
    private final WorkPointReader points;

    EvidenceForms(OpenTasks open, EvidenceAccess access, WorkPointReader points) {
        this.open = open;
        this.access = access;
        this.points = points;
    }

    Optional<Subject> subject(Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case Elements.REPORT -> Optional.of(access.progressOf(open.variable(task, Variables.PART_ID)));
            case Elements.COMPILE -> Optional.of(Subject.compilation(open.variable(task, Variables.POINT_ID)));
            case Elements.DECIDE -> Optional.of(Subject.decision(open.variable(task, Variables.POINT_ID)));
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
