package org.weibao.shared;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for a confirmation of unusual values, so that a typing mistake alone does nothing. */
public final class Confirmations {

    private Confirmations() {}

    /**
     * Asks, unless the person has confirmed this value in this field.
     *
     * @param unusual what is unusual about the value, in Chinese without a full stop; empty for nothing
     * @param confirmed the confirmations of the submission
     * @throws Unconfirmed with the question
     */
    public static void ask(String field, Object value, Optional<String> unusual, @Nullable List<String> confirmed) {
        unusual.ifPresent(words -> {
            var confirmation = field + "=" + value;
            if (confirmed == null || !confirmed.contains(confirmation)) {
                throw new Unconfirmed(field, words + "。填错了的，请改正；没有填错的，请确认后再次提交。", confirmation);
            }
        });
    }
}
