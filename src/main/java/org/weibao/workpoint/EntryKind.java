package org.weibao.workpoint;

import org.weibao.organization.UnitKind;
import org.weibao.shared.Labelled;

/** What happened. */
public enum EntryKind implements Labelled {
    TAKEN("选定文件"),
    PROOFREAD("校核"),
    SUBMITTED("报批"),
    APPROVED("批准"),
    ABANDONED("放弃"),
    PUBLISHED("交办"),
    ACCEPTED("签收"),
    DECLINED("异议"),
    REASSIGNED("重新交办"),
    CLAIMED("申请不涉及"),
    DECIDED("裁定"),
    REPORTED("填报进展"),
    NO_NEW_PROGRESS("无新进展"),
    DONE("报告办结"),
    SIGNED("审签"),
    VERIFIED("核验通过"),
    RETURNED("退回"),
    END_REQUESTED("提请结束落实"),
    END_GRANTED("同意结束落实"),
    END_REFUSED("不同意结束落实"),
    UNFINISHED("记为未完成"),
    HANDED_OVER("转交"),
    REMINDED("提醒"),
    ESCALATED("督办"),
    /** For a consulted body, instead of 督办 or 催办. */
    CONSULTED("商请"),
    RESCHEDULED("时限重算"),
    URGED("催办"),
    EXTENSION_REQUESTED("申请延期"),
    EXTENSION_SIGNED("签署延期申请"),
    EXTENSION_UNSIGNED("不予签署延期申请"),
    EXTENDED("同意延期"),
    EXTENSION_REFUSED("不同意延期"),
    EXTENSION_CORRECTED("更正延期"),
    COMPILED("汇总"),
    CHECKED("审核通过"),
    CLOSED("办结销号"),
    CARRIED_OVER("结转下年度"),
    LETTER_DRAFTED("函件拟稿"),
    LETTER_WAITS("函件待签发"),
    LETTER_RELEASED("签发函件"),
    LETTER_DROPPED("函件未发");

    private final String label;

    EntryKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The kind to show to this body: a consulted body is never urged or supervised. */
    public EntryKind towards(UnitKind body) {
        return body.isConsulted() ? CONSULTED : this;
    }

    /** Whether only the office sees the entry. The addressee of a letter does not see its draft. */
    public boolean isOfTheOffice() {
        return this == LETTER_DRAFTED || this == LETTER_WAITS || this == LETTER_DROPPED;
    }
}
