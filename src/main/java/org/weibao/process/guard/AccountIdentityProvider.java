package org.weibao.process.guard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.weibao.identity.Accounts;
import org.weibao.identity.Accounts.OldPassword;
import org.weibao.organization.FullName;
import org.weibao.organization.PersonRegister;
import org.weibao.shared.Refusal;

/**
 * Connects the engine's users with our accounts and names, in the same transaction as each change of a user. A name in
 * Chinese characters is stored whole as the first name: the web apps' pages would reverse its parts.
 */
class AccountIdentityProvider extends DbIdentityServiceProvider {

    private final Accounts accounts;
    private final PersonRegister people;
    private final Traces traces;

    private AccountIdentityProvider(Accounts accounts, PersonRegister people, Traces traces) {
        this.accounts = accounts;
        this.people = people;
        this.traces = traces;
    }

    static SessionFactory factory(Accounts accounts, PersonRegister people, Traces traces) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AccountIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new AccountIdentityProvider(accounts, people, traces);
            }
        };
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        UserEntity entity = (UserEntity) user;
        boolean isNew = entity.getRevision() == 0;
        boolean replacesPassword = entity.hasNewPassword();
        OldPassword old = passwordOf(entity);
        if (isNew) {
            refuseKnown(user.getId());
        }
        String name = nameOf(entity);
        IdentityOperationResult result = super.saveUser(user);
        String by = by();
        if (isNew) {
            people.open(user.getId());
        }
        people.rename(user.getId(), name.isEmpty() ? user.getId() : name);
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

    private void refuseKnown(String userId) {
        if (people.isClosed(userId)) {
            throw new Refusal(
                    "id",
                    "用户名“" + userId + "”是" + people.historyOf(userId).latest()
                            + "用过的，账号已停用。经办记录要认得出是谁，用过的用户名不再给别人；请另起一个，例如“" + userId + "-2”。");
        }
        if (people.isKnown(userId)) {
            throw new Refusal("id", "用户名“" + userId + "”已有人在用，请另起一个，例如“" + userId + "-2”。");
        }
    }

    /** The whole name. Admin asks for the family name again when the name is edited, so it must not be doubled. */
    private static String nameOf(UserEntity user) {
        String given = Objects.requireNonNullElse(user.getFirstName(), "");
        String family = Objects.requireNonNullElse(user.getLastName(), "");
        boolean again = FullName.isHan(given) && given.length() > family.length() && given.startsWith(family);
        String name = FullName.of(given, again ? "" : family);
        if (FullName.isHan(name)) {
            user.setFirstName(name);
            user.setLastName("");
        }
        return name;
    }

    private static @Nullable OldPassword passwordOf(UserEntity user) {
        return user.getPassword() == null ? null : new OldPassword(user.getPassword(), user.getSalt());
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        IdentityOperationResult result = super.createMembership(userId, groupId);
        renewPost(userId, groups -> groups.put(groupId, findGroupById(groupId)));
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        putBack(new TaskQueryImpl()
                .taskAssignee(userId)
                .taskCandidateGroup(groupId)
                .includeAssignedTasks());
        IdentityOperationResult result = super.deleteMembership(userId, groupId);
        renewPost(userId, groups -> groups.remove(groupId));
        return result;
    }

    /**
     * A person created in Admin has no other post than their role in a body, such as 市妇联经办人.
     *
     * @param change the changes that the database does not have yet
     */
    private void renewPost(String userId, Consumer<Map<String, GroupEntity>> change) {
        CommandContext context = Context.getCommandContext();
        Map<String, GroupEntity> groups = new TreeMap<>();
        PastRights.within(context, () -> {
            createGroupQuery(context)
                    .groupMember(userId)
                    .list()
                    .forEach(group -> groups.put(group.getId(), (GroupEntity) group));
            change.accept(groups);
            return null;
        });
        String post = groups.values().stream()
                .map(group -> Objects.requireNonNullElse(group.getName(), group.getId()))
                .map(name -> name.replaceAll("[（）]", ""))
                .collect(Collectors.joining("、"));
        people.post(userId, post.isEmpty() ? null : post);
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        putBack(new TaskQueryImpl().taskAssignee(userId));
        IdentityOperationResult result = super.deleteUser(userId);
        if (!IdentityOperationResult.OPERATION_NONE.equals(result.getOperation())) {
            boolean acted = traces.of(userId);
            accounts.closed(userId, by(), CurrentRequest.address());
            if (acted) {
                people.close(userId);
            } else {
                people.forget(userId);
            }
        }
        return result;
    }

    @Override
    public IdentityOperationResult unlockUser(String userId) {
        return accounts.unlock(userId, by(), CurrentRequest.address())
                ? new IdentityOperationResult(findUserById(userId), IdentityOperationResult.OPERATION_UNLOCK)
                : new IdentityOperationResult(null, IdentityOperationResult.OPERATION_NONE);
    }

    /** Attempts are not counted here, where a rollback would lose the count. */
    @Override
    public boolean checkPassword(String userId, String password) {
        throw new UnsupportedOperationException("GuardedIdentityService checks passwords");
    }

    /**
     * Only the assignee completes a claimed task. If they leave, it goes back to its group, or it would wait for ever.
     */
    private static void putBack(TaskQuery claimed) {
        CommandContext context = Context.getCommandContext();
        PastRights.within(context, () -> {
            List<Task> tasks = context.getTaskManager().findTasksByQueryCriteria((TaskQueryImpl) claimed);
            tasks.forEach(task -> new AssignTaskCmd(task.getId(), null).execute(context));
            return null;
        });
    }

    private static String by() {
        return Objects.requireNonNullElse(Context.getCommandContext().getAuthenticatedUserId(), "");
    }
}
