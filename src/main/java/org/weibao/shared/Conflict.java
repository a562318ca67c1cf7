package org.weibao.shared;

/** The act was right when its form was opened, and is no longer: somebody else was faster. Shown as it is, in Chinese. */
public class Conflict extends RuntimeException {

    public Conflict(String sentence) {
        super(sentence);
    }
}
