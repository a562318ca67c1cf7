package org.weibao.process.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.weibao.letter.Letter;
import org.weibao.letter.LetterWorkflow;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.WorkPoint;

/** Letters on the engine. */
@Component
class EngineLetterWorkflow implements LetterWorkflow {

    private static final String SETTLED = "settled";

    private final ObjectProvider<RuntimeService> runtime;
    private final ObjectProvider<RepositoryService> repository;

    /** Late, as {@link EngineWorkflow} says. */
    EngineLetterWorkflow(ObjectProvider<RuntimeService> runtime, ObjectProvider<RepositoryService> repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    @Override
    public void start(Letter letter, WorkPoint point) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(Variables.LETTER_ID.name(), letter.id());
        variables.put(Variables.POINT_ID.name(), point.id());
        var part = letter.partId();
        if (part != null) {
            variables.put(Variables.PART_ID.name(), part);
        }
        runtime.getObject()
                .startProcessInstanceByKey(
                        Elements.LETTER, point.code() + "/" + letter.unitCode() + "/letter-" + letter.id(), variables);
    }

    @Override
    public void noLongerNeeded(Letter letter) {
        runtime.getObject()
                .createMessageCorrelation(SETTLED)
                .processInstanceVariableEquals(Variables.LETTER_ID.name(), letter.id())
                .correlate();
    }

    @Override
    public String nameOf(String step) {
        return Stream.of(Elements.ANNUAL_PLAN, Elements.WORK_POINT, Elements.IMPLEMENTATION)
                .map(model -> repository
                        .getObject()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(model)
                        .latestVersion()
                        .singleResult())
                .map(model -> repository
                        .getObject()
                        .getBpmnModelInstance(model.getId())
                        .getModelElementById(step))
                .filter(FlowElement.class::isInstance)
                .map(element -> ((FlowElement) element).getName())
                .findFirst()
                .orElse(step);
    }
}
