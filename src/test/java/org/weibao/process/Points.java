package org.weibao.process;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.plan.PlanService;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Indicator;
import org.weibao.workpoint.PointSettings;
import org.weibao.workpoint.PointUnit;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.SixProtections;
import org.weibao.workpoint.WorkPoint;

/** Work points for a scenario, in the words of the field. */
@Component
class Points {

    /** Of one length: none is the beginning of another. */
    private static final AtomicInteger NEXT = new AtomicInteger(1001);

    private final EntityManager entities;
    private final TransactionOperations transaction;
    private final PlanService planning;

    Points(EntityManager entities, TransactionOperations transaction, PlanService planning) {
        this.entities = entities;
        this.transaction = transaction;
        this.planning = planning;
    }

    long idOf(String code) {
        return entities.createQuery("select p.id from WorkPoint p where p.code = :code", Long.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    /** The plan of a year that runs. */
    long planOf(int year) {
        return entities.createQuery("select p.id from Plan p where p.runningYear = :year", Long.class)
                .setParameter("year", year)
                .getSingleResult();
    }

    /** Frees the document for another scenario. */
    void forgetYear(int year) {
        transaction.executeWithoutResult(status -> {
            entities.createNativeQuery("delete from publication").executeUpdate();
            entities.createNativeQuery(
                            "update plan set plan_year = -id, running_year = -id where running_year = " + year)
                    .executeUpdate();
        });
    }

    /** A plan without points that is proofread. */
    long emptyPlan(int year) {
        return transaction.execute(status -> {
            entities.createNativeQuery(
                            "insert into plan (version, plan_year, running_year, title, source, state) values (0, "
                                    + year + ", " + year + ", '试验', '试验', 'PROOFREADING')")
                    .executeUpdate();
            return ((Number) entities.createNativeQuery("select max(id) from plan")
                            .getSingleResult())
                    .longValue();
        });
    }

    /** Takes the confirmation of its lead from a point, past every rule. */
    void unconfirm(long pointId) {
        transaction.executeWithoutResult(status -> entities.createNativeQuery(
                        "update work_point set lead_confirmed = false where id = " + pointId)
                .executeUpdate());
    }

    void publish(WorkPoint point) {
        planning.publish(point.id());
    }

    Draft ledBy(String unit) {
        return new Draft(unit);
    }

    /** A point that is about to be published. */
    final class Draft {

        private final String lead;
        private final List<PointUnit> units = new ArrayList<>();
        private final List<String> counties = new ArrayList<>();
        private final List<PointSettings.MeasureSettings> measures = new ArrayList<>();
        private @Nullable LocalDate deadline;
        private @Nullable Integer year;

        private Draft(String lead) {
            this.lead = lead;
        }

        Draft with(String... responsible) {
            for (var unit : responsible) {
                units.add(new PointUnit(unit, Role.RESPONSIBLE));
            }
            return this;
        }

        Draft supportedBy(String unit) {
            units.add(new PointUnit(unit, Role.SUPPORTING));
            return this;
        }

        Draft in(String... codes) {
            counties.addAll(List.of(codes));
            return this;
        }

        /** A point of a year that may have others; every other point has a year of its own. */
        Draft ofYear(int runningYear) {
            year = runningYear;
            return this;
        }

        Draft due(LocalDate day) {
            deadline = day;
            return this;
        }

        /** A measure of every unit, and of the counties if there are any. */
        Draft everybody(String text) {
            measures.add(new PointSettings.MeasureSettings(null, text, true, List.of(), !counties.isEmpty(), null));
            return this;
        }

        Draft only(String unit, String text) {
            measures.add(new PointSettings.MeasureSettings(null, text, false, List.of(unit), false, null));
            return this;
        }

        Draft countedInCounties(String text, String indicator) {
            measures.add(new PointSettings.MeasureSettings(
                    null,
                    text,
                    false,
                    List.of(),
                    true,
                    new Indicator(indicator, "场", new BigDecimal(100), Aggregation.SUM)));
            return this;
        }

        Draft rated(String text, String indicator) {
            measures.add(new PointSettings.MeasureSettings(
                    null, text, false, List.of(), true, new Indicator(indicator, "人", null, Aggregation.RATIO)));
            return this;
        }

        private long plan(int ofYear) {
            var known = entities.createQuery("select p.id from Plan p where p.runningYear = :year", Long.class)
                    .setParameter("year", ofYear)
                    .getResultList();
            if (!known.isEmpty()) {
                return known.get(0);
            }
            entities.createNativeQuery("insert into plan (version, plan_year, running_year, title, source, state)"
                            + " values (0, " + ofYear + ", " + ofYear + ", '试验', '试验', 'APPROVED')")
                    .executeUpdate();
            return ((Number) entities.createNativeQuery("select max(id) from plan")
                            .getSingleResult())
                    .longValue();
        }

        /** Publishes the point; the answer is its code. */
        String published() {
            var point = approved();
            publish(point);
            return point.code();
        }

        /** A point that the leading group has approved and that waits for publication. */
        WorkPoint approved() {
            var code = "T-" + NEXT.getAndIncrement();
            return transaction.execute(status -> {
                var planId = plan(year == null ? -1_000_000_000 - NEXT.get() : year);
                var settings = new PointSettings(
                        "要点" + code,
                        SixProtections.FAMILY,
                        Priority.NORMAL,
                        lead,
                        true,
                        units,
                        List.of(),
                        counties,
                        deadline,
                        Rhythm.QUARTERLY,
                        null,
                        List.of("有工作制度", "有活动记录"),
                        measures);
                var point = new WorkPoint(planId, code, code, 0, settings, true, false, null, null);
                point.approve();
                entities.persist(point);
                return point;
            });
        }
    }
}
