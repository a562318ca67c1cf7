package org.weibao.process.escalation;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.EscalationLevel;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

/**
 * One version of {@code escalation.dmn} that {@link EscalationCheck} has accepted. It has a DMN engine of its own,
 * because the process engine would write each evaluation into the history.
 */
final class EscalationRules {

    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<String> rules;
    private final SortedSet<Integer> turns;
    /** The last evaluation, which has the number of the row beside its outputs. */
    private @Nullable DmnDecisionTableEvaluationEvent evaluation;

    EscalationRules(DmnModelInstance table) {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> evaluation = event);
        // A cell may hold only simple FEEL. The legacy engine reads it a hundred times faster than the full one.
        configuration.enableFeelLegacyBehavior(true);
        engine = configuration.buildEngine();
        decision = engine.parseDecision(EscalationColumns.DECISION, table);
        var rows = table.getModelElementsByType(Rule.class);
        rules = rows.stream().map(DmnElement::getId).toList();
        int days = EscalationColumns.inputs(table.getModelElementsByType(DecisionTable.class)
                        .iterator()
                        .next())
                .indexOf(EscalationColumns.WORKING_DAYS);
        turns = rows.stream()
                .map(row -> List.copyOf(row.getInputEntries()).get(days).getTextContent())
                .map(cell ->
                        DayInterval.read(cell).orElseThrow(() -> new IllegalStateException("No working days: " + cell)))
                .filter(DayInterval::hasBeginning)
                .map(DayInterval::first)
                .collect(toCollection(TreeSet::new));
    }

    /** The working days on which some row begins. */
    SortedSet<Integer> turns() {
        return turns;
    }

    /**
     * The row for these inputs.
     *
     * @param step the name of the user task
     * @return null before the first level
     */
    synchronized @Nullable EscalationLevel level(
            String step, UnitKind assigneeKind, Priority priority, int workingDays) {
        var result = engine.evaluateDecisionTable(
                        decision,
                        Variables.createVariables()
                                .putValue(EscalationColumns.STEP, step)
                                .putValue(EscalationColumns.UNIT_KIND, assigneeKind.label())
                                .putValue(EscalationColumns.PRIORITY, priority.label())
                                .putValue(EscalationColumns.WORKING_DAYS, workingDays))
                .getSingleResult();
        if (result == null) {
            throw new IllegalStateException(
                    "No row for %s, %s, %s, %d".formatted(step, assigneeKind, priority, workingDays));
        }
        var id = text(result.getEntry(EscalationColumns.LEVEL_ID));
        if (id.equals(EscalationColumns.NO_LEVEL)) {
            return null;
        }
        var letter = text(result.getEntry(EscalationColumns.LETTER));
        var authority = text(result.getEntry(EscalationColumns.AUTHORITY));
        return new EscalationLevel(
                id,
                rowOf(Objects.requireNonNull(evaluation)),
                text(result.getEntry(EscalationColumns.LEVEL)),
                Objects.requireNonNull(EscalationColumns.LIGHTS.get(text(result.getEntry(EscalationColumns.LIGHT)))),
                Arrays.stream(text(result.getEntry(EscalationColumns.RECIPIENTS))
                                .split(EscalationColumns.AND, -1))
                        .map(role -> Objects.requireNonNull(EscalationColumns.ALL_RECIPIENTS.get(role)))
                        .collect(toUnmodifiableSet()),
                text(result.getEntry(EscalationColumns.CHANNEL)).equals(EscalationColumns.AT_ONCE),
                EscalationColumns.LETTERS.get(letter),
                authority.equals(EscalationColumns.NOTHING) ? null : authority);
    }

    private int rowOf(DmnDecisionTableEvaluationEvent event) {
        return rules.indexOf(event.getMatchingRules().get(0).getId()) + 1;
    }

    private static String text(@Nullable Object output) {
        return String.valueOf(output);
    }
}
