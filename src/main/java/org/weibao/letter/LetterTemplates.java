package org.weibao.letter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.configuration.Mistake;
import org.weibao.escalation.LetterKind;

/** The templates of the three kinds of letters, {@code letters/*.docx} in the city's folder, read once at start. */
@Component
class LetterTemplates {

    private final Map<LetterKind, LetterTemplate> templates = new EnumMap<>(LetterKind.class);

    /** @throws ConfigurationMistake naming every mistake of all of them */
    LetterTemplates(ConfigurationFolder folder) {
        List<Mistake> mistakes = new ArrayList<>();
        for (var kind : LetterKind.values()) {
            var name = "letters/" + kind.name().toLowerCase(Locale.ROOT) + ".docx";
            var file = folder.file(name);
            var content = file.content();
            // The first reading of a Word file takes a second. The shipped templates do not change, so the start skips
            // them.
            if (!folder.isAsShipped(name)) {
                new TemplateCheck(
                                content,
                                (problem, remedy) ->
                                        mistakes.add(file.mistake(0, "", kind.label() + "的模板" + problem, remedy)))
                        .run();
            }
            templates.put(kind, new LetterTemplate(content));
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigurationMistake(mistakes);
        }
    }

    LetterTemplate of(LetterKind kind) {
        return Objects.requireNonNull(templates.get(kind));
    }
}
