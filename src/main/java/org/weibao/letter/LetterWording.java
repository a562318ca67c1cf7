package org.weibao.letter;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import org.weibao.shared.Refusal;

/** Words that a coordinating body's letter must not use. */
final class LetterWording {

    private static final Map<String, String> FORBIDDEN = Map.of(
            "责令",
            "议事协调机构不能责令有关单位，请改用“请”“督促”等说法",
            // 《政府督查工作条例》 (2020), article 7: only a government grants the power of 政府督查.
            "政府督查",
            "政府督查是政府依法授予的职权（《政府督查工作条例》第七条），请改用“督促”或者“督办”");

    /** Blanks, and what is not seen between two characters. */
    private static final String UNSEEN = "[\\s\\p{Z}\\p{Cf}\\p{Cc}\\p{M}]";

    private LetterWording() {}

    /** @throws Refusal if the text holds one of them, blanks between its characters or not */
    static void check(String field, String label, String text) {
        forbidden(text).ifPresent(word -> {
            throw new Refusal(field, label + "里有“" + word + "”：" + FORBIDDEN.get(word) + "。");
        });
    }

    /** The first such word in a text. */
    static Optional<String> forbidden(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll(UNSEEN, "");
        return FORBIDDEN.keySet().stream().filter(plain::contains).findFirst();
    }
}
