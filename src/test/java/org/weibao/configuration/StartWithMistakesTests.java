package org.weibao.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.weibao.organization.Organization;
import org.weibao.plan.PlanFiles;

@ExtendWith(OutputCaptureExtension.class)
class StartWithMistakesTests {

    @TempDir
    private Path folder;

    @Test
    void theConsoleNamesEachPlaceAndRemedyWithoutAStackTrace(CapturedOutput output) throws Exception {
        Path plan = Files.createDirectory(folder.resolve("plans")).resolve("2023.yml");
        Files.writeString(
                plan,
                Files.readString(Path.of("config/plans/2023.yml"))
                        .replace("      - 市统计局\n", "      - 市统记局\n")
                        .replace("code: \"2023-1-2\"", "code: \"2023-1-1\""));

        assertThatThrownBy(this::start).hasRootCauseInstanceOf(ConfigurationMistake.class);

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START", plan.toString(), "points[2].units[5]（2023-1-3）", "“2023-1-1”与第")
                .contains("处理：改为 organization.yml 里的名称或别名")
                .doesNotContain("\tat ");
    }

    @Test
    void theShippedFilesStart() {
        try (var context = new SpringApplicationBuilder(FilesOnly.class)
                .web(WebApplicationType.NONE)
                .run()) {
            assertThat(context.getBean(Organization.class).units()).isNotEmpty();
            assertThat(context.getBean(PlanFiles.class).of(2023)).isPresent();
        }
    }

    private void start() {
        new SpringApplicationBuilder(FilesOnly.class)
                .web(WebApplicationType.NONE)
                .run("--weibao.config=" + folder);
    }

    @Configuration
    @EnableConfigurationProperties(ConfigurationFolder.class)
    @Import(PlanFiles.class)
    static class FilesOnly {

        @Bean
        Organization organization(ConfigurationFolder folder) {
            return Organization.read(folder);
        }
    }
}
