package org.weibao.support;

/** A bean of the tests that remembers something: it forgets it before each class of tests. */
public interface StartsAgain {

    void startAgain();
}
