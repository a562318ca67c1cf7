package org.weibao.organization;

import org.weibao.shared.Texts;

/** Makes names comparable: documents break them over lines and mix the widths of brackets. */
final class BodyNames {

    private BodyNames() {}

    static String normalized(String name) {
        return Texts.condensed(name);
    }
}
