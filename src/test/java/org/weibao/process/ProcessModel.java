package org.weibao.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One file of {@code bpmn/}, as it is read by the model tests. */
record ProcessModel(Path file, BpmnModelInstance bpmn) {

    static final Path FOLDER = Path.of("bpmn");
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Every model of the project; none at all is a mistake of the test. */
    static List<ProcessModel> all() {
        try (var files = Files.list(FOLDER)) {
            var models = files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(file -> new ProcessModel(file, Bpmn.readModelFromFile(file.toFile())))
                    .toList();
            if (models.isEmpty()) {
                throw new IllegalStateException("No model in " + FOLDER);
            }
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return all(Process.class).iterator().next();
    }

    /** The flows that a decision or a fork can take. */
    List<SequenceFlow> choices() {
        return all(SequenceFlow.class).stream()
                .filter(flow -> flow.getSource().getOutgoing().size() > 1)
                .toList();
    }

    /** What stands at a user task for the escalation. */
    record EscalationSteps(BoundaryEvent timer, EndEvent end) {}

    /** The escalation's timer at that task and the step that it leads to; a task without them is a mistake of the model. */
    EscalationSteps escalation(UserTask task) {
        var timer = all(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(task))
                .filter(event -> event.getId().equals(task.getId().replace("userTask_", "timer_nextLevel_")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No escalation timer at " + task.getId()));
        return new EscalationSteps(
                timer, (EndEvent) timer.getOutgoing().iterator().next().getTarget());
    }

    static Optional<SequenceFlow> defaultOf(FlowNode node) {
        return node instanceof ExclusiveGateway gateway ? Optional.ofNullable(gateway.getDefault()) : Optional.empty();
    }

    /** Every element of the file, also what the model API has no class for. */
    Stream<DomElement> elements() {
        return withChildren(bpmn.getDocument().getRootElement());
    }

    private static Stream<DomElement> withChildren(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(ProcessModel::withChildren));
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
