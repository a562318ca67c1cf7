package org.weibao.process.task;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.shared.Refusal;

/** Reads what a form submits: one transient variable with the step's command as JSON. It is never stored. */
@Component
public class Submissions {

    /** The only variable that a form may send. */
    public static final String VARIABLE = "submission";

    /** The most that a form may send, in UTF-16 units. */
    public static final int MAX_LENGTH = 1_000_000;

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new OfficeDates()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    /**
     * The submitted command.
     *
     * @throws Refusal if there is none, or a field cannot be read
     */
    public <C> C read(VariableScope scope, Class<C> command) {
        var submitted = scope.getVariable(VARIABLE);
        if (!(submitted instanceof String text)) {
            throw new Refusal(VARIABLE, "没有收到表单内容，请在任务的表单中办理。");
        }
        return read(text, command);
    }

    /**
     * Reads a command from a form's JSON.
     *
     * @throws Refusal if it is too long, a field cannot be read or occurs twice, or a list has an empty element
     */
    public <C> C read(String text, Class<C> command) {
        if (text.length() > MAX_LENGTH) {
            throw new Refusal(VARIABLE, "表单内容过长：最多一百万字。");
        }
        try {
            C read = json.readValue(text, command);
            if (read == null) {
                throw new Refusal(VARIABLE, "表单内容是空的，请重新填写。");
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw new Refusal(path(unknown), "表单里有不认识的字段“" + path(unknown) + "”，没有保存。");
        } catch (JsonProcessingException broken) {
            if (broken instanceof JsonMappingException unreadable
                    && !unreadable.getPath().isEmpty()) {
                throw new Refusal(path(unreadable), "字段“" + path(unreadable) + "”的内容无法识别，请重新填写。");
            }
            throw new Refusal(VARIABLE, "表单内容不完整，无法识别，请刷新后重新填写。");
        }
    }

    /** Writes a command of the application as a form would submit it. */
    public StringValue write(Object command) {
        try {
            return Variables.stringValue(json.writeValueAsString(command), true);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static String path(JsonMappingException mistake) {
        return mistake.getPath().stream()
                .map(Submissions::name)
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String name(JsonMappingException.Reference step) {
        @Nullable String field = step.getFieldName();
        return field == null ? "[" + step.getIndex() + "]" : field;
    }
}
