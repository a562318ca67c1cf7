package org.weibao.process.engine;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Person;
import org.weibao.organization.Unit;
import org.weibao.security.InitialPassword;
import org.weibao.security.StartRefused;

/** Groups for every body at each start; people at the first start only, after that they are the administrator's. */
@Component
class People {

    private final IdentityService identities;
    private final Organization organization;
    private final InstallationSettings settings;

    People(IdentityService identities, Organization organization, InstallationSettings settings) {
        this.identities = identities;
        this.organization = organization;
        this.settings = settings;
    }

    /** Renews the groups' names and, where nobody is there yet, creates the first people; those who now know a password. */
    List<Person> renew(InitialPassword password) {
        saveGroup(Groups.OFFICE, "领导小组办公室");
        saveGroup(Groups.LEADING_GROUP, "领导小组");
        saveGroup(Groups.SUPERVISOR, "督查");
        saveGroup(Groups.ADMINISTRATOR, "系统管理员");
        for (Unit unit : organization.units()) {
            saveGroup(unit.group(), unit.name() + "（经办人）");
            saveGroup(unit.headGroup(), unit.name() + "（负责人）");
        }
        List<Person> created = identities.createUserQuery().count() == 0 ? firstPeople() : List.of();
        created.forEach(person -> create(person, password));
        refuseWithoutAdministrator();
        return created;
    }

    private List<Person> firstPeople() {
        List<Person> sample = settings.withSamplePeople() ? organization.people() : List.of();
        if (sample.stream().anyMatch(person -> person.groups().contains(Groups.ADMINISTRATOR))) {
            return sample;
        }
        Person administrator = new Person(settings.administrator(), "系统管理员", "", List.of(Groups.ADMINISTRATOR));
        return Stream.concat(Stream.of(administrator), sample.stream()).toList();
    }

    private void create(Person person, InitialPassword password) {
        if (!identities.checkPasswordAgainstPolicy(password.value()).isValid()) {
            throw new StartRefused(
                    InitialPassword.VARIABLE + " is too weak a password.",
                    "Give it at least 10 characters with lower case, upper case, a digit and a special character.");
        }
        User user = identities.newUser(person.id());
        user.setFirstName(person.name());
        user.setLastName("");
        user.setPassword(password.value());
        identities.saveUser(user);
        person.groups().forEach(group -> identities.createMembership(person.id(), group));
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

    /** With nobody in this group the engine's first-admin set-up would be open to anybody who reaches it. */
    private void refuseWithoutAdministrator() {
        if (identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATOR).count() == 0) {
            throw new StartRefused(
                    "Nobody is in the group " + Groups.ADMINISTRATOR + ": nobody could keep the accounts.",
                    "Put a user into it: insert his id and '" + Groups.ADMINISTRATOR
                            + "' into the table ACT_ID_MEMBERSHIP, and start again.");
        }
    }
}
