package org.weibao.notification;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.NameHistory;

/**
 * What became of a notice on its way to one recipient.
 *
 * @param recipient the person's user id; null for a robot
 * @param writtenAt when the notice was written: the recipient is called as they were then
 * @param channel 邮件, or which robot
 * @param result in Chinese, as far as it is known now
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
