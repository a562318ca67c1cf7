package org.weibao.deadline;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;

/** What many tasks are about: one statement for each kind. It reads the tables to which a deadline's row has its keys. */
interface TaskContextRepository extends Repository<Deadline, Long> {

    /**
     * The point, and the part if there is one, that something belongs to.
     *
     * @param id of the part, point, letter or request
     * @param unitCode of the part whose own it is, here and of the role; else null
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

    /** One for each matter of a letter, in their order. */
    @Query(
            """
            select new org.weibao.deadline.TaskContextRepository$Row(matter.letterId, point.id, point.priority)
            from LetterMatter matter join WorkPoint point on point.id = matter.pointId
            where matter.letterId in :ids
            order by matter.id""")
    List<Row> ofLetters(Collection<Long> ids);

    /** A request for more time belongs where the task belongs that it is about. */
    @Query(
            """
            select new org.weibao.deadline.TaskContextRepository$Row(extension.id, point.id, part.id, point.priority)
            from Extension extension join extension.deadline deadline
                left join Part part on part.id = deadline.subject.partId
                join WorkPoint point on point.id = coalesce(part.point.id, deadline.subject.pointId)
            where extension.id in :ids""")
    List<Row> ofExtensions(Collection<Long> ids);
}
