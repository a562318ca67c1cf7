package org.weibao.process.signin;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.identity.AccountSettings;
import org.weibao.identity.AccountStatus.Due;
import org.weibao.identity.SignInSession;
import org.weibao.process.guard.CurrentRequest;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;

/** The current user's own password, for the page that changes it. */
@RestController
@RequestMapping("/camunda/api/weibao/password")
class PasswordController {

    /** The password's user, why it must be changed, and for how many days a password may be used. */
    record PasswordView(String userId, Due due, int days) {}

    record PasswordChange(@Nullable String current, @Nullable String password) {}

    private final IdentityService identity;
    private final AccountSettings settings;

    PasswordController(IdentityService identity, AccountSettings settings) {
        this.identity = identity;
        this.settings = settings;
    }

    @GetMapping
    PasswordView password() {
        SignInSession session = CurrentRequest.session().orElseThrow(NotYours::new);
        return new PasswordView(
                session.userId(), session.due(), settings.passwordAge().getDays());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody PasswordChange change) {
        String current = required("current", "当前口令", change.current());
        String password = required("password", "新口令", change.password());
        String userId = identity.getCurrentAuthentication().getUserId();
        if (!identity.checkPassword(userId, current)) {
            throw new Refusal("current", "当前口令不正确。" + settings.lockSentence());
        }
        User user = identity.createUserQuery().userId(userId).singleResult();
        user.setPassword(password);
        identity.saveUser(user);
    }

    /** Unlike other texts, a password is used exactly as typed, with its spaces. */
    private static String required(String field, String label, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new Refusal(field, "请填写" + label + "。");
        }
        return text;
    }
}
