package org.weibao.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of a notice to one recipient.
 *
 * @param recipient a person's name at the time of the notice; null for a robot
 * @param channel 邮件, or the robot's name
 * @param result in Chinese, as far as it is known
 * @param at when it was sent or last tried; null if it was not
 */
public record DeliveryView(@Nullable String recipient, String channel, String result, @Nullable Instant at) {}
