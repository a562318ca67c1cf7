package org.weibao.process.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.organization.Directory;
import org.weibao.support.BothDatabases;
import org.weibao.support.Starts;

/** The first start installs everything, the second finds it and keeps what people have changed. */
@BothDatabases
@ExtendWith(OutputCaptureExtension.class)
class InstallationTest {

    @TempDir
    private Path folder;

    @Test
    void startingAgainKeepsEverything(CapturedOutput console) {
        Starts starts = Starts.onWantedDatabaseWithoutTables(folder);
        List<Long> installed;
        try (ConfigurableApplicationContext first = starts.start()) {
            installed = counts(first);
            assertThat(first.getBean(RepositoryService.class)
                            .getDeploymentResourceNames(first.getBean(RepositoryService.class)
                                    .createDeploymentQuery()
                                    .deploymentName("weibao")
                                    .singleResult()
                                    .getId()))
                    .contains("annual-plan.bpmn", "work-point.bpmn", "implementation.bpmn");
            assertThat(first.getBean(FilterService.class).createFilterQuery().list())
                    .extracting(Filter::getName)
                    .containsExactlyInAnyOrder("我的待办", "本单位待办", "已超期", "本单位在办");
            IdentityService identities = first.getBean(IdentityService.class);
            User officer =
                    identities.createUserQuery().userId("minzheng-officer").singleResult();
            officer.setFirstName("改名");
            identities.saveUser(officer);
            identities.deleteUser("gongan-officer");
            identities.saveUser(identities.newUser("newcomer"));
            // As an account is found that is older than the register of names.
            JdbcClient database = first.getBean(JdbcClient.class);
            first.getBean(TransactionOperations.class).executeWithoutResult(status -> {
                database.sql("UPDATE ACT_ID_USER SET FIRST_ = '小燕', LAST_ = '孙' WHERE ID_ = 'newcomer'")
                        .update();
                database.sql("DELETE FROM person_name WHERE user_id = 'newcomer'")
                        .update();
            });
        }
        assertThat(console.getOut()).contains("口令 Password");
        String before = console.getOut();
        try (ConfigurableApplicationContext second = starts.start()) {
            assertThat(counts(second)).isEqualTo(installed);
            IdentityService identities = second.getBean(IdentityService.class);
            assertThat(identities
                            .createUserQuery()
                            .userId("minzheng-officer")
                            .singleResult()
                            .getFirstName())
                    .isEqualTo("改名");
            assertThat(identities.createUserQuery().userId("gongan-officer").count())
                    .isZero();
            assertThat(identities.createUserQuery().userId("newcomer").singleResult())
                    .returns("孙小燕", User::getFirstName)
                    .returns("", User::getLastName);
            Directory directory = second.getBean(Directory.class);
            assertThat(directory.nameOf("newcomer")).isEqualTo("孙小燕");
            assertThat(directory.historyOf("jia-officer").latest()).hasToString("夏明（甲县未保办科员）");
        }
        assertThat(console.getOut().substring(before.length()))
                .contains("http://localhost:", "口令只在首次启动时显示")
                .doesNotContain("口令 Password");
    }

    @Test
    void aFirstStartThatFindsItsPortTakenIsAFirstStartAgain(CapturedOutput console) throws IOException {
        Starts starts = Starts.onWantedDatabaseWithoutTables(folder);
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "--server.port=" + taken.getLocalPort();
            assertThatThrownBy(() -> starts.start(port)).isInstanceOf(RuntimeException.class);
            assertThat(console.getOut())
                    .contains("端口 " + taken.getLocalPort() + " 已被别的程序占用，系统没有启动。", "换一个端口启动")
                    .doesNotContain("口令 Password");
        }
        try (ConfigurableApplicationContext first = starts.start()) {
            assertThat(console.getOut()).contains("共 59 人", "口令 Password：");
            assertThat(first.getBean(IdentityService.class).createUserQuery().count())
                    .isEqualTo(59);
        }
    }

    @Test
    void aPasswordThatTheConsoleCannotShowIsNobodys(CapturedOutput console) {
        Starts starts = Starts.onWantedDatabaseWithoutTables(folder);
        PrintStream shown = System.out;
        System.setOut(new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        }));
        try {
            assertThatThrownBy(starts::start).hasMessageContaining("控制台不能写入");
        } finally {
            System.setOut(shown);
        }
        starts.start().close();
        assertThat(console.getOut()).contains("共 59 人", "口令 Password：");
    }

    private static List<Long> counts(ConfigurableApplicationContext context) {
        return Stream.of(
                        context.getBean(RepositoryService.class)
                                .createDeploymentQuery()
                                .count(),
                        context.getBean(RepositoryService.class)
                                .createProcessDefinitionQuery()
                                .count(),
                        context.getBean(FilterService.class).createFilterQuery().count(),
                        context.getBean(IdentityService.class)
                                .createGroupQuery()
                                .count(),
                        context.getBean(AuthorizationService.class)
                                .createAuthorizationQuery()
                                .resourceType(Resources.APPLICATION)
                                .count())
                .toList();
    }
}
