package org.weibao.deadline;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.Counted;

/**
 * The time that a task has (期限). A task means a subject and a step, not the engine's id: it is the same when it comes
 * back. A newly set due date begins a new round, in which each escalation level is reached at most once.
 */
@Entity
public class Deadline {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @NaturalId
    @Embedded
    private SubjectIds subject;

    @NaturalId
    private String step;

    private @Nullable String taskId;

    private String assigneeBody;

    private int round = 1;

    private @Nullable LocalDate due;

    private @Nullable LocalDate originalDue;

    private @Nullable LocalDate countedFrom;

    private @Nullable Integer workingDays;

    private Instant openedAt;

    private Instant datedAt;

    private @Nullable Instant settledAt;

    private @Nullable String levelId;

    private boolean extensionOpen;

    @Embedded
    private @Nullable LightTimes lights;

    @ElementCollection
    @CollectionTable(name = "earlier_round", joinColumns = @JoinColumn(name = "deadline_id"))
    @MapKeyColumn(name = "round")
    private Map<Integer, EarlierRound> earlierRounds = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected Deadline() {}

    Deadline(TaskSubject subject, String step, String taskId, Opening opening) {
        this.subject = SubjectIds.of(subject);
        this.step = step;
        this.taskId = taskId;
        this.assigneeBody = opening.assigneeBody();
        this.openedAt = opening.at();
        this.datedAt = opening.at();
        due(opening);
    }

    /**
     * How a task begins.
     *
     * @param assigneeBody whose it is: the code of a unit or county, {@code office} or {@code leading-group}
     * @param due null where nothing is due
     * @param countedFrom the day from which the due day was counted; null for one that somebody named
     * @param workingDays how many after that; null for a day that its part or point carries and counts again
     */
    public record Opening(
            String assigneeBody,
            @Nullable LocalDate due,
            @Nullable LocalDate countedFrom,
            @Nullable Integer workingDays,
            Instant at) {}

    /** The task is there again. With the same due day it goes on in its round. */
    void reopen(String newTaskId, Opening opening) {
        taskId = newTaskId;
        assigneeBody = opening.assigneeBody();
        openedAt = opening.at();
        settledAt = null;
        if (!Objects.equals(due, opening.due())) {
            beginRound(opening.at());
            due(opening);
        }
        datedAt = opening.at();
    }

    private void due(Opening opening) {
        due = opening.due();
        originalDue = opening.due();
        countedFrom = opening.countedFrom();
        workingDays = opening.workingDays();
    }

    /** Sets another due day while the task is open. The first one stays on record. */
    void move(LocalDate newDue, Instant at) {
        if (!newDue.equals(due)) {
            recount(newDue, at);
            countedFrom = null;
            workingDays = null;
        }
    }

    /** Sets another due day by a newer calendar, counted as before. */
    void recount(LocalDate newDue, Instant at) {
        if (!newDue.equals(due)) {
            beginRound(at);
            datedAt = at;
            due = newDue;
            if (originalDue == null) {
                originalDue = newDue;
            }
        }
    }

    /** The day before stays on record with its round. */
    private void beginRound(Instant at) {
        earlierRounds.put(round, new EarlierRound(due, originalDue, countedFrom, workingDays, datedAt, levelId, at));
        round++;
        levelId = null;
    }

    void lights(LightTimes times) {
        lights = times.equals(LightTimes.NEVER) ? null : times;
    }

    /** From when its light is at least blue, yellow or red. */
    public LightTimes lights() {
        return lights == null ? LightTimes.NEVER : lights;
    }

    /** Records the highest level that was reached. */
    public void reach(String levelId) {
        this.levelId = levelId;
    }

    /** Whether a request for more time is open. */
    public void extensionIsOpen(boolean isOpen) {
        extensionOpen = isOpen;
    }

    /** The clock of this node may be a little behind that of the node that has opened it. */
    void settle(Instant at) {
        settledAt = at.isBefore(openedAt) ? openedAt : at;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public TaskSubject subject() {
        return subject.subject();
    }

    /** The id of the user task in its model. */
    public String step() {
        return step;
    }

    /** The engine's id of the task as it came last. */
    public @Nullable String taskId() {
        return taskId;
    }

    /** Whose task it is: the code of a unit or county, {@code office} or {@code leading-group}. */
    public String assigneeBody() {
        return assigneeBody;
    }

    /** From 1. */
    public int round() {
        return round;
    }

    /** The last day; null where nothing is due. */
    public @Nullable LocalDate due() {
        return due;
    }

    /** The last day as it was when the task came, before any extension. */
    public @Nullable LocalDate originalDue() {
        return originalDue;
    }

    /** Whether the last day was counted, and not named by somebody: a newer calendar may move it. */
    public boolean isCounted() {
        return countedFrom != null;
    }

    /** The last day, if it was counted. */
    public @Nullable LocalDate countedDue() {
        return isCounted() ? due : null;
    }

    /** How the last day was counted; null for one that somebody named, or that its part carries and counts again. */
    public @Nullable Counted counted() {
        return countedFrom == null || workingDays == null ? null : new Counted(countedFrom, workingDays);
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** When its people last got to know its day: when it came, or when the day changed. */
    public Instant datedAt() {
        return datedAt;
    }

    public boolean isOpen() {
        return settledAt == null;
    }

    /** The highest escalation level that was reached in this round; null before the first. */
    public @Nullable String levelId() {
        return levelId;
    }

    /** Whether a request for more time is being dealt with. */
    public boolean isExtensionOpen() {
        return extensionOpen;
    }

    /** What notices about it are kept by, such as {@code part-12/userTask_report}. */
    public String key() {
        return subject().key() + "/" + step;
    }
}
