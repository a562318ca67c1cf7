package org.weibao.shared;

/** What the signed-in user may not see; answered as if it did not exist. */
public class NotYours extends RuntimeException {

    public NotYours() {
        super("没有找到，或者不属于您的单位。");
    }
}
