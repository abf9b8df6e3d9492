package throughline.routes.sftp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * What a server has to prove that it is: its key's fingerprint ({@code SHA256:...}), the key itself ({@code ssh-ed25519 AAAA...}) or its
 * line in a known_hosts file. Several, one per line or parted by commas, while a server changes its key.
 */
record HostKeys(List<String> fingerprints, List<String> algorithms) {

    /** By kind of key, the kinds in the order in which we ask for them: what we propose for a server to sign with. */
    private static final List<String> ALL = List.of(
            "ssh-ed25519", "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521", "rsa-sha2-512,rsa-sha2-256");

    private static final Map<String, String> OF_TYPE = Map.of(
            "ssh-ed25519", ALL.get(0),
            "ecdsa-sha2-nistp256", ALL.get(1),
            "ecdsa-sha2-nistp384", ALL.get(1),
            "ecdsa-sha2-nistp521", ALL.get(1),
            "ssh-rsa", ALL.get(2));

    HostKeys {
        fingerprints = List.copyOf(fingerprints);
        algorithms = List.copyOf(algorithms);
    }

    /** @throws IOException when it says no key */
    static HostKeys of(String text) throws IOException {
        var fingerprints = new ArrayList<String>();
        var algorithms = new ArrayList<String>();
        for (var each : text.split("[,\n]")) {
            var said = each.strip();
            if (said.startsWith("SHA256:")) {
                fingerprints.add(said.replaceAll("=+$", ""));
                // A fingerprint does not say of what kind its key is: each kind is asked for in turn.
                algorithms.addAll(ALL);
            } else if (!said.isEmpty()) {
                var words = List.of(said.split("\\s+"));
                var at = words.indexOf(words.stream()
                        .filter(OF_TYPE::containsKey)
                        .findFirst()
                        .orElseThrow(() -> new IOException(
                                "'%s' is no host key: write SHA256:... or ssh-ed25519 AAAA...".formatted(said))));
                fingerprints.add(KeyUtils.getFingerPrint(key(said, words.subList(at, words.size()))));
                algorithms.add(OF_TYPE.getOrDefault(words.get(at), ALL.get(0)));
            }
        }
        if (fingerprints.isEmpty()) {
            throw new IOException("there is no host key");
        }
        return new HostKeys(fingerprints, algorithms.stream().distinct().toList());
    }

    boolean accept(PublicKey key) {
        return fingerprints.contains(KeyUtils.getFingerPrint(key));
    }

    private static PublicKey key(String said, List<String> words) throws IOException {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(String.join(" ", words)).resolvePublicKey(null, null, null);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("'%s' is no host key: %s".formatted(said, e.getMessage()), e);
        }
    }
}
