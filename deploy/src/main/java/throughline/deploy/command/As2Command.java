package throughline.deploy.command;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import throughline.connectors.as2.KeyRing;
import throughline.connectors.as2.NewKey;
import throughline.deploy.appliance.OwnAs2Keys;

/** Looks after our own AS2 keys. */
@Command(
        name = "as2",
        description = "Looks after our own AS2 keys.",
        mixinStandardHelpOptions = true,
        subcommands = {As2Command.Certificate.class, As2Command.Renew.class})
final class As2Command implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    As2Command() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about the AS2 keys: certificate or renew?");
    }

    private static void print(KeyRing.OwnKey own, boolean json) {
        var until = day(own.certificate().getNotAfter());
        var from = LocalDate.ofInstant(own.from(), ZoneOffset.UTC);
        if (json) {
            Output.line(ApplianceClient.JSON
                    .createObjectNode()
                    .put("file", own.name())
                    .put("signsFrom", from.toString())
                    .put("validUntil", until.toString())
                    .put("sha256", fingerprint(own.certificate()))
                    .put("certificate", NewKey.pem(own.certificate())));
            return;
        }
        System.out.printf(
                "# %s: we sign with it from %s on; valid until %s; SHA-256 %s%n%s",
                own.name(), from, until, fingerprint(own.certificate()), NewKey.pem(own.certificate()));
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Command(
            name = "certificate",
            description = "Prints our certificates, for partners; the first call makes the first key.",
            mixinStandardHelpOptions = true)
    static final class Certificate implements Callable<Integer> {

        @Mixin
        private InstallationFolder installation = new InstallationFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            keys(installation).ring().keys().forEach(own -> print(own, output.json()));
            return 0;
        }
    }

    @Command(
            name = "renew",
            description =
                    "Makes the next key and prints its certificate, for partners. We open what is encrypted for it at once, and sign with it from DATE on.",
            mixinStandardHelpOptions = true)
    static final class Renew implements Callable<Integer> {

        @Option(
                names = "--from",
                required = true,
                paramLabel = "DATE",
                description =
                        "The day from which we sign with it (UTC, 2026-12-31): when every partner has its certificate.")
        private String from = "";

        @Mixin
        private InstallationFolder installation = new InstallationFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var keys = keys(installation);
            try {
                var name = keys.make(LocalDate.parse(from));
                keys.read().keys().stream()
                        .filter(own -> own.name().equals(name))
                        .forEach(own -> print(own, output.json()));
                return 0;
            } catch (DateTimeException noDay) {
                throw new CommandFault("'%s' is no day: write it as 2026-12-31.".formatted(from));
            }
        }
    }

    private static OwnAs2Keys keys(InstallationFolder installation) {
        return new OwnAs2Keys(installation.settings().folders().secrets(), Clock.systemUTC());
    }
}
