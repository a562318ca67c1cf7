package org.weibao.shared;

import java.util.Arrays;
import java.util.Optional;

/** A word that may not be in what the office sends: urgings, letters and their templates, escalation rules. */
public enum ForbiddenWord {
    /** 《整治形式主义为基层减负若干规定》 (2024), item 1: a coordinating body may not send directives. */
    ORDER("责令", "议事协调机构不能责令有关单位", "改用“请”“督促”等说法"),
    /** 《政府督查工作条例》 (2020), article 7: only a government grants this power. */
    GOVERNMENT_SUPERVISION("政府督查", "政府督查是政府依法授予的职权（《政府督查工作条例》第七条）", "改用“督促”或者“督办”");

    private final String word;
    private final String reason;
    private final String remedy;

    ForbiddenWord(String word, String reason, String remedy) {
        this.word = word;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The first forbidden word in a text, also in full width or with something between its characters. */
    public static Optional<ForbiddenWord> in(String text) {
        var seen = Texts.condensed(text);
        return Arrays.stream(values()).filter(each -> seen.contains(each.word)).findFirst();
    }

    /**
     * Checks a typed text.
     *
     * @param label the field's name as the form shows it
     * @throws Refusal if the text has such a word
     */
    public static void check(String field, String label, String text) {
        in(text).ifPresent(each -> {
            throw new Refusal(field, label + each.problem() + "，请" + each.remedy + "。");
        });
    }

    /** The problem, as words after the place: 里有“责令”：…… */
    public String problem() {
        return "里有“" + word + "”：" + reason;
    }

    /** What to write instead: 改用…… */
    public String remedy() {
        return remedy;
    }
}
