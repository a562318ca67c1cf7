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
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.Counted;

/**
 * The time that a task has (期限). A task here is a subject and a step, not the engine's id: it stays the same when it
 * comes back. A new due day begins a new round, in which each escalation level is reached at most once.
 */
@Entity
public class Deadline {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Embedded
    private SubjectIds subject;

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
     * @param assigneeBody the code of a unit or county, {@code office} or {@code leading-group}
     * @param due null if nothing is due
     * @param countedFrom the day from which the due day was counted; null if a person set the day
     * @param workingDays how many after that; null if the part or point has the day and counts it again
     */
    public record Opening(
            String assigneeBody,
            @Nullable LocalDate due,
            @Nullable LocalDate countedFrom,
            @Nullable Integer workingDays,
            Instant at) {}

    /** The task has come back. With the same due day the round continues. */
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

    /** Another due day while the task is open; the first one stays on record. */
    void move(LocalDate newDue, Instant at) {
        if (!newDue.equals(due)) {
            recount(newDue, at);
            countedFrom = null;
            workingDays = null;
        }
    }

    /** The due day that a newer calendar gives, counted as before. */
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

    /** When its light becomes blue, yellow and red. */
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

    /** The clock of another node may be a little behind that of the node that opened it. */
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

    /** The engine's id of the last such task. */
    public @Nullable String taskId() {
        return taskId;
    }

    /** The body that has the task: the code of a unit or county, {@code office} or {@code leading-group}. */
    public String assigneeBody() {
        return assigneeBody;
    }

    /** From 1. */
    public int round() {
        return round;
    }

    /** The due day; null if nothing is due. */
    public @Nullable LocalDate due() {
        return due;
    }

    /** The due day when the task was created, before any extension. */
    public @Nullable LocalDate originalDue() {
        return originalDue;
    }

    /** Whether the due day was counted and not set by a person, so that a newer calendar may move it. */
    public boolean isCounted() {
        return countedFrom != null;
    }

    /** The due day, if it was counted. */
    public @Nullable LocalDate countedDue() {
        return isCounted() ? due : null;
    }

    /** How the due day was counted; null if a person set it, or if its part has the day and counts it again. */
    public @Nullable Counted counted() {
        return countedFrom == null || workingDays == null ? null : new Counted(countedFrom, workingDays);
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** When its people last got a due day: when the task was created, or when the day changed. */
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

    /** Whether a request for more time is open. */
    public boolean isExtensionOpen() {
        return extensionOpen;
    }

    /** The beginning of its notices' keys, such as {@code part-12/userTask_report}. */
    public String key() {
        return subject().key() + "/" + step;
    }
}
