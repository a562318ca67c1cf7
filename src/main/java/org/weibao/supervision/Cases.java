package org.weibao.supervision;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Parts;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.WorkPoints;

/** Looks up what tasks are about, and what the ladder has to know of them. */
@Component
class Cases {

    private final WorkPoints points;
    private final Parts parts;
    private final Organization organization;
    private final List<CaseReader> readers;

    Cases(WorkPoints points, Parts parts, Organization organization, List<CaseReader> readers) {
        this.points = points;
        this.parts = parts;
        this.organization = organization;
        this.readers = List.copyOf(readers);
    }

    Case of(Subject subject) {
        return switch (subject.kind()) {
            case PLAN -> new Case(subject.id(), null, null, Priority.NORMAL, null);
            case POINT ->
                new Case(null, subject.id(), null, points.get(subject.id()).priority(), null);
            case PART -> part(subject.id());
            case LETTER, EXTENSION ->
                readers.stream()
                        .filter(reader -> reader.kind() == subject.kind())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Nobody reads " + subject.key()))
                        .read(subject.id());
        };
    }

    private Case part(long id) {
        var part = parts.get(id);
        var point = part.point();
        var unasked = part.role() == Role.SUPPORTING ? part.unitCode() : null;
        return new Case(null, point.id(), id, point.priority(), unasked);
    }

    /** A task as it is. */
    Watched watched(Term term) {
        return watched(
                term.subject(),
                term.step(),
                new Term.Opening(term.asked(), term.due(), term.countedFrom(), term.workingDays(), term.openedAt()));
    }

    /** A task as it begins. A supporting unit's tasks (配合单位) are watched without a due day: they have no ladder. */
    Watched watched(Subject subject, String step, Term.Opening opening) {
        var about = of(subject);
        var due = opening.asked().equals(about.unasked()) ? null : opening.due();
        return new Watched(step, kind(opening.asked()), about.priority(), due, dayOf(opening));
    }

    private static LocalDate dayOf(Term.Opening opening) {
        return WorkingCalendar.dayOf(opening.at());
    }

    private UnitKind kind(String asked) {
        return asked.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP
                : organization.unit(asked).kind();
    }
}
