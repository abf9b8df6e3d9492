package throughline.routes.ftps;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.Authority;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.ConcurrentLoginPermission;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import throughline.connectors.Partner;
import throughline.routes.TestTls;
import throughline.routes.fetching.Landing;

/** A partner's FTPS server: Apache FtpServer, TLS on for commands and data, with folders {@code in}, {@code out} and {@code archive}. */
final class FtpsHost implements AutoCloseable {

    static final String PASSWORD = "pass of harborview";

    private final Path home;
    private final TestTls tls;
    private volatile long keeps = Long.MAX_VALUE;
    private int port;
    private FtpServer server;

    FtpsHost(Path folder, TestTls tls) throws Exception {
        this.home = folder.resolve("home");
        this.tls = tls;
        for (var each : List.of("in", "out", "archive")) {
            Files.createDirectories(home.resolve(each));
        }
        start();
    }

    void start() throws Exception {
        var ssl = new SslConfigurationFactory();
        ssl.setKeystoreFile(tls.store().toFile());
        ssl.setKeystorePassword(TestTls.PASSWORD);
        var secured = ssl.createSslConfiguration();
        var data = new DataConnectionConfigurationFactory();
        data.setSslConfiguration(secured);
        var listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(port);
        listener.setSslConfiguration(secured);
        listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        var users = new PropertiesUserManagerFactory();
        users.setAdminName("nobody");
        var factory = new FtpServerFactory();
        var listening = listener.createListener();
        factory.addListener("default", listening);
        factory.setUserManager(users.createUserManager());
        var user = new BaseUser();
        user.setName("us");
        user.setPassword(PASSWORD);
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.<Authority>of(new WritePermission(), new ConcurrentLoginPermission(10, 10)));
        factory.getUserManager().save(user);
        factory.setFtplets(new HashMap<>(Map.of("losing", new Losing())));
        server = factory.createServer();
        server.start();
        port = listening.getPort();
    }

    /** What a line that is cut looks like when neither side notices. */
    private final class Losing extends DefaultFtplet {

        @Override
        public FtpletResult onDownloadStart(FtpSession session, FtpRequest request) throws IOException {
            return lose(request);
        }

        @Override
        public FtpletResult onUploadEnd(FtpSession session, FtpRequest request) throws IOException {
            return lose(request);
        }

        private FtpletResult lose(FtpRequest request) throws IOException {
            try (var file = FileChannel.open(home.resolve(request.getArgument()), StandardOpenOption.WRITE)) {
                file.truncate(keeps);
            }
            return FtpletResult.DEFAULT;
        }
    }

    void stop() {
        server.stop();
    }

    int port() {
        return port;
    }

    /** From now on a file loses what is beyond so many bytes, just before it is read and just after it was written. */
    void keepsOnly(long bytes) {
        keeps = bytes;
    }

    Path folder(String name) {
        return home.resolve(name);
    }

    static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A partner that is reached there, and trusted by its own certificate. */
    Partner partner(Map<String, String> more) {
        var all = new HashMap<>(Map.of(
                "kind", "ftps",
                "host", "localhost",
                "port", String.valueOf(port),
                "user", "us",
                "credential", "harborview",
                "directory", "in",
                "certificates", tls.certificates().toString()));
        all.putAll(more);
        return Landing.partner(all);
    }

    @Override
    public void close() {
        stop();
    }
}
