package throughline.operations.credential;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits that credentials are encrypted under (AES-256-GCM, NIST SP 800-38D). What it is called tells nothing of it. */
public final class CredentialKey {

    private static final int BYTES = 32;
    private static final int TAG_BITS = 128;

    private final byte[] bytes;

    private CredentialKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public static CredentialKey random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new CredentialKey(bytes);
    }

    /** @throws IllegalArgumentException when it is none; the text never holds it */
    public static CredentialKey of(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == BYTES) {
                return new CredentialKey(bytes);
            }
        } catch (IllegalArgumentException noText) {
            throw new IllegalArgumentException("a key is %d bytes in base64".formatted(BYTES));
        }
        throw new IllegalArgumentException("a key is %d bytes in base64".formatted(BYTES));
    }

    /** As it is written down, for us alone. */
    public String text() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What it is known by: 16 hexadecimal digits. */
    public String id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] encrypt(byte[] nonce, byte[] beside, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, nonce, beside).doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws GeneralSecurityException when something of it was changed */
    byte[] decrypt(byte[] nonce, byte[] beside, byte[] sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, nonce, beside).doFinal(sealed);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] beside) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(beside);
        return cipher;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id());
    }

    /** A key stands in no log, whoever writes this down. */
    @Override
    public String toString() {
        return "key " + id();
    }
}
