package org.weibao.channel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.weibao.organization.Directory;

/** The channels of the settings. The application closes them when it ends. */
@Component
public class Channels implements AutoCloseable {

    private final List<Lane> lanes;
    private final ChannelSettings settings;

    public Channels(ChannelSettings settings, AllowedTargets targets, Directory directory, Clock clock) {
        var all = new ArrayList<Channel>();
        if (settings.mail() != null) {
            all.add(new MailChannel(settings.mail(), targets, directory, clock));
        }
        settings.robots().forEach(robot -> all.add(new RobotChannel(robot, targets, clock)));
        this.settings = settings;
        lanes = all.stream().map(channel -> new Lane(channel, clock)).toList();
    }

    /** Each channel with its circuit breaker. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** The channel with this name. */
    public Optional<Lane> lane(String channel) {
        return lanes.stream().filter(lane -> lane.name().equals(channel)).findFirst();
    }

    /** Whether this channel pauses because its other side does not answer. */
    public boolean isPaused(String channel) {
        return lane(channel).filter(Lane::isPaused).isPresent();
    }

    /** A description of the mail server; empty if no mail is sent. */
    public Optional<String> mailServer() {
        return Optional.ofNullable(settings.mail()).map(MailSettings::inWords);
    }

    /** The domain of the sender's address; empty if no mail is sent. */
    public Optional<String> mailDomain() {
        return Optional.ofNullable(settings.mail())
                .map(mail -> mail.from().substring(mail.from().indexOf('@') + 1));
    }

    /** The names of the robots that get the notices of one of these groups. */
    public List<String> robotsOf(Collection<String> groups) {
        return settings.robots().stream()
                .filter(robot -> !Collections.disjoint(robot.groups(), groups))
                .map(RobotSettings::name)
                .toList();
    }

    /** The names of all channels. */
    public List<String> names() {
        return lanes.stream().map(Lane::name).toList();
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
