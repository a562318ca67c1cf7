package org.weibao.process.guard;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicySpecialCharacterRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.weibao.identity.Accounts;
import org.weibao.identity.Accounts.Attempt;
import org.weibao.identity.Accounts.OldPassword;
import org.weibao.identity.PasswordHash;
import org.weibao.identity.UserId;
import org.weibao.shared.Refusal;

/**
 * The engine's identity service for all callers. It checks passwords outside of commands, so that an attempt is counted
 * even if the command fails, and no database connection waits for a hash. The identity provider would check within the
 * command.
 */
final class GuardedIdentityService extends IdentityServiceImpl {

    private static final Map<String, String> MISSING = Map.of(
            PasswordPolicyLengthRuleImpl.PLACEHOLDER, "至少10个字符",
            PasswordPolicyLowerCaseRuleImpl.PLACEHOLDER, "含有小写字母",
            PasswordPolicyUpperCaseRuleImpl.PLACEHOLDER, "含有大写字母",
            PasswordPolicyDigitRuleImpl.PLACEHOLDER, "含有数字",
            PasswordPolicySpecialCharacterRuleImpl.PLACEHOLDER, "含有标点等特殊字符",
            PasswordPolicyUserDataRuleImpl.PLACEHOLDER, "不含用户名、姓名或邮箱");

    private final Accounts accounts;
    private final PasswordHash hash;
    private final ProcessEngineConfigurationImpl configuration;

    GuardedIdentityService(Accounts accounts, PasswordHash hash, ProcessEngineConfigurationImpl configuration) {
        this.accounts = accounts;
        this.hash = hash;
        this.configuration = configuration;
    }

    /** The same work and the same answer for a wrong password, an unknown user and a locked account. */
    @Override
    public boolean checkPassword(@Nullable String userId, @Nullable String password) {
        return FailureMemory.keeping(() -> isRight(userId, password));
    }

    private boolean isRight(@Nullable String userId, @Nullable String password) {
        Attempt attempt = accounts.attempt(
                userId == null ? "" : UserId.typed(userId),
                CurrentRequest.session().orElse(null));
        UserEntity user = find(attempt.userId());
        boolean matches = matches(password == null ? "" : password, user);
        if (!attempt.isAllowed() || !matches || user == null || password == null) {
            accounts.failed(attempt, CurrentRequest.address());
            return false;
        }
        accounts.succeeded(attempt);
        renew(user, password);
        CurrentRequest.verified(attempt);
        return true;
    }

    /** The engine's own refusal would be in English. */
    @Override
    public void saveUser(User user) {
        commandExecutor.execute(context -> {
            if (((UserEntity) user).getRevision() == 0) {
                UserId.check(user.getId());
            }
            return new SaveUserCmd(user).execute(context);
        });
    }

    private @Nullable UserEntity find(String userId) {
        return commandExecutor.execute(context -> PastRights.within(context, () ->
                (UserEntity) context.getReadOnlyIdentityProvider().findUserById(userId)));
    }

    private boolean matches(String password, @Nullable UserEntity user) {
        boolean ours = user != null && user.getPassword() != null && BcryptEncryptor.made(user.getPassword());
        if (!ours) {
            hash.pretend(password);
        }
        return user != null
                && user.getPassword() != null
                && matches(password, new OldPassword(user.getPassword(), user.getSalt()));
    }

    private boolean matches(String password, OldPassword kept) {
        PasswordManager passwords = configuration.getPasswordManager();
        return passwords.check(EncryptionUtil.saltPassword(password, kept.salt()), kept.hash());
    }

    /** Replaces a hash of the engine's own kind by one of ours. */
    private void renew(UserEntity user, String password) {
        if (BcryptEncryptor.made(user.getPassword())) {
            return;
        }
        try {
            commandExecutor.execute(context -> {
                UserEntity current = context.getDbEntityManager().selectById(UserEntity.class, user.getId());
                if (current != null && current.getRevision() == user.getRevision()) {
                    current.setPassword(password);
                    current.encryptPassword();
                }
                return null;
            });
        } catch (OptimisticLockingException done) {
            // Another sign-in at the same time has renewed it, or the password was changed.
            return;
        }
    }

    /**
     * The page for choosing a password also calls this without saving. So only a password that is being saved is
     * compared with earlier ones; otherwise anybody could find them out here.
     */
    @Override
    public PasswordPolicyResult checkPasswordAgainstPolicy(String candidate, @Nullable User user) {
        PasswordPolicyResult result = super.checkPasswordAgainstPolicy(candidate, user);
        if (user instanceof UserEntity entity && entity.hasNewPassword()) {
            refuseWeak(result.getViolatedRules());
            refuseUsed(candidate, entity);
        }
        return result;
    }

    private static void refuseWeak(List<PasswordPolicyRule> violated) {
        if (!violated.isEmpty()) {
            throw new Refusal(
                    "password",
                    violated.stream()
                            .map(rule -> MISSING.getOrDefault(rule.getPlaceholder(), rule.getPlaceholder()))
                            .collect(Collectors.joining("、", "新口令不符合要求，应当：", "。")));
        }
    }

    private void refuseUsed(String candidate, UserEntity user) {
        boolean isCurrent =
                user.getPassword() != null && matches(candidate, new OldPassword(user.getPassword(), user.getSalt()));
        if (isCurrent || accounts.history(user.getId()).stream().anyMatch(old -> matches(candidate, old))) {
            throw new Refusal("password", "新口令不能与最近5次用过的口令相同，请另想一个。");
        }
    }
}
