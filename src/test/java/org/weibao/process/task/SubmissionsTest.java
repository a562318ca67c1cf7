package org.weibao.process.task;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.plan.PointEdit;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.PartAcceptance.DecideObjection;
import org.weibao.workpoint.ReviewService.Check;
import org.weibao.workpoint.ReviewService.Decide;

class SubmissionsTest {

    private final Submissions submissions = new Submissions();

    @Test
    void nothingInsideAListIsRefusedByName() {
        assertUnreadable("{\"verdicts\":[{},null]}", Decide.class, "verdicts[1]");
        assertUnreadable("{\"items\":[null]}", Check.class, "items[0]");
        assertUnreadable("{\"released\":[null]}", DecideObjection.class, "released[0]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"responsible\":[\"fulian\",null]}|responsible[1]",
                "{\"phrases\":[null]}|phrases[0]",
                "{\"closingStandard\":[null]}|closingStandard[0]",
                "{\"measures\":[{\"units\":[null]}]}|measures[0].units[0]",
                "{\"priority\":\"HUGE\"}|priority",
                "{\"deadline\":\"2023-13-01\"}|deadline"
            })
    void whatADraftCannotHoldIsRefusedByName(String sent, String field) {
        assertUnreadable(sent, PointEdit.class, field);
    }

    private void assertUnreadable(String sent, Class<?> command, String field) {
        assertThatThrownBy(() -> submissions.read(sent, command))
                .isInstanceOf(Refusal.class)
                .hasMessage("字段“" + field + "”的内容无法识别，请重新填写。")
                .extracting(refusal -> ((Refusal) refusal).field())
                .isEqualTo(field);
    }
}
