package org.weibao.organization;

/** The kind of a unit. Letters and the escalation depend on it. */
public enum UnitKind {
    GOVERNMENT("政府部门"),
    PARTY("党委部门"),
    PEOPLES_CONGRESS("人大"),
    COURT("法院"),
    PROCURATORATE("检察院"),
    MASS_ORGANIZATION("群团"),
    COUNTY("县（区）"),
    OFFICE("办公室"),
    LEADING_GROUP("领导小组");

    private final String label;

    UnitKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the office consults it (商请) and does not supervise it (督办). */
    public boolean isConsulted() {
        return switch (this) {
            case PARTY, PEOPLES_CONGRESS, COURT, PROCURATORATE -> true;
            case GOVERNMENT, MASS_ORGANIZATION, COUNTY, OFFICE, LEADING_GROUP -> false;
        };
    }

    /** Whether it is a department that belongs to the leading group. */
    public boolean isMember() {
        return this != COUNTY && this != OFFICE && this != LEADING_GROUP;
    }
}
