package org.weibao.shared;

/** An act needs a newer version of the application than this node has: another node brings it in just now. */
public final class BeingUpdated extends RuntimeException {

    public BeingUpdated(Throwable cause) {
        super(cause);
    }
}
