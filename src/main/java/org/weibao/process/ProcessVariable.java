package org.weibao.process;

import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.NotYours;

/** A process variable with its name and type. */
public record ProcessVariable<T>(String name, Class<T> type) {

    /** @throws IllegalStateException naming it if it is missing or of another type */
    public T get(VariableScope scope) {
        var value = find(scope);
        if (value == null) {
            throw new IllegalStateException("The process has no variable " + name);
        }
        if (!type.isInstance(value)) {
            throw new IllegalStateException("The process variable " + name + " is no " + type.getSimpleName());
        }
        return type.cast(value);
    }

    /** Null if it is missing. */
    public @Nullable Object find(VariableScope scope) {
        return ofProcess(scope).getVariable(name);
    }

    /** No task has variables of its own, so the engine need not query for them. */
    private static VariableScope ofProcess(VariableScope scope) {
        return scope instanceof DelegateTask task ? task.getExecution() : scope;
    }

    /**
     * Looks the value up in the records, for a job. A person reads its failure as an incident, so the message names
     * what is missing.
     *
     * @throws IllegalStateException naming it if it or its record is missing
     */
    public <R> R of(VariableScope scope, Function<T, R> lookup) {
        var value = get(scope);
        try {
            return lookup.apply(value);
        } catch (NotYours nothing) {
            throw new IllegalStateException("There is no record of " + name + " " + value, nothing);
        }
    }

    public void set(VariableScope scope, T value) {
        ofProcess(scope).setVariable(name, value);
    }

    /** Sets it for this transaction only; nothing is written. */
    public void setForNow(VariableScope scope, T value) {
        ofProcess(scope).setVariable(name, Variables.untypedValue(value, true));
    }
}
