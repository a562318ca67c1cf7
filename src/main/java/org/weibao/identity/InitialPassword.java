package org.weibao.identity;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first password of the people whom the first start creates: given from outside, or random. */
public final class InitialPassword {

    /** The environment variable with the password. */
    public static final String VARIABLE = "WEIBAO_INITIAL_PASSWORD";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 16;

    /** Without characters that look alike. */
    private static final List<String> CLASSES =
            List.of("abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-+=%@#?");

    private final String value;
    private final boolean random;

    private InitialPassword(String value, boolean random) {
        this.value = value;
        this.random = random;
    }

    /** The given password, or a random one with all classes of characters. */
    public static InitialPassword of(@Nullable String given) {
        return given == null || given.isBlank()
                ? new InitialPassword(random(), true)
                : new InitialPassword(given, false);
    }

    private static String random() {
        List<Character> characters = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            String of = CLASSES.get(i % CLASSES.size());
            characters.add(of.charAt(RANDOM.nextInt(of.length())));
        }
        Collections.shuffle(characters, RANDOM);
        return characters.stream().map(String::valueOf).collect(Collectors.joining());
    }

    public String value() {
        return value;
    }

    /** Whether it was made at random, so that nobody knows it yet. */
    public boolean isRandom() {
        return random;
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "InitialPassword[***]";
    }
}
