package org.weibao.process.install;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weibao.identity.InitialPassword;
import org.weibao.organization.Groups;
import org.weibao.organization.Person;

/**
 * The console's text when the application is ready: where to sign in, and after the first start also with which users
 * and password.
 *
 * @param mailServer and the sender's address; null if no mail is sent
 * @param database the URL; for an embedded one the text names its file
 */
record Greeting(
        String port,
        String database,
        List<Person> created,
        InitialPassword password,
        boolean oneTime,
        @Nullable String mailServer) {

    private static final String EMBEDDED = "jdbc:h2:file:";

    private static final String LINE = "-".repeat(78);

    String text() {
        return String.join(
                "\n",
                "",
                LINE,
                "  未保 Weibao   http://localhost:" + port + "/camunda/" + data(),
                signIn() + mail(),
                LINE);
    }

    private String data() {
        if (!database.startsWith(EMBEDDED)) {
            return "";
        }
        String file = database.substring(EMBEDDED.length()).split(";", 2)[0];
        return "\n  数据 Data：" + Path.of(file).toAbsolutePath().normalize() + ".mv.db";
    }

    private String mail() {
        return mailServer != null
                ? "\n  邮件 Mail：由 " + mailServer + "。 Mail goes out by this server."
                : "\n  邮件 Mail：没有配置邮件服务器（WEIBAO_MAIL_HOST），通知留在系统中，记为未发送。\n"
                        + "  No mail server is set: notices are kept and marked as not sent.";
    }

    private String signIn() {
        if (created.isEmpty()) {
            return "  口令只在首次启动时显示；忘记的由管理员在 Admin 中重设，管理员忘记的用 reset-password 命令。\n"
                    + "  Passwords were shown at the first start; an administrator resets them in Admin.";
        }
        return """
                  用户 Users：
                %s
                  口令 Password：%s
                  请记下，不再显示；%s"""
                .formatted(
                        people(),
                        password.isRandom() ? password.value() : InitialPassword.VARIABLE + " 的值 (its value)",
                        oneTime
                                ? "首次登录时须修改。 Shown only now; it has to be changed at the first sign-in."
                                : "登录后可自行修改。 Shown only now; change it after signing in.");
    }

    /** One person of each role, not everybody. */
    private String people() {
        Map<String, Person> oneOfEach = new LinkedHashMap<>();
        created.forEach(person -> oneOfEach.putIfAbsent(role(person), person));
        String rest = created.size() > oneOfEach.size()
                ? "\n    ……共 %d 人，见 config/organization.yml  (%d people in all)"
                        .formatted(created.size(), created.size())
                : "";
        return oneOfEach.values().stream()
                        .map(person -> "    %-20s %s %s".formatted(person.id(), person.name(), person.position()))
                        .collect(Collectors.joining("\n"))
                + rest;
    }

    private static String role(Person person) {
        String group = person.groups().get(0);
        if (List.of(Groups.OFFICE, Groups.LEADING_GROUP, Groups.SUPERVISOR, Groups.ADMINISTRATOR)
                .contains(group)) {
            return group;
        }
        return group.substring(0, group.indexOf('-')) + (group.endsWith("-head") ? "-head" : "");
    }
}
