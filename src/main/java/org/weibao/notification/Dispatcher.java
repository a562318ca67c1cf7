package org.weibao.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.channel.Answer;
import org.weibao.channel.Channel;
import org.weibao.channel.Channels;
import org.weibao.channel.Lane;
import org.weibao.channel.Message;
import org.weibao.organization.Directory;

/**
 * Sends waiting messages. An attempt is recorded before the message leaves, and the answer afterwards. If the node is
 * killed in between, the message is sent again with the same Message-ID when the lease has expired (trial F5).
 */
@Service
public class Dispatcher {

    /** How long a message is tried before it is given up and a person has to look. */
    private static final Duration LONGEST_TRIED = Duration.ofHours(24);

    /** A message that waited while the machine was off has not been tried, so some attempts are required too. */
    private static final int LEAST_ATTEMPTS = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Gathering gathering;
    private final Messages messages;
    private final Channels channels;
    private final Undelivered undelivered;
    private final Directory directory;
    private final TransactionOperations transaction;
    private final Clock clock;

    Dispatcher(
            Gathering gathering,
            Messages messages,
            Channels channels,
            Undelivered undelivered,
            Directory directory,
            TransactionOperations transaction,
            Clock clock) {
        this.gathering = gathering;
        this.messages = messages;
        this.channels = channels;
        this.undelivered = undelivered;
        this.directory = directory;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One round: makes the messages that are due, and sends them, one channel after the other. */
    public void run() {
        gathering.gather();
        channels.lanes().forEach(this::send);
    }

    /** Sends what is due on one channel, until its other side does not answer. */
    void send(Lane lane) {
        try {
            for (var id : inTransaction(() -> messages.due(lane.name()))) {
                var lately = inTransaction(
                        () -> messages.triedSince(lane.name(), clock.instant().minus(MINUTE)));
                if (!lane.isOpenTo(lately)) {
                    return;
                }
                var claimed = claim(id, lane);
                if (claimed.isPresent()) {
                    var message = claimed.get();
                    var answer = lane.send(message);
                    transaction.executeWithoutResult(status -> settle(message, answer));
                }
            }
        } finally {
            lane.rest();
        }
    }

    /** Empty if another node has it. Then, and if the database fails, the attempt does not count for the channel. */
    private Optional<Message> claim(long id, Lane lane) {
        Optional<Message> claimed = Optional.empty();
        try {
            claimed = inTransaction(() -> messages.claim(id).map(gathering::upToDate));
            return claimed;
        } finally {
            if (claimed.isEmpty()) {
                lane.pass();
            }
        }
    }

    private void settle(Message message, Answer answer) {
        switch (answer.kind()) {
            case SENT -> finish(message, MessageState.SENT, answer);
            case POINTLESS -> finish(message, MessageState.NOT_SENT, answer);
            case REFUSED -> giveUp(message, answer);
            case LATER, UNREACHABLE -> {
                var age = Duration.between(messages.writtenAt(message.id()), clock.instant());
                if (age.compareTo(LONGEST_TRIED) >= 0 && message.attempts() >= LEAST_ATTEMPTS) {
                    giveUp(message, answer);
                } else {
                    messages.postpone(message.id(), answer, Backoff.after(message.attempts(), answer.kind()));
                }
            }
        }
    }

    private void finish(Message message, MessageState state, Answer answer) {
        if (messages.settle(message.id(), MessageState.WAITING, state, answer) && message.wasGivenUp()) {
            undelivered.layAside(message.id());
        }
    }

    private void giveUp(Message message, Answer answer) {
        if (messages.settle(message.id(), MessageState.WAITING, MessageState.FAILED, answer)) {
            messages.giveUp(message.id(), sentence(message, answer));
            undelivered.takeUp(message.id());
        }
    }

    /**
     * Throws the reason if the message is given up; otherwise does nothing.
     *
     * @throws NotDelivered with the reason
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void explain(long messageId) {
        messages.whyGivenUp(messageId).ifPresent(why -> {
            throw new NotDelivered(why);
        });
    }

    /**
     * Queues a message that was given up again, in the running transaction. A node then sends it like all others and
     * reports by {@link Undelivered}. So nobody waits for a mail server inside a transaction, and two nodes do not send
     * it twice.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendAgain(long messageId) {
        messages.requeue(messageId);
    }

    /** Whether the message is about an incident. If so, its own failure makes no further notice. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isAboutAnIncident(long messageId) {
        return messages.isAboutAnIncident(messageId);
    }

    /** The mail server and the sender's address, for the console; empty if no mail is sent. */
    public Optional<String> mailServer() {
        return channels.mailServer();
    }

    private String sentence(Message message, Answer answer) {
        if (!message.channel().equals(Channel.MAIL)) {
            return (answer.kind() == Answer.Kind.REFUSED
                            ? "发到群机器人“%s”的消息没有发出去：%s，然后重试。"
                            : "发到群机器人“%s”的消息没有发出去：%s。请系统管理员检查网络和机器人的设置后重试。")
                    .formatted(message.channel(), answer.text());
        }
        return "给%s（%s）的邮件没有发出去：%s。%s后重试。"
                .formatted(directory.nameOf(message.recipient()), message.recipient(), answer.text(), answer.remedy());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
