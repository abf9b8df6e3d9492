package throughline.routes.as2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import throughline.connectors.as2.KeyRing.OwnKey;

/** OpenAS2, somebody else's AS2 program, as the partner: in a process of its own, with its own libraries. */
final class OpenAs2 implements AutoCloseable {

    static final String ID = "open-as2";

    private static final String PASSWORD = "testas2";
    private static final Pattern LIBRARIES = Pattern.compile(
            "(openas2-server|dom4j|bc.*-jdk15on|commons-(lang3|cli|logging|io|codec)|javax\\.mail|activation|httpcore|httpclient)-[0-9.]+\\.jar");

    private final Path home;
    private final List<Integer> ports = freePorts();
    private final Map<String, Map<String, String>> partnerships = new TreeMap<>();
    private final Map<String, OwnKey> hubs = new TreeMap<>();
    private final OwnKey own;
    private Process process;

    OpenAs2(Path home, OwnKey own) {
        this.home = home;
        this.own = own;
    }

    /** Where it takes messages. */
    String url() {
        return "http://127.0.0.1:%d".formatted(ports.get(0));
    }

    /** Where it wants asynchronous receipts. */
    String receiptUrl() {
        return "http://127.0.0.1:%d".formatted(ports.get(1));
    }

    /**
     * One of us, as it knows us.
     *
     * @param id our AS2 identifier
     * @param certificate what it encrypts for and checks signatures with
     * @param attributes of the partnership from it to us
     */
    void knows(String id, OwnKey certificate, Map<String, String> attributes) {
        hubs.put(id, certificate);
        partnerships.put(id, attributes);
    }

    void start() throws Exception {
        Files.createDirectories(home.resolve("config"));
        keyStore(home.resolve("config/as2_certs.p12"));
        Files.writeString(home.resolve("config/config.xml"), config());
        Files.writeString(home.resolve("config/partnerships.xml"), partnerships());
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.apache.commons.logging.Log=org.openas2.logging.Log",
                        "-cp",
                        classpath(),
                        "org.openas2.app.OpenAS2Server",
                        home.resolve("config/config.xml").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        for (int i = 0; !listens(); i++) {
            assertThat(process.isAlive() && i < 600).as(log()).isTrue();
            Thread.sleep(50);
        }
    }

    /** Lays a file down that it sends to one of us. */
    void send(String hub, String name, byte[] bytes) throws IOException {
        var outbox = Files.createDirectories(home.resolve("data/toAny"));
        var beside = Files.write(home.resolve(name + ".part"), bytes);
        Files.move(beside, outbox.resolve("%s+%s+%s".formatted(ID, hub, name)));
    }

    /** What it received from one of us, by name. */
    Map<String, byte[]> received(String hub) throws IOException {
        return files(home.resolve("data/in").resolve(hub));
    }

    /** The receipts that it keeps for what it sent to one of us. */
    Map<String, byte[]> receipts(String hub) throws IOException {
        return files(home.resolve("data/mdn").resolve(hub));
    }

