package org.weibao.process;

import java.util.Date;

/** Every variable of the models: ids, groups and the last decision. Everything else is in our tables. */
public final class Variables {

    public static final ProcessVariable<Long> PLAN_ID = new ProcessVariable<>("planId", Long.class);
    public static final ProcessVariable<Long> POINT_ID = new ProcessVariable<>("pointId", Long.class);
    public static final ProcessVariable<Long> PART_ID = new ProcessVariable<>("partId", Long.class);
    public static final ProcessVariable<Long> LETTER_ID = new ProcessVariable<>("letterId", Long.class);
    public static final ProcessVariable<Long> MESSAGE_ID = new ProcessVariable<>("messageId", Long.class);

    public static final ProcessVariable<Long> EXTENSION_ID = new ProcessVariable<>("extensionId", Long.class);

    /** The groups of the assignee bodies. Of a part they are written only for the first model. */
    public static final ProcessVariable<String> UNIT_GROUP = new ProcessVariable<>("unitGroup", String.class);

    public static final ProcessVariable<String> HEAD_GROUP = new ProcessVariable<>("headGroup", String.class);
    public static final ProcessVariable<String> LEAD_GROUP = new ProcessVariable<>("leadGroup", String.class);
    public static final ProcessVariable<String> LEAD_HEAD_GROUP = new ProcessVariable<>("leadHeadGroup", String.class);

    /** Set just before a task is created, only for that task. */
    public static final ProcessVariable<Date> DUE_DATE = new ProcessVariable<>("dueDate", Date.class);

    public static final ProcessVariable<Date> FOLLOW_UP_DATE = new ProcessVariable<>("followUpDate", Date.class);

    /** What the last step decided. Conditions read only this variable, in the transaction that sets it. */
    public static final ProcessVariable<String> OUTCOME = new ProcessVariable<>("outcome", String.class);

    private Variables() {}
}
