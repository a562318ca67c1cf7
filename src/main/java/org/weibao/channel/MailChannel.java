package org.weibao.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;

/** Mail by SMTP, with one connection for messages in a row. */
final class MailChannel implements Channel {

    private static final String TIMEOUT = "5000";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDS = 300;
    private static final int PERMANENT = 500;

    /** The server closes, or asks for a login. These codes are not about the message. */
    private static final Set<Integer> ABOUT_THE_CONNECTION = Set.of(421, 530, 535, 538);

    /** A server's refusal of a command. */
    private record Refusal(int code, String command, String words) {

        boolean isAboutUs() {
            return ABOUT_THE_CONNECTION.contains(code) || command.startsWith("MAIL");
        }
    }

    private final MailSettings settings;
    private final Directory directory;
    private final Clock clock;
    private final Session session;
    private @Nullable SMTPTransport line;

    MailChannel(MailSettings settings, AllowedTargets targets, Directory directory, Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings, targets));
    }

    private static Properties properties(MailSettings settings, AllowedTargets targets) {
        var properties = new Properties();
        properties.put("mail.smtp.socketFactory", new AllowedSockets(targets, settings.target()));
        // Otherwise the library would repeat a refused connection without this factory.
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.connectiontimeout", TIMEOUT);
        properties.put("mail.smtp.timeout", TIMEOUT);
        properties.put("mail.smtp.writetimeout", TIMEOUT);
        properties.put("mail.smtp.auth", String.valueOf(!settings.username().isBlank()));
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.encryption() == MailSettings.Encryption.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        var starts = String.valueOf(settings.encryption() == MailSettings.Encryption.STARTTLS);
        properties.put("mail.smtp.starttls.enable", starts);
        properties.put("mail.smtp.starttls.required", starts);
        return properties;
    }

    @Override
    public String name() {
        return MAIL;
    }

    @Override
    public Answer send(Message message) {
        var person = directory.find(message.recipient());
        if (person.isEmpty()) {
            return new Answer(Answer.Kind.POINTLESS, Reasons.GONE, "");
        }
        var address = person.get().mail();
        if (address == null) {
            return new Answer(Answer.Kind.POINTLESS, Reasons.NO_ADDRESS, "");
        }
        if (!MailAddress.isOne(address)) {
            return new Answer(Answer.Kind.REFUSED, Reasons.BAD_ADDRESS, "", "请管理员在“用户”中更正邮箱");
        }
        try {
            return send(message, person.get(), address);
        } catch (MessagingException failure) {
            rest();
            return answer(failure, address);
        } catch (UnsupportedEncodingException noUtf8) {
            throw new IllegalStateException(noUtf8);
        }
    }

    private Answer send(Message message, Addressee person, String address)
            throws MessagingException, UnsupportedEncodingException {
        var open = line();
        var mail = mail(message, person.name(), address);
        open.sendMessage(mail, mail.getAllRecipients());
        return new Answer(Answer.Kind.SENT, Objects.requireNonNullElse(open.getLastServerResponse(), ""), address);
    }

    private SMTPTransport line() throws MessagingException {
        if (line == null) {
            var opened = (SMTPTransport) session.getTransport("smtp");
            var anonymous = settings.username().isBlank();
            opened.connect(
                    settings.host(),
                    settings.port(),
                    anonymous ? null : settings.username(),
                    anonymous ? null : settings.password());
            line = opened;
        }
        return line;
    }

    private MimeMessage mail(Message message, String name, String address)
            throws MessagingException, UnsupportedEncodingException {
        var utf8 = StandardCharsets.UTF_8.name();
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", message.stableId());
            }
        };
        mail.setFrom(new InternetAddress(settings.from(), Lines.oneLine(settings.sender(), LONGEST_NAME), utf8));
        mail.setRecipient(RecipientType.TO, new InternetAddress(address, Lines.oneLine(name, LONGEST_NAME), utf8));
        mail.setSubject(Lines.oneLine(message.subject(), 300), utf8);
        mail.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(clock).withZoneSameInstant(WorkingCalendar.ZONE)));
        // Automatic absence replies must not answer it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(message.body(), utf8);
        mail.saveChanges();
        return mail;
    }

    private Answer answer(MessagingException failure, String address) {
        if (causes(failure).anyMatch(AuthenticationFailedException.class::isInstance)) {
            // Without the server's own words: some servers repeat what was sent to them.
            return new Answer(Answer.Kind.UNREACHABLE, "邮件服务器不接受系统的用户名或口令", "");
        }
        var refusal = causes(failure).flatMap(MailChannel::refusal).findFirst();
        if (refusal.isEmpty()) {
            return new Answer(Answer.Kind.UNREACHABLE, "连不上邮件服务器（" + settings.target() + "）", "");
        }
        var said = "（" + Lines.oneLine(refusal.get().words(), LONGEST_WORDS) + "）";
        if (refusal.get().isAboutUs()) {
            return new Answer(Answer.Kind.UNREACHABLE, "邮件服务器不让系统发信" + said, address);
        }
        var no = refusal.get();
        var fault = MailFault.of(no.code(), no.command(), no.words());
        return no.code() >= PERMANENT
                ? new Answer(Answer.Kind.REFUSED, fault.sentence() + said, address, fault.remedy())
                : new Answer(Answer.Kind.LATER, "暂未收下，" + fault.sentence() + said, address, fault.remedy());
    }

    /** The server's refusals within this failure. */
    private static Stream<Refusal> refusal(Exception failure) {
        if (failure instanceof SMTPAddressFailedException ofAddress) {
            return Stream.of(new Refusal(ofAddress.getReturnCode(), ofAddress.getCommand(), words(failure)));
        }
        return failure instanceof SMTPSendFailedException ofMail
                        && ofMail.getReturnCode() > 0
                        && !(ofMail.getNextException() instanceof SMTPAddressFailedException)
                ? Stream.of(new Refusal(ofMail.getReturnCode(), ofMail.getCommand(), words(failure)))
                : Stream.of();
    }

    private static String words(Exception failure) {
        return String.valueOf(failure.getMessage());
    }

    private static Stream<Exception> causes(MessagingException failure) {
        return Stream.<Exception>iterate(
                        failure,
                        cause -> cause != null,
                        cause -> cause instanceof MessagingException next ? next.getNextException() : null)
                .limit(20);
    }

    @Override
    public void rest() {
        var open = line;
        line = null;
        if (open != null) {
            closeQuietly(open);
        }
    }

    private static void closeQuietly(Transport open) {
        try {
            open.close();
        } catch (MessagingException closedAlready) {
            // The server has taken the message, so a failure while closing does not matter.
        }
    }
}
