package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import org.weibao.evidence.Evidence;
import org.weibao.evidence.EvidenceFile;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Directory;
import org.weibao.plan.PlanDocuments;
import org.weibao.workpoint.EvidenceAccess;

class FilesAtWorkTest {

    private static final String API = "/camunda/api/weibao";
    private static final int MEGABYTE = 1024 * 1024;

    private final FilesAtWork work = new FilesAtWork(DataSize.ofMegabytes(3), Duration.ZERO);
    private final Evidence evidence = mock();
    private final EvidenceAccess access = mock();

    @Test
    void asManyFilesAsThereIsRoomForAreAtWork() throws IOException {
        var done = work.with(2 * MEGABYTE - 1, () -> {
            assertThatThrownBy(() -> work.with(MEGABYTE, () -> "second"))
                    .isInstanceOf(FilesAtWork.Busy.class)
                    .hasMessage("正在上传、下载的文件较多，请稍等片刻再试。");
            return work.with(MEGABYTE - 1, () -> "small");
        });
        assertThat(done).isEqualTo("small");
    }

    @Test
    void roomIsFreeAgainWhateverBecomesOfTheWork() throws IOException {
        for (var i = 0; i < 4; i++) {
            assertThatThrownBy(() -> work.with(MEGABYTE, () -> {
                        throw new IOException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThat(work.with(60L * MEGABYTE, () -> "alone")).isEqualTo("alone");
    }

    @Test
    void whoFindsNoRoomIsToldToTryAgain() throws Exception {
        EvidenceFile file = mock();
        when(file.length()).thenReturn(1L);
        when(evidence.get(1)).thenReturn(file);
        assertTold(get(API + "/files/1"));
        assertTold(get(API + "/files/1/preview"));
        verifyNoInteractions(access);
        assertTold(multipart(API + "/tasks/t/files").file(new MockMultipartFile("file", "a.txt", null, new byte[1])));
        verify(evidence, never()).keep(any(), any(), any(), any());
        verify(evidence, never()).open(any(), any());
    }

    private void assertTold(RequestBuilder request) throws IOException {
        VisibleTasks open = mock();
        EvidenceForms forms = mock();
        Task task = mock();
        TaskHolds holds = mock();
        when(holds.take("t")).thenReturn(task);
        when(open.currentUser()).thenReturn(CurrentUser.of("recorder", List.of()));
        when(forms.subject(task)).thenReturn(Optional.of(EvidenceSubject.decision(1)));
        Directory directory = mock();
        PlanDocuments documents = mock();
        var controller = new EvidenceController(open, holds, forms, evidence, access, documents, directory, work);
        var browser = MockMvcBuilders.standaloneSetup(controller).build();
        work.with(3 * MEGABYTE - 1, () -> {
            try {
                return browser.perform(request)
                        .andExpect(status().isServiceUnavailable())
                        .andExpect(jsonPath("$.detail").value("正在上传、下载的文件较多，请稍等片刻再试。"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
