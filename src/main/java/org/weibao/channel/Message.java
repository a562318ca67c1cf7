package org.weibao.channel;

/**
 * One message to send.
 *
 * @param recipient a user id, or a robot's name
 * @param stableId the Message-ID with its brackets, the same at each attempt
 * @param attempts the number of attempts, this one included
 * @param wasGivenUp whether it was given up before and somebody had it sent again
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
