package org.weibao.operation;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.weibao.startup.StartRefused;

/** @param after the age in days at which what is no record of an act is removed */
@ConfigurationProperties("weibao.retention")
record RetentionSettings(@DefaultValue("400d") Period after) {

    /** The law on the security of networks asks for six months. */
    private static final int SHORTEST = 180;

    /** @throws StartRefused if it is too short */
    RetentionSettings {
        if (after.toTotalMonths() != 0 || after.getDays() < SHORTEST) {
            throw new StartRefused(
                    "weibao.retention.after 是 " + after + "：日志和通知至少要保存" + SHORTEST + "天。",
                    "请写成天数，" + SHORTEST + "d 或更长，例如 400d。");
        }
    }
}
