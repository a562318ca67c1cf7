package org.weibao.process.install;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.identity.Accounts;
import org.weibao.identity.InitialPassword;
import org.weibao.organization.Groups;
import org.weibao.organization.LeadingGroup;
import org.weibao.organization.Organization;
import org.weibao.organization.Person;
import org.weibao.organization.PersonRegister;
import org.weibao.organization.Unit;
import org.weibao.startup.StartRefused;

/** Creates groups for every body at each start, and people at the first. Later the administrator keeps people. */
@Component
class People {

    private final IdentityService identities;
    private final Organization organization;
    private final InstallationSettings settings;
    private final Clock clock;
    private final Accounts accounts;
    private final ProcessEngineConfigurationImpl engine;
    private final PersonRegister register;

    People(
            IdentityService identities,
            Organization organization,
            InstallationSettings settings,
            Clock clock,
            Accounts accounts,
            ProcessEngineConfigurationImpl engine,
            PersonRegister register) {
        this.identities = identities;
        this.organization = organization;
        this.settings = settings;
        this.clock = clock;
        this.accounts = accounts;
        this.engine = engine;
        this.register = register;
    }

    /**
     * Renews the groups' names.
     *
     * @return the people to create: the first people if there is nobody yet
     * @throws StartRefused if the password is too weak for them, or nobody could keep the accounts
     */
    List<Person> renew(InitialPassword password) {
        LeadingGroup body = organization.body(WorkingCalendar.dayOf(clock.instant()));
        saveGroup(Groups.OFFICE, body.officeName());
        saveGroup(Groups.LEADING_GROUP, body.name());
        saveGroup(Groups.SUPERVISOR, "督查");
        saveGroup(Groups.ADMINISTRATOR, "系统管理员");
        for (Unit unit : organization.units()) {
            saveGroup(unit.group(), unit.name() + "（经办人）");
            saveGroup(unit.headGroup(), unit.name() + "（负责人）");
        }
        nameThoseBefore();
        boolean firstStart = identities.createUserQuery().count() == 0;
        List<Person> missing = firstStart ? firstPeople() : administratorWhereNoneIs();
        if (!missing.isEmpty()
                && !identities.checkPasswordAgainstPolicy(password.value()).isValid()) {
            throw new StartRefused(InitialPassword.VARIABLE + " 给的口令太弱。", "请给至少10个字符的口令，含有小写字母、大写字母、数字和标点等特殊字符。");
        }
        return missing;
    }

    /** Registers accounts that are older than the register, or than its way of writing a name. */
    private void nameThoseBefore() {
        for (User user : identities.createUserQuery().list()) {
            if (register.historyOf(user.getId()).versions().isEmpty()) {
                identities.saveUser(user);
                identities.createGroupQuery().groupMember(user.getId()).list().stream()
                        .map(Group::getName)
                        .map(name -> name.replaceAll("[（）]", ""))
                        .reduce((one, other) -> one + "、" + other)
                        .ifPresent(post -> register.post(user.getId(), post));
            }
        }
    }

    private List<Person> firstPeople() {
        List<Person> sample = settings.withSamplePeople() ? organization.people() : List.of();
        if (sample.stream().anyMatch(person -> person.groups().contains(Groups.ADMINISTRATOR))) {
            return sample;
        }
        String id = Objects.requireNonNullElse(settings.administrator(), "admin");
        return Stream.concat(Stream.of(administrator(id)), sample.stream()).toList();
    }

    /** If this group were empty, the engine's set-up page would let anybody create the first administrator. */
    private List<Person> administratorWhereNoneIs() {
        if (identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATOR).count() > 0) {
            return List.of();
        }
        String id = settings.administrator();
        if (id == null) {
            throw new StartRefused(
                    "用户组 " + Groups.ADMINISTRATOR + " 里没有人：没有人能管理账号。",
                    "请用环境变量 WEIBAO_ADMINISTRATOR=用户名 启动一次：该用户被加入这个组，没有这个用户时新建。");
        }
        if (register.isClosed(id)) {
            throw new StartRefused(
                    "WEIBAO_ADMINISTRATOR 指定的用户 " + id + " 已经停用，用户名不再给别人使用。", "请用环境变量 WEIBAO_ADMINISTRATOR 指定另一个用户名。");
        }
        if (identities.createUserQuery().userId(id).count() == 0) {
            return List.of(administrator(id));
        }
        identities.createMembership(id, Groups.ADMINISTRATOR);
        return List.of();
    }

    private static Person administrator(String id) {
        return new Person(id, "系统管理员", "", List.of(Groups.ADMINISTRATOR));
    }

    /** Hashes all passwords in parallel: one after another they would delay the first start by seconds. */
    void create(List<Person> people, InitialPassword password) {
        people.parallelStream().map(person -> user(person, password)).toList().forEach(identities::saveUser);
        for (Person person : people) {
            person.groups().forEach(group -> identities.createMembership(person.id(), group));
            if (!person.position().isBlank()) {
                register.post(person.id(), person.position());
            }
        }
        if (settings.withSamplePeople()) {
            people.forEach(person -> accounts.keepPassword(person.id()));
        }
    }

    private User user(Person person, InitialPassword password) {
        UserEntity user = new UserEntity(person.id());
        user.setFirstName(person.name());
        user.setLastName("");
        user.setSalt(engine.getSaltGenerator().generateSalt());
        user.setDbPassword(
                engine.getPasswordManager().encrypt(EncryptionUtil.saltPassword(password.value(), user.getSalt())));
        return user;
    }

    private void saveGroup(String id, String name) {
        Group group = identities.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identities.newGroup(id);
            group.setType("WORKFLOW");
        } else if (Objects.equals(group.getName(), name)) {
            return;
        }
        group.setName(name);
        identities.saveGroup(group);
    }
}