    String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException none) {
            return "no log";
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        var found = new TreeMap<String, byte[]>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    found.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return found;
    }

    /** Of all that Maven resolved for tests what OpenAS2 needs, in its own versions. */
    private static String classpath() throws IOException {
        return Arrays.stream(Files.readString(Path.of("target/test-classpath"))
                        .strip()
                        .split(File.pathSeparator))
                .filter(jar ->
                        LIBRARIES.matcher(Path.of(jar).getFileName().toString()).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** In the old form of PKCS 12: it does not read the new one. */
    private void keyStore(Path file) throws Exception {
        var store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        store.load(null, null);
        store.setKeyEntry(ID, own.key(), PASSWORD.toCharArray(), new Certificate[] {own.certificate()});
        for (var hub : hubs.entrySet()) {
            store.setCertificateEntry(hub.getKey(), hub.getValue().certificate());
        }
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private String config() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <openas2>
                  <properties storageBaseDir="%home%/../data"/>
                  <certificates classname="org.openas2.cert.PKCS12CertificateFactory" filename="%home%/as2_certs.p12" password="testas2" interval="1"/>
                  <loggers><logger enabled="true" classname="org.openas2.logging.ConsoleLogger"/></loggers>
                  <processor classname="org.openas2.processor.DefaultProcessor" pendingMDN="%home%/../data/pending" pendingMDNinfo="%home%/../data/pendinginfo">
                    <module enabled="true" classname="org.openas2.processor.sender.AS2SenderModule"/>
                    <module enabled="true" classname="org.openas2.processor.sender.MDNSenderModule"/>
                    <module enabled="true" classname="org.openas2.processor.receiver.AS2DirectoryPollingModule" outboxdir="%home%/../data/toAny"
                        errordir="%home%/../data/toAny/error" interval="1" delimiters="+" sendfilename="true"
                        format="sender.as2_id, receiver.as2_id, attributes.fileid" mimetype="application/EDI-X12"/>
                    <module enabled="true" classname="org.openas2.processor.storage.MDNFileModule" protocol="as2" tempdir="%home%/../data/temp"
                        filename="%home%/../data/mdn/$mdn.msg.receiver.as2_id$/$mdn.msg.headers.message-id$"/>
                    <module enabled="true" classname="org.openas2.processor.storage.MessageFileModule" protocol="as2" tempdir="%home%/../data/temp"
                        filename="%home%/../data/in/$msg.sender.as2_id$/$msg.content-disposition.filename$-$msg.headers.message-id$"/>
                    <module enabled="true" classname="org.openas2.processor.receiver.AS2ReceiverModule" address="127.0.0.1" port="MESSAGES"
                        errordir="%home%/../data/in/error" errorformat="sender.as2_id, receiver.as2_id, headers.message-id"/>
                    <module enabled="true" classname="org.openas2.processor.receiver.AS2MDNReceiverModule" address="127.0.0.1" port="RECEIPTS"/>
                    <module enabled="true" classname="org.openas2.processor.resender.DirectoryResenderModule" resenddir="%home%/../data/resend"
                        errordir="%home%/../data/resend/error" resenddelay="1"/>
                  </processor>
                  <partnerships classname="org.openas2.partner.XMLPartnershipFactory" filename="%home%/partnerships.xml"/>
                </openas2>
                """
                .replace("MESSAGES", String.valueOf(ports.get(0)))
                .replace("RECEIPTS", String.valueOf(ports.get(1)));
    }

    private String partnerships() {
        var text = new StringBuilder("<partnerships>\n");
        Stream.concat(Stream.of(ID), hubs.keySet().stream())
                .forEach(id -> text.append(
                        "  <partner name=\"%1$s\" as2_id=\"%1$s\" x509_alias=\"%1$s\" email=\"%1$s@test.invalid\"/>\n"
                                .formatted(id)));
        partnerships.forEach((hub, attributes) -> {
            partnership(text, ID, hub, attributes);
            partnership(
                    text,
                    hub,
                    ID,
                    Map.of(
                            "as2_mdn_options",
                            "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, SHA256"));
        });
        return text.append("</partnerships>\n").toString();
    }

    private static void partnership(StringBuilder text, String from, String to, Map<String, String> attributes) {
        text.append("  <partnership name=\"%1$s-to-%2$s\"><sender name=\"%1$s\"/><receiver name=\"%2$s\"/>\n"
                .formatted(from, to));
        var all = new TreeMap<>(attributes);
        all.put("protocol", "as2");
        all.putIfAbsent("subject", "test");
        all.putIfAbsent("content_transfer_encoding", "binary");
        all.forEach((name, value) -> text.append("    <attribute name=\"%s\" value=\"%s\"/>\n".formatted(name, value)));
        text.append("  </partnership>\n");
    }

    private boolean listens() {
        for (int port : ports) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            } catch (IOException notYet) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> freePorts() {
        var ports = new ArrayList<Integer>();
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.add(one.getLocalPort());
            ports.add(other.getLocalPort());
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
