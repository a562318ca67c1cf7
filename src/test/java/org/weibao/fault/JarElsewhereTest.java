package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weibao.support.FreePort;
import org.weibao.support.WebSession;

/** The jar in a folder outside the repository: it works the same, or refuses with a sentence and a non-zero code. */
@Tag("fault")
class JarElsewhereTest {

    @TempDir
    Path folder;

    @Test
    void inAnEmptyFolderItWorksWithWhatIsInIt() throws IOException {
        var application = Application.plain(folder, Map.of());
        try {
            application.start();

            assertThat(WebSession.tasklist(application.port(), "office-1")
                            .get("/camunda/api/weibao/plan-files")
                            .json()
                            .findValuesAsText("year"))
                    .containsExactly("2023");
            assertThat(folder.resolve(".data/weibao.mv.db")).exists();
            assertThat(application.console())
                    .contains("59 people in all")
                    .contains(folder.toRealPath().resolve(".data/weibao").toString());

            var second = application.run("--server.port=" + FreePort.next());
            assertThat(second.code()).isNotZero();
            assertThat(second.console()).contains("数据库文件正被另一个程序使用").doesNotContain("\tat ");
            var check = application.run("ledger-check");
            assertThat(check.code()).isEqualTo(2);
            assertThat(check.console()).contains("数据库文件正被运行中的未保使用。请先停止未保，再对账。").hasLineCount(2);
        } finally {
            application.kill();
        }
        var check = application.run("ledger-check");
        assertThat(check.console()).contains("对账相符");
        assertThat(check.code()).isZero();
    }

    @Test
    void theCheckMakesNoDatabaseWhereThereIsNone() {
        var check = new Application(folder, Map.of()).run("ledger-check");

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.console()).contains("找不到数据库文件");
        assertThat(folder.resolve(".data")).doesNotExist();
    }

    @Test
    void anUnknownCommandIsRefused() {
        var run = new Application(folder, Map.of()).run("legder-check");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.console()).contains("不认识的命令“legder-check”");
        assertThat(folder.resolve(".data")).doesNotExist();
    }

    @Test
    void aMistakeInTheCitysFilesIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/organization.yml"), "units: 无\n");

        assertRefused("organization.yml 第 1 行");
    }

    @Test
    void settingsThatAreNoYamlAreNamed() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.yml"), "server:\n  port: [1\nfoo");

        assertRefused("设置文件 application.yml", "第 3 行");
    }

    @Test
    void aFolderThatTakesNoDataIsNamed() throws IOException {
        // Also for root, who needs no permission.
        Files.writeString(folder.resolve(".data"), "a file where the folder should be");

        assertRefused("数据库文件不能建立或者不能读写", ".data");
    }

    @Test
    void aFirstStartThatFindsItsPortTakenSaysSoAndTheNextOneShowsThePassword() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var run = new Application(folder, Map.of()).run("--server.port=" + taken.getLocalPort());

            assertThat(run.code()).isNotZero();
            assertThat(run.console())
                    .contains("端口 " + taken.getLocalPort() + " 已被别的程序占用，系统没有启动。", "换一个端口启动")
                    .doesNotContain("口令 Password", "\tat ");
        }
        var application = new Application(folder, Map.of());
        try {
            application.start();
            assertThat(application.console()).contains("59 people in all", "口令 Password：");
            assertThat(WebSession.tasklist(application.port(), "office-1")
                            .get("/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js")
                            .status())
                    .as("what only the jars of the jar have")
                    .isEqualTo(200);
        } finally {
            application.kill();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        var run =
                new Application(folder, Map.of()).run("--server.port=" + FreePort.next(), "--server.address=192.0.2.1");

        assertThat(run.code()).isNotZero();
        assertThat(run.console()).contains("这台机器没有地址 192.0.2.1").doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsNoNumberIsNamed() {
        assertRefusedWith("--server.port=808O", "设置 server.port 的值不能识别");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        assertRefusedWith("--spring.datasource.url=jdbc:mysql://127.0.0.1:" + FreePort.next() + "/weibao", "连不上数据库");
    }

    private void assertRefused(String... sentences) {
        assertRefusedWith("--server.port=" + FreePort.next(), sentences);
    }

    private void assertRefusedWith(String setting, String... sentences) {
        var run = new Application(folder, Map.of()).run(setting);

        assertThat(run.code()).isNotZero();
        // What H2 cannot write to its own file it writes here before.
        var told = run.console().split("APPLICATION FAILED TO START", 2);
        assertThat(told).hasSize(2);
        assertThat(told[1]).contains(sentences).doesNotContain("\tat ");
    }
}
