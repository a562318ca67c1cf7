package org.weibao.support;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The effects of acts as a table: each line has an act, a state in which it is possible, and the state after it. An act
 * without a line must be refused.
 */
public final class ActTable {

    private ActTable() {}

    /** Each act in each state: act, state, and the next state; null for a refusal. */
    public static <S extends Enum<S>> Stream<Arguments> cases(Class<S> states, Set<String> acts, String table) {
        var possible = new HashMap<String, S>();
        var named = new HashSet<String>();
        table.lines().forEach(line -> {
            var cells = line.strip().split("\\s*\\|\\s*");
            named.add(cells[0]);
            if (possible.put(cells[0] + " " + cells[1], Enum.valueOf(states, cells[2])) != null) {
                throw new IllegalArgumentException("There twice: " + line);
            }
        });
        if (!named.equals(acts)) {
            throw new IllegalArgumentException("The table has " + named + ", the acts are " + acts);
        }
        return acts.stream().sorted().flatMap(act -> Arrays.stream(states.getEnumConstants())
                .map(state -> Arguments.of(act, state, possible.get(act + " " + state))));
    }
}
