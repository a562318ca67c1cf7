package org.weibao.process.escalation;

import java.util.SortedSet;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.escalation.EscalationLevel;
import org.weibao.escalation.EscalationTable;
import org.weibao.organization.UnitKind;
import org.weibao.process.guard.PastRights;
import org.weibao.process.install.ModelFiles;
import org.weibao.workpoint.Priority;

/** The table of escalation rules as last deployed, by whatever node. */
@Component
class DmnEscalationTable implements EscalationTable {

    private record Edition(String id, EscalationRules rules) {}

    private final PastRights rights;
    private final ModelFiles models;
    private volatile @Nullable Edition read;

    DmnEscalationTable(PastRights rights, ModelFiles models) {
        this.rights = rights;
        this.models = models;
    }

    @Override
    public @Nullable EscalationLevel level(String step, UnitKind assigneeKind, Priority priority, int workingDays) {
        return latest().level(models.nameOf(step), assigneeKind, priority, workingDays);
    }

    @Override
    public SortedSet<Integer> turns() {
        return latest().turns();
    }

    @Override
    public String version() {
        return inEngine(DmnEscalationTable::idOfLatest);
    }

    private EscalationRules latest() {
        return inEngine(context -> {
            String id = idOfLatest(context);
            Edition edition = read;
            if (edition == null || !edition.id().equals(id)) {
                edition = new Edition(id, new EscalationRules(model(context, id)));
                read = edition;
            }
            return edition.rules();
        });
    }

    private static String idOfLatest(CommandContext context) {
        var latest =
                context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(EscalationColumns.DECISION);
        if (latest == null) {
            throw new IllegalStateException("No " + EscalationColumns.DECISION + ".dmn is deployed");
        }
        return latest.getId();
    }

    private static DmnModelInstance model(CommandContext context, String id) {
        return context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDmnModelInstanceForDecisionDefinition(id);
    }

    /** Reads with the engine's own rights: the table applies to everybody, but only supervisors may read it. */
    private <T> T inEngine(Function<CommandContext, T> question) {
        return rights.ask(() -> question.apply(Context.getCommandContext()));
    }
}
