package org.weibao.process.web;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.identity.InitialPassword;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/** The administrator who keeps accounts in Admin, by the same requests. */
final class AccountKeeper {

    private final int port;
    private final WebSession admin;

    AccountKeeper(int port) {
        this.port = port;
        this.admin = WebSession.signedIn(port, "admin", "admin");
    }

    static String newPassword() {
        return InitialPassword.of(null).value();
    }

    /** Creates an officer of 市民政局; returns the one-time password. */
    String creates(String userId) {
        String password = newPassword();
        done(admin.postEngine(
                "/user/create",
                Map.of(
                        "profile", Map.of("id", userId, "firstName", "新来的", "lastName", "", "email", ""),
                        "credentials", Map.of("password", password))));
        adds(userId, "unit-minzheng");
        return password;
    }

    /** Creates an officer and changes the password as they would; returns the password that they chose. */
    String createsSettled(String userId) {
        String oneTime = creates(userId);
        String own = newPassword();
        WebSession session = WebSession.signedIn(port, userId, oneTime, "tasklist");
        done(change(session, oneTime, own));
        return own;
    }

    static Answer change(WebSession session, String current, String password) {
        return session.post("/camunda/api/weibao/password", Map.of("current", current, "password", password));
    }

    void adds(String userId, String group) {
        done(admin.send("PUT", engine("/group/" + group + "/members/" + userId), null, null));
    }

    void removes(String userId, String group) {
        done(admin.send("DELETE", engine("/group/" + group + "/members/" + userId), null, null));
    }

    Answer resets(String userId, String password) {
        return admin.put(
                engine("/user/" + userId + "/credentials"),
                Map.of("password", password, "authenticatedUserPassword", FreshInstallation.PASSWORD));
    }

    void unlocks(String userId) {
        done(admin.send("POST", engine("/user/" + userId + "/unlock"), null, null));
    }

    void deletes(String userId) {
        done(admin.send("DELETE", engine("/user/" + userId), null, null));
    }

    /** So that the next case may make them again: the id of who has signed in is nobody else's otherwise. */
    void deletesWithoutTrace(String userId, JdbcClient database, TransactionOperations transaction) {
        deletes(userId);
        transaction.executeWithoutResult(status -> {
            database.sql("DELETE FROM account_event WHERE user_id = ?")
                    .params(userId)
                    .update();
            database.sql("DELETE FROM person WHERE user_id = ?").params(userId).update();
        });
    }

    private static String engine(String path) {
        return "/camunda/api/engine/engine/default" + path;
    }

    private static void done(Answer answer) {
        if (answer.status() != 204) {
            throw new AssertionError(answer.toString());
        }
    }
}
