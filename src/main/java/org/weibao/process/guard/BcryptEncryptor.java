package org.weibao.process.guard;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.weibao.identity.PasswordHash;

/** Hashes the engine's new passwords. Passwords that the engine stored before in its own way can still be checked. */
record BcryptEncryptor(PasswordHash hash) implements PasswordEncryptor {

    private static final String NAME = "BCRYPT-SHA-256";

    /** Whether a stored password was made here. */
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
