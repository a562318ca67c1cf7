package org.weibao.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.weibao.deadline.TaskContextRepository.Row;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPointRepository;

class TaskLookupTest {

    private final TaskContextRepository contexts = mock();
    private final TaskLookup lookup = new TaskLookup(
            mock(WorkPointRepository.class),
            mock(PartRepository.class),
            mock(Timeline.class),
            mock(Organization.class),
            mock(OpenTasks.class),
            contexts);

    @Test
    void eachKindIsOneStatementHoweverManyTheTasksAre() {
        when(contexts.ofParts(anyCollection())).thenAnswer(call -> call.<Collection<Long>>getArgument(0).stream()
                .map(id -> new Row(id, 1, id, Priority.NORMAL, Role.RESPONSIBLE, "jia"))
                .toList());
        when(contexts.ofPoints(any())).thenReturn(List.of(new Row(1, 1, Priority.KEY)));
        when(contexts.ofExtensions(any()))
                .thenReturn(List.of(new Row(5, 1, Priority.KEY), new Row(6, 1, 12L, Priority.KEY)));
        when(contexts.ofLetters(any())).thenReturn(List.of(new Row(9, 1, Priority.NORMAL)));

        assertThat(lookup.of(List.of(
                        TaskSubject.plan(3),
                        TaskSubject.point(1),
                        TaskSubject.part(12),
                        TaskSubject.part(13),
                        TaskSubject.part(12),
                        TaskSubject.extension(5),
                        TaskSubject.extension(6),
                        TaskSubject.letter(9))))
                .isEqualTo(Map.of(
                        TaskSubject.plan(3), new TaskContext(3L, null, null, Priority.NORMAL, null),
                        TaskSubject.point(1), new TaskContext(null, 1L, null, Priority.KEY, null),
                        TaskSubject.part(12), new TaskContext(null, 1L, 12L, Priority.NORMAL, null),
                        TaskSubject.part(13), new TaskContext(null, 1L, 13L, Priority.NORMAL, null),
                        TaskSubject.extension(5), new TaskContext(null, 1L, null, Priority.KEY, null),
                        TaskSubject.extension(6), new TaskContext(null, 1L, 12L, Priority.KEY, null),
                        TaskSubject.letter(9), new TaskContext(null, 1L, null, Priority.NORMAL, null)));

        verify(contexts).ofPoints(any());
        verify(contexts).ofParts(any());
        verify(contexts).ofExtensions(any());
        verify(contexts).ofLetters(any());
        verifyNoMoreInteractions(contexts);

        assertThat(lookup.of(
                        LongStream.range(10, 10_010).mapToObj(TaskSubject::part).toList()))
                .hasSize(10_000);
        verify(contexts, times(1 + 10)).ofParts(any());
    }

    @Test
    void aLetterBelongsToItsFirstMattersPointAndOneKeyPointMakesItKey() {
        when(contexts.ofLetters(any()))
                .thenReturn(List.of(
                        new Row(9, 4, Priority.NORMAL),
                        new Row(10, 7, Priority.NORMAL),
                        new Row(9, 2, Priority.KEY),
                        new Row(9, 7, Priority.NORMAL),
                        new Row(10, 8, Priority.NORMAL)));

        assertThat(lookup.of(List.of(TaskSubject.letter(9), TaskSubject.letter(10))))
                .isEqualTo(Map.of(
                        TaskSubject.letter(9), new TaskContext(null, 4L, null, Priority.KEY, null),
                        TaskSubject.letter(10), new TaskContext(null, 7L, null, Priority.NORMAL, null)));
        assertThat(lookup.of(TaskSubject.plan(3))).isEqualTo(new TaskContext(3L, null, null, Priority.NORMAL, null));
    }

    @Test
    void onlyASupportingUnitsOwnTasksHaveNoEscalation() {
        when(contexts.ofParts(any()))
                .thenReturn(List.of(
                        new Row(1, 1, 1L, Priority.NORMAL, Role.SUPPORTING, "gongan"),
                        new Row(2, 1, 2L, Priority.NORMAL, Role.RESPONSIBLE, "gongan")));

        var found = lookup.of(List.of(TaskSubject.part(1), TaskSubject.part(2)));

        assertThat(found.get(TaskSubject.part(1)))
                .returns(false, context -> context.escalates("gongan"))
                .returns(true, context -> context.escalates("fulian"));
        assertThat(found.get(TaskSubject.part(2))).returns(true, context -> context.escalates("gongan"));
    }

    @Test
    void whatIsNotThereIsNobodys() {
        when(contexts.ofLetters(any())).thenReturn(List.of(new Row(9, 4, Priority.NORMAL)));

        assertThatThrownBy(() -> lookup.of(List.of(TaskSubject.letter(9), TaskSubject.letter(10))))
                .isInstanceOf(NotYours.class);
    }
}
