package org.weibao.deadline;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;

/** Reads the subjects of many tasks, one statement for each kind, from the tables that a deadline's row refers to. */
interface TaskContextRepository extends Repository<Deadline, Long> {

    /**
     * The point and the part, if any, that a subject belongs to.
     *
     * @param id of the part, point, letter or request
     * @param unitCode of the part itself, like its role; otherwise null
     */
    record Row(
            long id,
            long pointId,
            @Nullable Long partId,
            Priority priority,
            @Nullable Role role,
            @Nullable String unitCode) {

        public Row(long id, long pointId, @Nullable Long partId, Priority priority) {
            this(id, pointId, partId, priority, null, null);
        }

        public Row(long id, long pointId, Priority priority) {
            this(id, pointId, null, priority, null, null);
        }
    }

    @Query(
            """
            select new org.weibao.deadline.TaskContextRepository$Row(
                part.id, point.id, part.id, point.priority, part.role, part.unitCode)
            from Part part join part.point point
            where part.id in :ids""")
    List<Row> ofParts(Collection<Long> ids);

    @Query(
            """
            select new org.weibao.deadline.TaskContextRepository$Row(point.id, point.id, point.priority)
            from WorkPoint point
            where point.id in :ids""")
    List<Row> ofPoints(Collection<Long> ids);

    /** One row for each matter of a letter, in their order. */
    @Query(
            """
            select new org.weibao.deadline.TaskContextRepository$Row(matter.letterId, point.id, point.priority)
            from LetterMatter matter join WorkPoint point on point.id = matter.pointId
            where matter.letterId in :ids
            order by matter.id""")
    List<Row> ofLetters(Collection<Long> ids);

    /** A request for more time belongs to the same point and part as its task. */
    @Query(
            """
            select new org.weibao.deadline.TaskContextRepository$Row(extension.id, point.id, part.id, point.priority)
            from Extension extension join extension.deadline deadline
                left join Part part on part.id = deadline.subject.partId
                join WorkPoint point on point.id = coalesce(part.point.id, deadline.subject.pointId)
            where extension.id in :ids""")
    List<Row> ofExtensions(Collection<Long> ids);
}
