package org.weibao.process.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.notification.Dispatcher;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.Notices;
import org.weibao.organization.Groups;
import org.weibao.process.Elements;
import org.weibao.process.Variables;

/**
 * Notifies supervisors and administrators of a job that has failed for good, once a day, in addition to the engine's
 * incident (trial F7). If such a notice cannot be sent, that is an incident too, but it makes no notice; otherwise each
 * would cause another.
 */
@Component
class IncidentNotices extends AbstractProcessEnginePlugin implements IncidentHandler {

    private final ObjectProvider<Notices> notices;
    private final ObjectProvider<Dispatcher> dispatcher;
    private final Clock clock;

    /** Notices and dispatcher are looked up late: they need the engine, which is built with this plugin. */
    IncidentNotices(ObjectProvider<Notices> notices, ObjectProvider<Dispatcher> dispatcher, Clock clock) {
        this.notices = notices;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCompositeIncidentHandlersEnabled(true);
        configuration.setCustomIncidentHandlers(List.of(this));
    }

    @Override
    public String getIncidentHandlerType() {
        return Incident.FAILED_JOB_HANDLER_TYPE;
    }

    /** @return null: the engine's own handler creates the incident */
    @Override
    @SuppressWarnings("NullAway") // The engine's interface has no annotations, and uses only the main handler's result.
    public Incident handleIncident(IncidentContext incident, String message) {
        var execution = executionOf(incident);
        if (execution != null && !isAboutANotice(execution)) {
            tell(incident, execution, message);
        }
        return null;
    }

    private void tell(IncidentContext incident, ExecutionEntity execution, String message) {
        var definition = execution.getProcessDefinition();
        var activity = definition.findActivity(
                incident.getFailedActivityId() == null ? incident.getActivityId() : incident.getFailedActivityId());
        var step = activity == null || activity.getProperty("name") == null
                ? incident.getActivityId()
                : String.valueOf(activity.getProperty("name"));
        var process = definition.getName();
        // Only our own sentence is mailed: the message of another failure may contain anything.
        var reason = definition.getKey().equals(Elements.NOTICE_DELIVERY) ? message : "原因见 Cockpit 中的异常。";
        var id = "incident/" + about(incident, execution) + "/" + WorkingCalendar.dayOf(clock.instant());
        var key = execution.getProcessBusinessKey();
        notices.getObject()
                .tell(List.of(
                        notice(id, Groups.ADMINISTRATOR, NoticeSentences.faultToMend(process, key, step, reason)),
                        notice(
                                id + "/" + Groups.SUPERVISOR,
                                Groups.SUPERVISOR,
                                NoticeSentences.faultToKnow(process, key, step, reason))));
    }

    private static Notice notice(String id, String group, NoticeSentences.Sentences said) {
        return new Notice(
                id,
                Notice.Kind.INCIDENT,
                true,
                Notice.About.NOTHING,
                null,
                said.title(),
                said.text(),
                Set.of(group),
                Set.of(),
                null,
                said.head());
    }

    /** The key of the notice. A message that is given up again has another job, but makes only one notice a day. */
    private static String about(IncidentContext incident, ExecutionEntity execution) {
        return execution.getProcessDefinition().getKey().equals(Elements.NOTICE_DELIVERY)
                ? execution.getProcessBusinessKey()
                : incident.getConfiguration();
    }

    private boolean isAboutANotice(ExecutionEntity execution) {
        return execution.getProcessDefinition().getKey().equals(Elements.NOTICE_DELIVERY)
                && dispatcher.getObject().isAboutAnIncident(Variables.MESSAGE_ID.get(execution));
    }

    private static @Nullable ExecutionEntity executionOf(IncidentContext incident) {
        return incident.getExecutionId() == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(incident.getExecutionId());
    }

    @Override
    public void resolveIncident(IncidentContext incident) {}

    @Override
    public void deleteIncident(IncidentContext incident) {}
}
