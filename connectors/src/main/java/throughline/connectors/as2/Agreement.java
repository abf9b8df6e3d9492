package throughline.connectors.as2;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;

/**
 * How a partner and we speak AS2, as its profile says it under {@code transport}.
 *
 * @param partner its code
 * @param ours our AS2 identifier with it ({@code AS2-From} of what we send)
 * @param theirs its own
 * @param outbound what we do to what we send
 * @param receipt what we ask for in return
 * @param inbound what we ask of what it sends
 * @param certificates the folder of its certificates
 */
public record Agreement(
        String partner,
        URI url,
        String ours,
        String theirs,
        Outbound outbound,
        Receipt receipt,
        Inbound inbound,
        Path certificates) {

    /**
     * @param encryption null for none
     * @param signature null for none
     * @param compressed before it is signed
     * @param base64 whether the payload is written so, for partners who cannot read it as it is
     * @param contentType null: by what the payload begins with
     * @param patience for an answer
     */
    public record Outbound(
            @Nullable Encryption encryption,
            @Nullable Digest signature,
            boolean compressed,
            boolean base64,
            @Nullable String contentType,
            Duration patience) {}

    /** When a receipt (MDN) comes. */
    public enum When {
        /** With the answer to the message. */
        SYNC,
        /** By a connection of its own. */
        ASYNC,
        NEVER
    }

    /**
     * @param signed whether one without a signature is none
     * @param url where an asynchronous one is to go
     * @param within how long an asynchronous one may take
     */
    public record Receipt(When when, boolean signed, @Nullable URI url, Duration within) {}

    /**
     * @param receiptHosts where its asynchronous receipts may go, in small letters
     * @param digests that it may sign with
     * @param encryptions that it may encrypt with
     */
    public record Inbound(
            boolean signed,
            boolean encrypted,
            Set<String> receiptHosts,
            Set<Digest> digests,
            Set<Encryption> encryptions) {}

    /** @throws IOException when the profile does not say what it must */
    public static Agreement of(Partner partner) throws IOException {
        var said = partner.transport();
        try {
            var url = URI.create(needed(partner, "url"));
            var signature = said.getOrDefault("signature", "sha-256");
            var encryption = said.getOrDefault("encryption", "aes256");
            return new Agreement(
                    partner.code(),
                    url,
                    needed(partner, "ours"),
                    needed(partner, "theirs"),
                    new Outbound(
                            Encryption.named(encryption).orElse(null),
                            Digest.named(signature).orElse(null),
                            "true".equals(said.get("compress")),
                            "base64".equals(said.get("encoding")),
                            said.get("contentType"),
                            Duration.ofSeconds(Integer.parseInt(said.getOrDefault("seconds", "60")))),
                    receipt(said),
                    inbound(said, url, signature, encryption),
                    Path.of(needed(partner, "certificates")));
        } catch (IllegalArgumentException wrong) {
            throw new IOException(
                    "the transport of %s cannot be understood: %s".formatted(partner.code(), wrong.getMessage()),
                    wrong);
        }
    }

    private static Receipt receipt(Map<String, String> said) {
        var url = said.get("mdnUrl");
        return new Receipt(
                switch (said.getOrDefault("mdn", "sync")) {
                    case "async" -> When.ASYNC;
                    case "none" -> When.NEVER;
                    default -> When.SYNC;
                },
                !"false".equals(said.get("mdnSigned")),
                url == null ? null : URI.create(url),
                Duration.ofMinutes(Integer.parseInt(said.getOrDefault("mdnMinutes", "60"))));
    }

    /** What a profile that says the old ways for us takes them from the partner too. */
    private static Inbound inbound(Map<String, String> said, URI url, String signature, String encryption) {
        var requires = said.getOrDefault("requires", "signed+encrypted");
        var digests = EnumSet.of(Digest.SHA_256, Digest.SHA_384, Digest.SHA_512);
        if (Digest.named(signature).equals(Optional.of(Digest.SHA_1))) {
            digests.add(Digest.SHA_1);
        }
        var encryptions = EnumSet.of(Encryption.AES128, Encryption.AES192, Encryption.AES256);
        if (encryption.equals("3des")) {
            encryptions.add(Encryption.TRIPLE_DES);
        }
        var hosts = new java.util.TreeSet<>(Arrays.asList(said.getOrDefault("mdnHosts", "")
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("[\\s,]+")));
        if (url.getHost() != null) {
            hosts.add(url.getHost().toLowerCase(Locale.ROOT));
        }
        return new Inbound(
                requires.contains("signed"),
                requires.contains("encrypted"),
                Set.copyOf(hosts),
                Set.copyOf(digests),
                Set.copyOf(encryptions));
    }

    private static String needed(Partner partner, String key) throws IOException {
        var value = partner.transport().get(key);
        if (value == null || value.isBlank()) {
            throw new IOException("the profile of %s has no transport.%s".formatted(partner.code(), key));
        }
        return value;
    }

    /** Its certificates as they lie there now. */
    public TheirCertificates theirCertificates() throws IOException {
        return TheirCertificates.in(certificates);
    }

    /** Whether a receipt may be brought there: to nobody but the partner, whoever asks for it. */
    public boolean mayReceiveAt(URI address) {
        var host = address.getHost();
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getUserInfo() == null
                && host != null
                && inbound.receiptHosts().contains(host.toLowerCase(Locale.ROOT));
    }
}
