package org.weibao.identity;

import org.jspecify.annotations.Nullable;

/** Why a session ends before the person signs out. */
public enum SessionEnd {
    PASSWORD_RESET("您的口令已重设，请用新口令登录；新口令请向系统管理员询问。"),
    PASSWORD_CHANGED("您的口令已在另一处登录中修改，请用新口令登录。不是您本人修改的，请立即告知系统管理员。"),
    LOCKED("当前口令连续输错，账号已锁定，这次登录已经结束。请稍后再登录，或者请系统管理员解锁。"),
    CLOSED("您的账号已停用，不能再登录。有疑问请联系系统管理员。"),
    TIME(null);

    private final @Nullable String sentence;

    SessionEnd(@Nullable String sentence) {
        this.sentence = sentence;
    }

    /** The sentence for the person; null for the usual end, by time. */
    public @Nullable String sentence() {
        return sentence;
    }
}
