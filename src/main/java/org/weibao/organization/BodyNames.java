package org.weibao.organization;

import org.weibao.shared.Texts;

/** Documents break names over lines and mix the widths of brackets; neither makes another name. */
final class BodyNames {

    private BodyNames() {}

    static String normalized(String name) {
        return Texts.condensed(name);
    }
}
