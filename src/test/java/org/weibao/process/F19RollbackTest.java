package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weibao.process.Forms.answer;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.plan.PlanService;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPoint;

/** Trial F19: after any failure, at any place, the records and the engine are both unchanged. */
class F19RollbackTest extends Scenario {

    @Autowired
    PlanService planning;

    @Autowired
    EntityManager entities;

    @Autowired
    Timeline timeline;

    @BeforeEach
    void startAgain() {
        clock.startAgain();
    }

    @AfterEach
    void theLedgerIsInOrder() {
        ledger.assertInOrder();
    }

    @Test
    void afterTheEngineHasStarted() {
        var point = points.ledBy("fulian").everybody("学习").approved();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    planning.publish(point.id());
                    throw new IllegalStateException("after the engine's start");
                }))
                .hasMessage("after the engine's start");
        assertNothingPublished(point);
    }

    @Test
    void atTheFlushOfTheRecords() {
        var point = points.ledBy("fulian").everybody("学习").approved();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    planning.publish(point.id());
                    timeline.onPlan(-1, "office-1", EntryKind.SUBMITTED, "of a plan that does not exist");
                }))
                .isInstanceOf(RuntimeException.class);
        assertNothingPublished(point);
    }

    @Test
    void afterTheRecordsAreSaved() {
        var point = points.ledBy("fulian").everybody("学习").approved();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    planning.publish(point.id());
                    entities.flush();
                    throw new IllegalStateException("after the records are saved");
                }))
                .hasMessage("after the records are saved");
        assertNothingPublished(point);
    }

    @Test
    void aClickWhoseRecordsCannotBeWrittenLeavesTheTask() {
        var code = points.ledBy("fulian").everybody("学习").published();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    office.desk("fulian-officer").click(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
                    timeline.onPlan(-1, "office-1", EntryKind.SUBMITTED, "of a plan that does not exist");
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(office.task(Elements.ACCEPT_ASSIGNMENT, code).getAssignee()).isNull();
        assertThat(pointQuery.parts(points.idOf(code))).isEmpty();
        assertThat(pointQuery.point(points.idOf(code)).phase()).isEqualTo(Phase.ASSIGNMENT);
        assertThat(pointQuery.timeline(points.idOf(code))).hasSize(1);
    }

    private void assertNothingPublished(WorkPoint point) {
        assertThat(office.isRunning(point.code())).isFalse();
        assertThat(pointQuery.point(point.id()).phase()).isEqualTo(Phase.APPROVED);
        assertThat(pointQuery.timeline(point.id())).isEmpty();
        assertThat(entities.createQuery("select count(p) from Publication p where p.code = :code", Long.class)
                        .setParameter("code", point.code())
                        .getSingleResult())
                .isZero();
        // What failed for a moment succeeds afterwards, once.
        planning.publish(point.id());
        assertThat(office.tasks(Elements.ACCEPT_ASSIGNMENT, point.code())).hasSize(1);
    }
}
