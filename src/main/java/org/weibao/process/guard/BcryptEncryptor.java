package org.weibao.process.guard;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.weibao.identity.PasswordHash;

/** How the engine keeps new passwords; what it kept before by its own ways it still checks. */
record BcryptEncryptor(PasswordHash hash) implements PasswordEncryptor {

    private static final String NAME = "BCRYPT-SHA-256";

    /** Whether a kept password is of this kind. */
    static boolean made(String kept) {
        return kept.startsWith("{" + NAME + "}");
    }

    @Override
    public String encrypt(String password) {
        return hash.hash(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return hash.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }
}
