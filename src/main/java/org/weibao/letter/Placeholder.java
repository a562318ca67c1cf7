package org.weibao.letter;

import java.util.Arrays;
import java.util.Optional;

/** What a template of a letter may ask for, as {@code {{编号}}}. */
enum Placeholder {
    NUMBER("编号"),
    ADDRESSEE("主送"),
    AUTHORITY("依据"),
    SIGNATURE("落款"),
    DATE("日期"),
    /** Around the usual title. */
    TITLE("标题"),
    /** Before and behind the paragraphs of the usual text. */
    BODY("正文"),
    POINT("要点"),
    STEP("事项"),
    DUE("期限"),
    LATE("超期"),
    TODAY("今日");

    private final String label;

    Placeholder(String label) {
        this.label = label;
    }

    static Optional<Placeholder> of(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    String opening() {
        return "{{" + label + "}}";
    }

    String closing() {
        return "{{/" + label + "}}";
    }

    /** Whether it encloses the office's usual words, which a person then edits. */
    boolean encloses() {
        return this == TITLE || this == BODY;
    }

    /** Whether it is a fact of the case, for the usual words alone, and not a piece of the layout. */
    boolean isFact() {
        return ordinal() > BODY.ordinal();
    }
}
