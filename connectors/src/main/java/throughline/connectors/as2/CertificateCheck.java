package throughline.connectors.as2;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import throughline.connectors.as2.TheirCertificates.Theirs;

/** Says in words what is wrong with certificates, and what soon will be. */
public final class CertificateCheck {

    /** A certificate that ends within this time is told: a new one has to be agreed on with people. */
    public static final Duration SOON = Duration.ofDays(30);

    private CertificateCheck() {}

    /** Of a partner's, one sentence each; empty when all is well for longer than {@link #SOON}. */
    public static List<String> of(Agreement agreement, Instant now) {
        TheirCertificates certificates;
        try {
            certificates = agreement.theirCertificates();
        } catch (IOException unreadable) {
            return List.of("certificates/: " + unreadable.getMessage());
        }
        if (certificates.all().isEmpty()) {
            return List.of(
                    "certificates/ holds no certificate of theirs; ask them for it and put it there, as a .pem, .cer, .crt or .der file");
        }
        var found = new ArrayList<String>();
        certificates.all().forEach(each -> itself(each, now, found));
        uses(agreement, certificates, now, found);
        soon(certificates, now, found);
        return found;
    }

    /** Of those that vouch for a partner's servers; none is needed there. */
    public static List<String> ofServers(Path folder, Instant now) {
        try {
            var certificates = TheirCertificates.in(folder);
            var found = new ArrayList<String>();
            certificates.all().forEach(each -> itself(each, now, found));
            soon(certificates, now, found);
            return found;
        } catch (IOException unreadable) {
            return List.of("certificates/: " + unreadable.getMessage());
        }
    }

    private static void itself(Theirs each, Instant now, List<String> found) {
        var certificate = each.certificate();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            found.add("certificates/%s expired on %s; it no longer counts: take it out"
                    .formatted(each.file(), day(certificate.getNotAfter().toInstant())));
        }
        if (each.weak()) {
            found.add("certificates/%s has an RSA key of less than %d bits; it does not count: ask for another"
                    .formatted(each.file(), TheirCertificates.SHORTEST_RSA_KEY));
        }
    }

    private static void uses(Agreement agreement, TheirCertificates all, Instant now, List<String> found) {
        boolean checks = agreement.inbound().signed() || agreement.receipt().signed();
        if (checks && all.signing(now).isEmpty()) {
            found.add("no certificate in certificates/ is valid now and for signatures: nothing they sign is taken");
        }
        if (agreement.outbound().encryption() != null && all.encrypting(now).isEmpty()) {
            found.add(
                    "no certificate in certificates/ is valid now and for encryption (RSA, key encipherment): nothing can be sent to them");
        }
    }

    private static void soon(TheirCertificates all, Instant now, List<String> found) {
        all.validUntil()
                .filter(until -> until.isAfter(now) && until.isBefore(now.plus(SOON)))
                .ifPresent(until -> found.add(
                        "the last of their certificates expires on %s: ask for the new one and put it beside it"
                                .formatted(day(until))));
    }

    /** Of our own keys. */
    public static List<String> of(KeyRing ring, Instant now) {
        var until = ring.keys().stream()
                .map(own -> own.certificate().getNotAfter().toInstant())
                .max(Instant::compareTo);
        if (until.isEmpty() || until.get().isAfter(now.plus(SOON))) {
            return List.of();
        }
        return List.of(
                "our own AS2 certificate %s on %s: './throughline as2 renew --from DATE' makes the next one, which all AS2 partners need before that date"
                        .formatted(until.get().isAfter(now) ? "expires" : "expired", day(until.get())));
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
