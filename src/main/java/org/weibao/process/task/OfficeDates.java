package org.weibao.process.task;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a day of a form, such as 2023-06-01, within the century that the office may mean. Anything else is refused. */
class OfficeDates extends StdDeserializer<LocalDate> {

    private static final long serialVersionUID = 1L;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    OfficeDates() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
        }
        String text = parser.getText();
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException none) {
            // Refused below, like a day of another century.
        }
        return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "no day of the office's");
    }
}
