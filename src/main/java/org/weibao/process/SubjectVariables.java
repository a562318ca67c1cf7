package org.weibao.process;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.TaskSubject;

/** The subject of a process and its tasks, by the variable with its id. */
public final class SubjectVariables {

    private static final Map<TaskSubject.Kind, ProcessVariable<Long>> VARIABLES = new EnumMap<>(Map.of(
            TaskSubject.Kind.PART, Variables.PART_ID,
            TaskSubject.Kind.POINT, Variables.POINT_ID,
            TaskSubject.Kind.PLAN, Variables.PLAN_ID,
            TaskSubject.Kind.LETTER, Variables.LETTER_ID,
            TaskSubject.Kind.EXTENSION, Variables.EXTENSION_ID));

    private SubjectVariables() {}

    /** @throws IllegalStateException if there is none */
    public static TaskSubject of(VariableScope scope) {
        return find(scope).orElseThrow(SubjectVariables::aboutNothing);
    }

    /**
     * From the variables' values.
     *
     * @throws IllegalStateException if there is none
     */
    public static TaskSubject of(Function<String, @Nullable Object> variables) {
        return find(variables).orElseThrow(SubjectVariables::aboutNothing);
    }

    private static IllegalStateException aboutNothing() {
        return new IllegalStateException("The process is about nothing: it has none of "
                + VARIABLES.values().stream().map(ProcessVariable::name).toList());
    }

    /** Empty if the process has lost its variable. */
    public static Optional<TaskSubject> find(VariableScope scope) {
        return first(variable -> variable.find(scope));
    }

    /** From the variables' values. */
    public static Optional<TaskSubject> find(Function<String, @Nullable Object> variables) {
        return first(variable -> variables.apply(variable.name()));
    }

    private static Optional<TaskSubject> first(Function<ProcessVariable<Long>, @Nullable Object> value) {
        // A process about something else than a point also has the point's id, so the other kinds come first.
        return Stream.of(TaskSubject.Kind.values())
                .sorted((one, other) -> other.compareTo(one))
                .filter(VARIABLES::containsKey)
                .flatMap(kind -> value.apply(variable(kind)) instanceof Long id
                        ? Stream.of(new TaskSubject(kind, id))
                        : Stream.of())
                .findFirst();
    }

    /** @throws IllegalArgumentException if processes have no subject of this kind */
    public static ProcessVariable<Long> variable(TaskSubject.Kind kind) {
        var variable = VARIABLES.get(kind);
        if (variable == null) {
            throw new IllegalArgumentException("No process is about a " + kind);
        }
        return variable;
    }
}
