package org.weibao.channel;

/**
 * What goes out in one piece.
 *
 * @param recipient a user id, or a robot's name
 * @param stableId the Message-ID with its brackets, the same at each attempt
 * @param attempts how often it was tried, this time included
 * @param wasGivenUp whether it was given up before and somebody has had it sent again
 */
public record Message(
        long id,
        String channel,
        String recipient,
        String stableId,
        String subject,
        String body,
        int attempts,
        boolean wasGivenUp) {}
