package org.weibao.workpoint;

import org.weibao.shared.Refusal;

/** Checks that a point has everything that the leading group must see before it approves. */
public record Completeness(String code, String place, PointSettings settings) {

    /**
     * Checks the whole point.
     *
     * @throws Refusal naming the point and what is missing
     */
    public void check() {
        refuseIf(settings.lead() == null, "lead", "还没有牵头单位，请指定，或者注明理由不列入本年");
        refuseIf(!settings.leadConfirmed(), "leadConfirmed", "的牵头单位是系统按文件顺序建议的，请确认");
        refuseIf(
                settings.phrases().stream().anyMatch(phrase -> phrase.expand() == null),
                "phrases",
                "有集体称谓（如各成员单位），请决定是否展开到各单位");
        refuseIf(settings.measures().isEmpty(), "measures", "还没有任务措施");
        checkCarried();
        refuseIf(settings.closingStandard().isEmpty(), "closingStandard", "还没有办结标准");
        refuseIf(
                settings.rhythm() == Rhythm.MONTHLY && settings.rhythmReason() == null,
                "rhythmReason",
                "要求每月报告，请写明理由（基层减负）");
    }

    /** Checks that each measure has somebody who carries it out. */
    void checkCarried() {
        var bodies = PointSettings.bodies(settings.lead(), settings.units(), settings.counties());
        var number = 0;
        for (var measure : settings.measures()) {
            number++;
            refuseIf(
                    bodies.stream()
                            .filter(body -> body.role() != Role.SUPPORTING)
                            .noneMatch(body -> measure.isCarriedBy(body.code(), body.role())),
                    measure.counties() && settings.counties().isEmpty() ? "counties" : "measures",
                    "的第" + number + "条任务措施没有承办的单位或县（区）");
        }
    }

    private void refuseIf(boolean broken, String field, String what) {
        if (broken) {
            throw new Refusal(code + "." + field, "“" + place + " " + settings.title() + "”" + what + "。");
        }
    }
}
