package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.weibao.support.StartsAgain;

/** Records which flows of the models a class's scenarios took. */
class FlowCoverage extends AbstractProcessEnginePlugin implements StartsAgain {

    private final Set<String> all = new ConcurrentSkipListSet<>();
    private final Set<String> taken = new ConcurrentSkipListSet<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPostBPMNParseListeners() == null) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
                var id = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey() + "/" + flow.getId();
                all.add(id);
                flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> taken.add(id));
            }
        });
    }

    /** Each class of tests takes all flows of its model itself. */
    @Override
    public void startAgain() {
        taken.clear();
    }

    /** Fails with the flows of the model that no scenario took, the escalation's aside. */
    void assertComplete(String model) {
        assertTaken(model, id -> id.startsWith(model + "/") && !isEscalations(id));
    }

    /** Fails with the flows from the escalation's timers that no scenario took, in whichever model. */
    void assertEscalationsComplete() {
        assertTaken("the escalation", FlowCoverage::isEscalations);
    }

    private void assertTaken(String whose, Predicate<String> which) {
        var missed = new TreeSet<>(all);
        missed.removeAll(taken);
        missed.removeIf(which.negate());
        assertThat(all).anyMatch(which);
        assertThat(missed).as("flows of %s that no scenario takes", whose).isEmpty();
    }

    private static boolean isEscalations(String id) {
        return id.contains("/flow_nextLevel_");
    }
}
