package org.weibao.escalation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.workpoint.Visibility;

/**
 * Who gets a weekly list, and of what. The office, the leading group and supervisors get everything. Officers and heads
 * of a lead unit get its points and its own tasks. Other heads get the tasks of their own unit or county.
 */
@Component
class WeeklyRecipients {

    private final Directory directory;
    private final Organization organization;
    private final Visibility visibility;

    WeeklyRecipients(Directory directory, Organization organization, Visibility visibility) {
        this.directory = directory;
        this.organization = organization;
        this.visibility = visibility;
    }

    /** Everybody who may get a list, in the order of their ids, each with their relevant groups. */
    List<CurrentUser> of(List<LateTask> matters) {
        var groups = new LinkedHashSet<>(
                List.of(Groups.OFFICE, Groups.LEADING_GROUP, Groups.SUPERVISOR, Groups.ADMINISTRATOR));
        for (var matter : matters) {
            Stream.ofNullable(matter.lead())
                    .flatMap(code -> organization.find(code).stream())
                    .forEach(lead -> groups.addAll(List.of(lead.group(), lead.headGroup())));
            Stream.ofNullable(matter.partUnit())
                    .flatMap(code -> organization.find(code).stream())
                    .forEach(unit -> groups.add(unit.headGroup()));
        }
        Map<String, Set<String>> people = new TreeMap<>();
        for (var group : groups) {
            directory.membersOf(group).forEach(person -> people.computeIfAbsent(person.userId(), id -> new HashSet<>())
                    .add(group));
        }
        var readers = new ArrayList<CurrentUser>();
        people.forEach((id, of) -> readers.add(new CurrentUser(id, of)));
        return readers;
    }

    /** Whether the list of that person contains it. */
    boolean reads(CurrentUser currentUser, LateTask matter) {
        if (visibility.seesEverything(currentUser)) {
            return true;
        }
        var phase = matter.phase();
        // Only the office sees a draft; its addressee reads the letter after the release.
        if (matter.about() == TaskSubject.Kind.LETTER || phase == null) {
            return false;
        }
        return visibility.seesWhole(currentUser, matter.lead(), phase)
                || (matter.assigneeBody().equals(matter.partUnit())
                        && visibility.belongsTo(currentUser, matter.assigneeBody()));
    }

    /** Whether the person also gets an empty list: without one the office would not know whether the system works. */
    boolean readsNothingToo(CurrentUser currentUser) {
        return currentUser.isIn(Groups.OFFICE) && visibility.seesEverything(currentUser);
    }

    /** Whether the person belongs to a body that the office consults. */
    boolean isConsulted(CurrentUser currentUser) {
        return !visibility.seesEverything(currentUser)
                && currentUser.groups().stream()
                        .flatMap(group -> organization.owning(group).stream())
                        .map(Unit::kind)
                        .anyMatch(kind -> kind.isConsulted());
    }
}
