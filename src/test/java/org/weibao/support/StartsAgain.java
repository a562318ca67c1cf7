package org.weibao.support;

/** A bean of the tests with a memory, which is cleared before each class of tests. */
public interface StartsAgain {

    void startAgain();
}
