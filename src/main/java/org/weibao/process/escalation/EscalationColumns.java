package org.weibao.process.escalation;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.weibao.escalation.EscalationLevel.RecipientRole;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.Light;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

/** The names of the columns of {@code escalation.dmn}, and the words in them, as the office reads them. */
public final class EscalationColumns {

    public static final String DECISION = "escalation";

    static final String STEP = "step";
    static final String UNIT_KIND = "unitKind";
    static final String PRIORITY = "priority";
    static final String WORKING_DAYS = "workingDays";
    static final List<String> INPUTS = List.of(STEP, UNIT_KIND, PRIORITY, WORKING_DAYS);

    static final String LEVEL_ID = "levelId";
    static final String LEVEL = "level";
    static final String LIGHT = "light";
    static final String RECIPIENTS = "recipients";
    static final String CHANNEL = "channel";
    static final String LETTER = "letter";
    static final String AUTHORITY = "authority";
    static final List<String> OUTPUTS = List.of(LEVEL_ID, LEVEL, LIGHT, RECIPIENTS, CHANNEL, LETTER, AUTHORITY);

    /** The level of a row for the days before the first level. */
    static final String NO_LEVEL = "none";

    static final String NOTHING = "无";
    static final String AND = "、";
    static final String AT_ONCE = "即时";
    static final String IN_THE_DIGEST = "汇总";

    static final Map<String, UnitKind> UNIT_KINDS = words(UnitKind.values(), UnitKind::label);
    static final Map<String, Priority> PRIORITIES = words(Priority.values(), Priority::label);
    static final Map<String, Light> LIGHTS = words(Light.values(), Light::label);
    static final Map<String, LetterKind> LETTERS = words(LetterKind.values(), LetterKind::label);
    static final Map<String, RecipientRole> ALL_RECIPIENTS = words(RecipientRole.values(), RecipientRole::label);

    private EscalationColumns() {}

    /** The inputs of a table, in its order. */
    static List<String> inputs(DecisionTable table) {
        return table.getInputs().stream().map(EscalationColumns::nameOf).toList();
    }

    /** The outputs of a table, in its order. */
    static List<String> outputs(DecisionTable table) {
        return table.getOutputs().stream()
                .map(output -> String.valueOf(output.getName()))
                .toList();
    }

    static String nameOf(Input input) {
        var expression = input.getInputExpression();
        return expression == null ? "" : expression.getTextContent().strip();
    }

    private static <E> Map<String, E> words(E[] values, Function<E, String> label) {
        return Arrays.stream(values).collect(toUnmodifiableMap(label, Function.identity()));
    }
}
