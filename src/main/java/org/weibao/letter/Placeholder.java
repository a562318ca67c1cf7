package org.weibao.letter;

import java.util.Arrays;
import java.util.Optional;

/** The placeholders of a letter template, written as {@code {{编号}}}. */
enum Placeholder {
    NUMBER("编号"),
    ADDRESSEE("主送"),
    AUTHORITY("依据"),
    SIGNATURE("落款"),
    DATE("日期"),
    /** The whole paragraph is left out if there is no note; likewise for the copies. */
    NOTE("附注"),
    COPIES("抄送"),
    /** Around the standard title. */
    TITLE("标题"),
    /** Before and after the paragraphs of the standard text. */
    BODY("正文"),
    POINT("要点"),
    PART("承办"),
    STEP("事项"),
    DUE("期限"),
    LATE("超期"),
    REMINDED("提醒"),
    ORDER("序号");

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

    /** Whether it encloses the standard text, which a person then edits. */
    boolean encloses() {
        return this == TITLE || this == BODY;
    }

    /** Whether it is a fact of one matter, allowed only in the line of matters, and not part of the layout. */
    boolean isFact() {
        return ordinal() > BODY.ordinal();
    }

    /** Whether its paragraph is left out if it has no value. */
    boolean mayBeEmpty() {
        return this == NOTE || this == COPIES;
    }
}
