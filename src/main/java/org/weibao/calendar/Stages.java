package org.weibao.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The length of each stage of a work point, in working days.
 *
 * @param point from sending a point to its deadline, if the office sets no date
 * @param proofread the office proofreads a plan
 * @param approve the leading group approves a plan
 * @param assign the office answers a decline, an objection or a return
 * @param accept a unit accepts
 * @param partsBeforeDeadline the parts end this long before the point's deadline
 * @param reportWindow a report's task becomes visible this long before it is due
 * @param rework a reopened part is due
 * @param verify the lead verifies a part
 * @param compile the lead compiles
 * @param sign a head signs
 * @param check the office checks
 * @param decide the leading group decides
 * @param letter the office releases a letter, or decides not to
 * @param extend the office decides on an extension
 */
@ConfigurationProperties("weibao.stages")
public record Stages(
        int point,
        int proofread,
        int approve,
        int assign,
        int accept,
        int partsBeforeDeadline,
        int reportWindow,
        int rework,
        int verify,
        int compile,
        int sign,
        int check,
        int decide,
        int letter,
        int extend) {}
