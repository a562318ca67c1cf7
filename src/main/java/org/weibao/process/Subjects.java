package org.weibao.process;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.weibao.supervision.Subject;

/** What a process and its tasks are about, by the variable that carries the id. */
public final class Subjects {

    private static final Map<Subject.Kind, ProcessVariable<Long>> VARIABLES = new EnumMap<>(Map.of(
            Subject.Kind.PART, Variables.PART_ID,
            Subject.Kind.POINT, Variables.POINT_ID,
            Subject.Kind.PLAN, Variables.PLAN_ID,
            Subject.Kind.LETTER, Variables.LETTER_ID,
            Subject.Kind.EXTENSION, Variables.EXTENSION_ID));

    private Subjects() {}

    /** @throws IllegalStateException if there is none */
    public static Subject of(VariableScope scope) {
        return of(scope::getVariable);
    }

    /**
     * By the variables' values.
     *
     * @throws IllegalStateException if there is none
     */
    public static Subject of(Function<String, @Nullable Object> variables) {
        return find(variables)
                .orElseThrow(() -> new IllegalStateException("The process is about nothing: it has none of "
                        + VARIABLES.values().stream().map(ProcessVariable::name).toList()));
    }

    /** Nothing for a process that has lost its variable. */
    public static Optional<Subject> find(VariableScope scope) {
        return find(scope::getVariable);
    }

    /** The same by the variables' values. */
    public static Optional<Subject> find(Function<String, @Nullable Object> variables) {
        // What a process is about beside a point comes first: it knows its point too.
        return Stream.of(Subject.Kind.values())
                .sorted((one, other) -> other.compareTo(one))
                .filter(VARIABLES::containsKey)
                .flatMap(kind -> variables.apply(variable(kind).name()) instanceof Long id
                        ? Stream.of(new Subject(kind, id))
                        : Stream.of())
                .findFirst();
    }

    /** @throws IllegalArgumentException if no process is about such a thing */
    public static ProcessVariable<Long> variable(Subject.Kind kind) {
        var variable = VARIABLES.get(kind);
        if (variable == null) {
            throw new IllegalArgumentException("No process is about a " + kind);
        }
        return variable;
    }
}
