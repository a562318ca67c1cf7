package org.weibao.organization;

import java.util.regex.Pattern;

/** Documents break names over lines and mix the widths of brackets; neither makes another name. */
final class BodyNames {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s", Pattern.UNICODE_CHARACTER_CLASS);

    private BodyNames() {}

    static String normalized(String name) {
        return WHITE_SPACE.matcher(name).replaceAll("").replace('（', '(').replace('）', ')');
    }
}
