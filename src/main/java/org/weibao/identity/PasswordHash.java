package org.weibao.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Bcrypt over SHA-256: bcrypt alone reads 72 bytes, which 24 Han characters fill. */
@Component
public class PasswordHash {

    /** Characters after the salt in a hash of bcrypt. */
    private static final int SUM_LENGTH = 31;

    private final BCryptPasswordEncoder bcrypt;
    final String nobodys;

    PasswordHash(AccountSettings settings) {
        this.bcrypt = new BCryptPasswordEncoder(settings.hashStrength());
        // Of no password. To make a real one would take a tenth of a second or more of each start.
        this.nobodys = BCrypt.gensalt(settings.hashStrength()) + ".".repeat(SUM_LENGTH);
    }

    public String hash(String password) {
        return bcrypt.encode(digest(password));
    }

    public boolean matches(String password, String hash) {
        return bcrypt.matches(digest(password), hash);
    }

    /** Takes the time of a check when there is nothing to check, so that the time reveals no user id. */
    public void pretend(String password) {
        matches(password, nobodys);
    }

    private static String digest(String password) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
