package org.weibao.workpoint;

/** How often a part reports; monthly needs a reason on record (减负). */
public enum Rhythm {
    QUARTERLY("季报"),
    MONTHLY("月报");

    private final String label;

    Rhythm(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
