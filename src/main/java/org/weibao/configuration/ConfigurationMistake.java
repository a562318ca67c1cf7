package org.weibao.configuration;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** All mistakes in the city's files. The application does not start with them. */
public final class ConfigurationMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public ConfigurationMistake(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
