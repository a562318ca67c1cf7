package org.weibao.workpoint;

import org.weibao.shared.Labelled;

/** How often a part reports; monthly needs a reason on record (减负). */
public enum Rhythm implements Labelled {
    QUARTERLY("季报"),
    MONTHLY("月报");

    private final String label;

    Rhythm(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
