package org.weibao.e2e;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.weibao.board.WorkPointQuery;
import org.weibao.process.LevelsReached;
import org.weibao.support.FreshInstallation;
import org.weibao.support.SharedApplication;

/** The whole application with the job executor, for people with a browser. */
@Tag("application")
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "weibao.people=sample")
@ContextConfiguration(initializers = FreshInstallation.class)
@TestExecutionListeners(listeners = SharedApplication.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@Import({Waiting.class, Colleagues.class, RunningYear.class, LevelsReached.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    // Points of the document, as the names of their tasks say them.
    static final String STUDY = "一(一) 强化理论学习";
    static final String OVERALL = "一(三) 强化总体部署";
    static final String FAMILY = "二(一)1 加强家庭教育指导";
    static final String SUPPORT = "二(一)2 加大家庭支持力度";
    static final String SCHOOL = "二(二)3 加强基础教育保障";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;

    @Autowired
    RunningYear year;

    @Autowired
    Waiting waiting;

    @Autowired
    Colleagues colleagues;

    @Autowired
    WorkPointQuery pointQuery;

    Desks town;

    @BeforeEach
    final void openWindows() {
        town = new Desks(CHROMIUM, port);
    }
}
