package org.weibao.shared;

/** What a person may not see does not exist for him: nothing here says what it is. */
public final class NotYours extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotYours() {
        super("没有找到，或不在您的办理范围内。");
    }
}
