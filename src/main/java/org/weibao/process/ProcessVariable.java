package org.weibao.process;

import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable by name and type. */
public record ProcessVariable<T>(String name, Class<T> type) {

    /** @throws IllegalStateException if it is not there */
    public T get(VariableScope scope) {
        var value = scope.getVariable(name);
        if (value == null) {
            throw new IllegalStateException("The process has no variable " + name);
        }
        return type.cast(value);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
