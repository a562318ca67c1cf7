package org.weibao.operation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Masks what is personal by its form, in each text of a JSON line. We log no such data ourselves, but a library's failure
 * may repeat what somebody has typed, or where a mail was to go.
 */
class LogMasking implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final String MASK = "***";

    /** Identity card, mobile phone, mail address. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?<!\\d)\\d{17}[\\dXx](?!\\d)|(?<!\\d)1[3-9]\\d{9}(?!\\d)|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, LogMasking::masked));
    }

    static String masked(String text) {
        return PERSONAL.matcher(text).replaceAll(MASK);
    }
}
