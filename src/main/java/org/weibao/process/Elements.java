package org.weibao.process;

/** The ids of model elements that code uses. */
public final class Elements {

    public static final String ANNUAL_PLAN = "annual-plan";
    public static final String WORK_POINT = "work-point";
    public static final String IMPLEMENTATION = "implementation";
    public static final String LETTER = "letter";
    public static final String NOTICE_DELIVERY = "notice-delivery";
    public static final String EXTENSION = "extension";
    public static final String EXTENSION_CORRECTION = "extension-correction";
    public static final String URGING = "urging";

    public static final String SUBPROCESS_ASSIGNMENT = "subprocess_assignment";
    public static final String SUBPROCESS_IMPLEMENTATION = "subprocess_implementation";
    public static final String SUBPROCESS_REPORTING = "subprocess_reporting";
    public static final String SUBPROCESS_REVIEW = "subprocess_review";
    public static final String SUBPROCESS_LETTER = "subprocess_letter";

    public static final String PROOFREAD = "userTask_proofread";
    public static final String APPROVE = "userTask_approve";
    public static final String ACCEPT_ASSIGNMENT = "userTask_acceptAssignment";
    public static final String REASSIGN = "userTask_reassign";
    public static final String REQUEST_END = "userTask_requestEnd";
    public static final String CONSENT_END = "userTask_consentEnd";
    public static final String COMPILE = "userTask_compile";
    public static final String SIGN = "userTask_sign";
    public static final String CHECK = "userTask_check";
    public static final String DECIDE = "userTask_decide";
    public static final String CHOOSE_RETURN = "userTask_chooseReturn";
    public static final String ACCEPT_PART = "userTask_acceptPart";
    public static final String DECIDE_OBJECTION = "userTask_decideObjection";
    public static final String CONFIRM_NOT_APPLICABLE = "userTask_confirmNotApplicable";
    public static final String REPORT = "userTask_report";
    public static final String SIGN_PART = "userTask_signPart";
    public static final String VERIFY = "userTask_verify";
    public static final String RELEASE_LETTER = "userTask_releaseLetter";

    public static final String PUBLISH_POINT = "serviceTask_publishPoint";
    public static final String RECORD_UNFINISHED = "serviceTask_recordUnfinished";
    public static final String DRAFT_LETTER = "serviceTask_draftLetter";
    public static final String SEND_AGAIN = "serviceTask_sendAgain";
    public static final String SIGN_EXTENSION = "userTask_signExtension";
    public static final String DECIDE_EXTENSION = "userTask_decideExtension";

    public static final String CORRECT_EXTENSION = "serviceTask_correctExtension";
    public static final String URGE = "serviceTask_urge";
    public static final String IMPLEMENT_PART = "callActivity_implementPart";

    public static final String END_STANDBY = "end_standby";
    public static final String END_RELEASED = "end_released";
    public static final String END_INCLUDED = "end_included";
    public static final String END_VERIFIED = "end_verified";

    private Elements() {}
}
