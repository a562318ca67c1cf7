package org.weibao.identity;

import java.util.regex.Pattern;
import org.weibao.shared.Refusal;

/** The name that a person signs in with. */
public final class UserId {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]{1,64}");

    /** Blanks of every kind, and invisible characters. */
    private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");

    private UserId() {}

    /** Without blanks at its ends, which were not typed on purpose. */
    public static String typed(String text) {
        return AROUND.matcher(text).replaceAll("");
    }

    /** @throws Refusal if it cannot be a user id: with capitals and blanks, two ids could look the same */
    public static void check(String userId) {
        if (!ALLOWED.matcher(userId).matches()) {
            throw new Refusal("id", "用户名“" + userId + "”不能用：只能由小写字母、数字和连字符组成，前后和中间都没有空格，最多64个字符，例如“fulian-2”。");
        }
    }
}
