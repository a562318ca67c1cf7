package org.weibao.identity;

import java.util.regex.Pattern;
import org.weibao.shared.Refusal;

/** What a person signs in with. */
public final class UserId {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]{1,64}");

    /** Blanks of every kind, and what shows nothing at all. */
    private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");

    private UserId() {}

    /** As it was meant: a blank before or behind it was not typed on purpose. */
    public static String typed(String text) {
        return AROUND.matcher(text).replaceAll("");
    }

    /** @throws Refusal if nobody could be called so: capitals and blanks would make two ids that are taken for one */
    public static void check(String userId) {
        if (!ALLOWED.matcher(userId).matches()) {
            throw new Refusal("id", "用户名“" + userId + "”不能用：只能由小写字母、数字和连字符组成，前后和中间都没有空格，最多64个字符，例如“fulian-2”。");
        }
    }
}
