package org.weibao.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.Organization;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.SixProtections;

class PointEditTest {

    private static final Phrase MEMBERS = new Phrase("各成员单位", null);
    private static final Phrase COUNTIES = new Phrase("各县(区)", null);

    private final Organization organization = Organization.read(new ConfigurationFolder("./config"));

    @Test
    void aPointKeepsItsPhrasesAndTakesOverTheDecisions() {
        assertThat(phrases(new Phrase("各县(区)", false))).containsExactly(MEMBERS, new Phrase("各县(区)", false));
        assertThat(phrases(new Phrase("各成员单位", true))).containsExactly(new Phrase("各成员单位", true), COUNTIES);
    }

    @Test
    @SuppressWarnings("NullAway") // what a request may hold
    void aPhraseThatThePointDoesNotHaveIsRefused() {
        for (@Nullable String text : new String[] {null, "领导小组各成员单位"}) {
            assertThatThrownBy(() -> phrases(MEMBERS, new Phrase(text, false)))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("集体称谓只能是本项原文中的称谓，请刷新后再改。")
                    .returns("phrases[1].text", refusal -> ((Refusal) refusal).field());
        }
    }

    @Test
    void countiesAreChosenOneByOne() {
        assertThatThrownBy(() -> phrases(new Phrase("各县(区)", true)))
                .isInstanceOf(Refusal.class)
                .hasMessage("“各县(区)”请在县（区）一栏逐个选择。");
    }

    private List<Phrase> phrases(Phrase... decisions) {
        return new PointEdit(
                        0,
                        "标题",
                        SixProtections.FAMILY,
                        Priority.NORMAL,
                        null,
                        false,
                        null,
                        null,
                        List.of(decisions),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .settings(organization, List.of(MEMBERS, COUNTIES), LocalDate.of(2023, 3, 6))
                .phrases();
    }
}
