package org.weibao.urging;

import java.util.List;
import org.weibao.shared.Refusal;

/** What the office does not write: a coordinating body urges and supervises, it orders nobody. */
final class NoOrders {

    /** 《整治形式主义为基层减负若干规定》(2024), item 1, lets it address no directives. */
    private static final List<String> ORDERS = List.of("责令");

    private NoOrders() {}

    /**
     * The text, if it orders nobody.
     *
     * @param label the field's name as the form shows it
     * @throws Refusal naming the word
     */
    static String checked(String field, String label, String text) {
        var written = text.replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
        for (var word : ORDERS) {
            if (written.contains(word)) {
                throw new Refusal(field, label + "里不能用“" + word + "”：办公室只督促、不下命令，请改用“请”“督促”等说法。");
            }
        }
        return text;
    }
}
