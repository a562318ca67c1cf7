package org.weibao.shared;

/** The act was possible when its form was opened, but somebody else was faster. The person sees the Chinese text. */
public class Conflict extends RuntimeException {

    public Conflict(String sentence) {
        super(sentence);
    }
}
