package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.Organization;
import org.weibao.shared.Refusal;

class ChoicesTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2024, 1, 1);

    @TempDir
    private Path folder;

    private Organization organization;

    @BeforeEach
    void aUnitAndACountyEndAndAnotherBegins() throws IOException {
        var shipped = Files.readString(Path.of("config/organization.yml"));
        Files.writeString(
                folder.resolve("organization.yml"),
                shipped.replace("  - code: fulian\n", "  - code: fulian\n    validUntil: 2024-01-01\n")
                        .replace("  - code: jia\n", "  - code: jia\n    validUntil: 2024-01-01\n")
                        .replace("  - code: jiaoti\n", "  - code: jiaoti\n    validFrom: 2024-01-02\n"));
        organization = Organization.read(new ConfigurationFolder(folder.toString()));
    }

    @Test
    void whatIsNoLongerInUseCannotBeChosen() {
        var after = new Choices(organization, LAST_DAY.plusDays(1));
        assertThatThrownBy(() -> after.unit("lead", "牵头单位", "fulian"))
                .isInstanceOf(Refusal.class)
                .hasMessage("“市妇联”已于2024-01-01停止使用，请另选。");
        assertThatThrownBy(() -> after.counties("counties", List.of("yi", "jia")))
                .isInstanceOf(Refusal.class)
                .hasMessage("“甲县”已于2024-01-01停止使用，请另选。");
        assertThat(after.unit("lead", "牵头单位", "jiaoti")).isEqualTo("jiaoti");
    }

    @Test
    void onItsLastDayItCanAndWhatBeginsLaterCannot() {
        var choices = new Choices(organization, LAST_DAY);
        assertThat(choices.unit("lead", "牵头单位", "fulian")).isEqualTo("fulian");
        assertThat(choices.counties("counties", List.of("jia"))).containsExactly("jia");
        assertThatThrownBy(() -> choices.units("responsible", "责任单位", List.of("jiaoti")))
                .isInstanceOf(Refusal.class)
                .hasMessage("“市教育体育局”自2024-01-02起才启用，请另选。");
    }

    @Test
    void aChosenUnitThatHasEndedSinceIsNamedWithItsPoint() {
        var point = new WorkPoint(
                1,
                "2024-1",
                "一(一)",
                0,
                new PointSettings(
                        "家庭教育",
                        SixProtections.FAMILY,
                        Priority.NORMAL,
                        "gongan",
                        true,
                        List.of(new PointUnit("minzheng", Role.RESPONSIBLE)),
                        List.of(),
                        List.of("yi", "jia"),
                        null,
                        Rhythm.QUARTERLY,
                        null,
                        List.of(),
                        List.of()),
                true,
                false,
                null,
                null);

        new Choices(organization, LAST_DAY).checkInUse(point);
        assertThatThrownBy(() -> new Choices(organization, LAST_DAY.plusDays(1)).checkInUse(point))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("2024-1.counties"))
                .hasMessage("“一(一) 家庭教育”的承办单位“甲县”已于2024-01-01停止使用，请另选。");
    }
}
