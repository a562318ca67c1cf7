package org.weibao.letter;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The sign of the office's letters, and the contact for questions.
 *
 * @param prefix the office's sign before year and number (发文机关代字), such as XX未保
 * @param contact the contact (联系人)
 * @param phone the contact's number; without one none is printed
 */
@ConfigurationProperties("weibao.letters")
record LetterSettings(String prefix, @Nullable String contact, @Nullable String phone) {

    /** The note below the date (附注); empty without a contact. */
    String note() {
        if (contact == null || contact.isBlank()) {
            return "";
        }
        return "（联系人：" + contact.strip() + (phone == null || phone.isBlank() ? "" : "，电话：" + phone.strip()) + "）";
    }
}
