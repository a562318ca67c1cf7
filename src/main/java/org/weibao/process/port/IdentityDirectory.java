package org.weibao.process.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;
import org.weibao.organization.FullName;
import org.weibao.organization.NameHistory;
import org.weibao.organization.PersonRegister;
import org.weibao.process.guard.PastRights;

/** Names from the engine's accounts, which the administrator keeps. */
@Component
class IdentityDirectory implements Directory {

    private static final String SYSTEM = "system";

    private static final NameHistory THE_SYSTEM =
            new NameHistory(SYSTEM, List.of(new NameHistory.Version("系统", null, Instant.EPOCH)));

    private final IdentityService identity;
    private final PastRights rights;
    private final PersonRegister register;
    private final JdbcClient database;

    IdentityDirectory(IdentityService identity, PastRights rights, PersonRegister register, JdbcClient database) {
        this.identity = identity;
        this.rights = rights;
        this.register = register;
        this.database = database;
    }

    @Override
    public String nameOf(String userId) {
        return historyOf(userId).latest().name();
    }

    @Override
    public NameHistory historyOf(String userId) {
        return userId.equals(SYSTEM) ? THE_SYSTEM : register.historyOf(userId);
    }

    @Override
    public Map<String, NameHistory> historiesOf(Collection<String> userIds) {
        var histories = register.historiesOf(userIds);
        if (userIds.contains(SYSTEM)) {
            histories.put(SYSTEM, THE_SYSTEM);
        }
        return histories;
    }

    @Override
    public Optional<Addressee> find(String userId) {
        return addressees(users -> users.userId(userId)).findFirst();
    }

    @Override
    public List<Addressee> membersOf(String group) {
        return addressees(users -> users.memberOfGroup(group)).toList();
    }

    /** By one query, which the engine does not have. */
    @Override
    public Map<String, List<Addressee>> membersOf(Collection<String> groups) {
        if (groups.size() < 2) {
            return Directory.super.membersOf(groups);
        }
        return database
                .sql(
                        """
                        SELECT m.GROUP_ID_, u.ID_, u.FIRST_, u.LAST_, u.EMAIL_ FROM ACT_ID_MEMBERSHIP m
                        JOIN ACT_ID_USER u ON u.ID_ = m.USER_ID_ WHERE m.GROUP_ID_ IN (:groups) ORDER BY u.ID_""")
                .param("groups", groups)
                .query((row, number) -> Map.entry(
                        row.getString(1),
                        addressee(row.getString(2), row.getString(3), row.getString(4), row.getString(5))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Stream<Addressee> addressees(UnaryOperator<UserQuery> whom) {
        // The current user may not look up accounts, but may know who signed what they read.
        return rights
                .ask(() -> whom.apply(identity.createUserQuery())
                        .orderByUserId()
                        .asc()
                        .list())
                .stream()
                .map(IdentityDirectory::addressee);
    }

    private static Addressee addressee(User user) {
        return addressee(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail());
    }

    private static Addressee addressee(
            String id, @Nullable String first, @Nullable String last, @Nullable String mail) {
        return new Addressee(id, FullName.of(first, last), mail == null || mail.isBlank() ? null : mail);
    }
}
