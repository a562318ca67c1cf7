package org.weibao.shared;

/** The current user may not see this. The answer is the same as if it did not exist. */
public class NotYours extends RuntimeException {

    public NotYours() {
        super("没有找到，或者不属于您的单位。");
    }
}
