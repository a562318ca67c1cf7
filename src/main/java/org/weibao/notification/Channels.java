package org.weibao.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.weibao.organization.Directory;

/** The ways out that the settings open; the application closes them when it ends. */
@Component
class Channels implements AutoCloseable {

    private final List<Lane> lanes;
    private final Optional<String> mailServer;

    Channels(NoticeSettings settings, AllowedTargets targets, Directory directory, Clock clock) {
        var all = new ArrayList<Channel>();
        if (settings.mail() != null) {
            all.add(new MailChannel(settings.mail(), targets, directory, clock));
        }
        settings.robots().forEach(robot -> all.add(new RobotChannel(robot, targets, clock)));
        mailServer = Optional.ofNullable(settings.mail()).map(MailSettings::inWords);
        lanes = all.stream().map(channel -> new Lane(channel, clock)).toList();
    }

    List<Lane> lanes() {
        return lanes;
    }

    Optional<Lane> lane(String channel) {
        return lanes.stream().filter(lane -> lane.name().equals(channel)).findFirst();
    }

    /** Nothing where no mail is sent. */
    Optional<String> mailServer() {
        return mailServer;
    }

    List<String> names() {
        return lanes.stream().map(Lane::name).toList();
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
