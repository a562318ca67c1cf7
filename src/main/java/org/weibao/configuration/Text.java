package org.weibao.configuration;

/** One text in a list of a YAML file. Its reader may refuse it. */
public final class Text {

    private final String value;
    private final Entry entry;
    private final String path;
    private final int line;

    Text(String value, Entry entry, String path, int line) {
        this.value = value;
        this.entry = entry;
        this.path = path;
        this.line = line;
    }

    public String value() {
        return value;
    }

    public void refuse(String problem, String remedy) {
        entry.refuse(line, path, problem, remedy);
    }
}
