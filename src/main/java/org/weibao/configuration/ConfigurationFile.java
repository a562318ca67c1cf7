package org.weibao.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** One file of the city: YAML, read as a tree of {@link Entry entries} that know their lines, or the raw document. */
public final class ConfigurationFile {

    private final String path;
    private final Resource resource;

    ConfigurationFile(String path, Resource resource) {
        this.path = path;
        this.resource = resource;
    }

    /** The file's name without folder and ending, such as {@code 2023}. */
    public String name() {
        return path.replaceAll(".*[/\\\\]", "").replaceAll("\\.yml$", "");
    }

    /**
     * Reads the whole file.
     *
     * @throws ConfigurationMistake naming every mistake of the file, including those that the reader found
     */
    public <T> T read(Function<Entry, T> reader) {
        var mistakes = new ArrayList<Mistake>();
        T content = new Entry(this, root(), "", mistakes).readBy(reader);
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparingInt(Mistake::line));
            throw new ConfigurationMistake(mistakes);
        }
        return content;
    }

    /**
     * The raw content.
     *
     * @throws ConfigurationMistake if the file is missing
     */
    public byte[] content() {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            if (resource.exists()) {
                throw new UncheckedIOException(e);
            }
            throw unreadable(0, "找不到这个文件", "把文件放回配置目录，或者用 weibao.config 指明配置目录");
        }
    }

    /**
     * A mistake in this file.
     *
     * @param line from 1; 0 if no line can be named
     */
    public Mistake mistake(int line, String place, String problem, String remedy) {
        return new Mistake(path, line, place, problem, remedy);
    }

    private MappingNode root() {
        if (compose(text()) instanceof MappingNode root) {
            return root;
        }
        throw unreadable(1, "文件是空的，或者不是“键: 值”的形式", "对照程序自带的样例文件填写");
    }

    private @Nullable Node compose(String text) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw unreadable(
                    mark == null ? 0 : mark.getLine() + 1,
                    "YAML 格式不对（" + e.getProblem() + "）",
                    "检查这一行和上一行：缩进用空格不用 Tab，冒号和横线用英文半角并在后面空一格，引号和括号成对");
        } catch (YAMLException e) {
            throw unreadable(0, "文件里有不能识别的字符（" + e.getMessage() + "）", "删去该字符");
        }
    }

    /**
     * The raw text.
     *
     * @throws ConfigurationMistake if the file is missing or not UTF-8
     */
    public String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content()))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable(0, "文件不是 UTF-8 编码", "在编辑器中另存为 UTF-8");
        }
    }

    private ConfigurationMistake unreadable(int line, String problem, String remedy) {
        return new ConfigurationMistake(List.of(mistake(line, "", problem, remedy)));
    }
}
