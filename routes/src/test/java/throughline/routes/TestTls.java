package throughline.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's key and the certificate it shows, as keytool makes them.
 *
 * @param store a PKCS 12 store with the password {@link #PASSWORD}
 * @param certificates a folder as partners have one, with the certificate in it
 */
public record TestTls(Path store, Path certificates) {

    public static final String PASSWORD = "changeit";

    /** @param names {@code dns:localhost,ip:127.0.0.1} */
    public static TestTls named(Path folder, String name, String names) throws Exception {
        var store = folder.resolve(name + ".p12");
        var certificates = Files.createDirectories(folder.resolve(name + "-certificates"));
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-file",
                certificates.resolve("server.pem").toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        return new TestTls(store, certificates);
    }

    public static TestTls localhost(Path folder) throws Exception {
        return named(folder, "localhost", "dns:localhost,ip:127.0.0.1");
    }

    private static void keytool(String... words) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        var made = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }

    /** For the server's side. */
    public SSLContext context() throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
