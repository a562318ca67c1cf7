package org.weibao.process.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.weibao.security.Accounts;
import org.weibao.security.Accounts.OldPassword;

/** The engine's users, each with an account of ours: it learns in the same transaction what happens to the user. */
class AccountIdentityProvider extends DbIdentityServiceProvider {

    private final Accounts accounts;

    private AccountIdentityProvider(Accounts accounts) {
        this.accounts = accounts;
    }

    static SessionFactory factory(Accounts accounts) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AccountIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new AccountIdentityProvider(accounts);
            }
        };
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        UserEntity entity = (UserEntity) user;
        boolean isNew = entity.getRevision() == 0;
        boolean replacesPassword = entity.hasNewPassword();
        OldPassword old = passwordOf(entity);
        IdentityOperationResult result = super.saveUser(user);
        String by = by();
        if (isNew) {
            accounts.opened(user.getId(), by, CurrentRequest.address());
        } else if (replacesPassword) {
            long generation = accounts.passwordReplaced(user.getId(), old, by, CurrentRequest.address());
            CurrentRequest.session()
                    .filter(session -> session.userId().equals(user.getId()))
                    .ifPresent(session -> session.survive(generation));
        }
        return result;
    }

    private static @Nullable OldPassword passwordOf(UserEntity user) {
        return user.getPassword() == null ? null : new OldPassword(user.getPassword(), user.getSalt());
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        putBack(new TaskQueryImpl()
                .taskAssignee(userId)
                .taskCandidateGroup(groupId)
                .includeAssignedTasks());
        return super.deleteMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        putBack(new TaskQueryImpl().taskAssignee(userId));
        IdentityOperationResult result = super.deleteUser(userId);
        if (!IdentityOperationResult.OPERATION_NONE.equals(result.getOperation())) {
            accounts.closed(userId, by(), CurrentRequest.address());
        }
        return result;
    }

    @Override
    public IdentityOperationResult unlockUser(String userId) {
        return accounts.unlock(userId, by(), CurrentRequest.address())
                ? new IdentityOperationResult(findUserById(userId), IdentityOperationResult.OPERATION_UNLOCK)
                : new IdentityOperationResult(null, IdentityOperationResult.OPERATION_NONE);
    }

    /** Not counted here, where a roll-back would forget it. */
    @Override
    public boolean checkPassword(String userId, String password) {
        throw new UnsupportedOperationException("GuardedIdentityService checks passwords");
    }

    /** What somebody has claimed is completed by him alone: who leaves puts it back, or it would wait for ever. */
    private static void putBack(TaskQuery claimed) {
        CommandContext context = Context.getCommandContext();
        context.runWithoutAuthorization(() -> {
            List<Task> tasks = context.getTaskManager().findTasksByQueryCriteria((TaskQueryImpl) claimed);
            tasks.forEach(task -> new AssignTaskCmd(task.getId(), null).execute(context));
            return null;
        });
    }

    private static String by() {
        return Objects.requireNonNullElse(Context.getCommandContext().getAuthenticatedUserId(), "");
    }
}
