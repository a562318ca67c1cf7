package org.weibao.escalation;

/** The kind of letter that the office writes about a late task. */
public enum LetterKind {
    /** The first letter to a government department, a mass organization or a county's counterpart office. */
    TIP("工作提示"),
    /** The next letter to the same body, if nothing happened. */
    SUPERVISION("督办函"),
    /** To a body that the office may not supervise: People's Congress, court, procuratorate, Party department. */
    CONSULTATION("工作商请函");

    private final String label;

    LetterKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
