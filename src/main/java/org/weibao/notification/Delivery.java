package org.weibao.notification;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.NameHistory;

/**
 * The delivery of a notice to one recipient.
 *
 * @param recipient the person's user id; null for a robot
 * @param writtenAt when the notice was written; it decides which of the recipient's names is shown
 * @param channel 邮件, or the robot's name
 * @param result in Chinese, as far as it is known
 * @param at when it was sent or last tried; null if it was not
 */
public record Delivery(
        @Nullable String recipient, Instant writtenAt, String channel, String result, @Nullable Instant at) {

    /** As the timeline shows it. */
    public DeliveryView view(Map<String, NameHistory> people) {
        var person = recipient == null ? null : people.get(recipient);
        return new DeliveryView(person == null ? null : person.at(writtenAt).name(), channel, result, at);
    }
}
