package org.weibao.escalation;

/** What kind of letter the office writes about a task that is late. */
public enum LetterKind {
    /** To a government department, a mass organization or a county's counterpart office, first. */
    TIP("工作提示"),
    /** The second letter to the same body, when nothing has happened. */
    SUPERVISION("督办函"),
    /** To a body that is not the office's to supervise: People's Congress, court, procuratorate, Party department. */
    CONSULTATION("工作商请函");

    private final String label;

    LetterKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
