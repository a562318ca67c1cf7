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
    /** A paragraph that has nothing to say, as it is with the copies, is left out. */
    NOTE("附注"),
    COPIES("抄送"),
    /** Around the usual title. */
    TITLE("标题"),
    /** Before and behind the paragraphs of the usual text. */
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

    /** Whether it encloses the office's usual words, which a person then edits. */
    boolean encloses() {
        return this == TITLE || this == BODY;
    }

    /** Whether it is a fact of one matter, for the line of matters alone, and not a piece of the layout. */
    boolean isFact() {
        return ordinal() > BODY.ordinal();
    }

    /** Whether its paragraph is left out where there is nothing to say. */
    boolean mayBeEmpty() {
        return this == NOTE || this == COPIES;
    }
}
