package throughline.deploy.appliance;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.connectors.partner.PartnerFolders;
import throughline.deploy.settings.Settings;
import throughline.ledger.store.Database;
import throughline.ledger.trail.TrailVault;
import throughline.operations.Operations;
import throughline.operations.credential.CredentialBook;
import throughline.operations.flow.PostOffice;
import throughline.routes.PartnerSecrets;
import throughline.routes.PartnerTls;
import throughline.routes.as2.As2Post;
import throughline.routes.as2.As2Transport;
import throughline.routes.as2.ReplyBearer;
import throughline.routes.fetching.Collector;
import throughline.routes.fetching.Pull;
import throughline.routes.fetching.Rounds;
import throughline.routes.ftps.FtpsServers;
import throughline.routes.ftps.FtpsShelves;
import throughline.routes.ftps.FtpsTransport;
import throughline.routes.http.HttpPull;
import throughline.routes.http.HttpServers;
import throughline.routes.http.HttpTransport;
import throughline.routes.inbound.QueueDoorway;
import throughline.routes.jms.JmsBrokers;
import throughline.routes.jms.JmsPull;
import throughline.routes.jms.JmsTransport;
import throughline.routes.mail.MailPull;
import throughline.routes.mail.MailServers;
import throughline.routes.mail.MailTransport;
import throughline.routes.outbound.Courier;
import throughline.routes.outbound.FolderTransport;
import throughline.routes.outbound.Transport;
import throughline.routes.sftp.MailboxServer;
import throughline.routes.sftp.SftpServers;
import throughline.routes.sftp.SftpShelves;
import throughline.routes.sftp.SftpTransport;
import throughline.routes.shop.ShopHttp;
import throughline.routes.shop.ShopLines;
import throughline.routes.shop.ShopTransport;
import throughline.routes.shop.ShopVisits;

/** The ways to partners, and theirs to us. */
@Configuration(proxyBeanMethods = false)
class DoorParts {

    /** What is broken off is fetched again. */
    private static final Duration STOP_FETCHING = Duration.ofSeconds(2);

    @Bean
    PartnerSecrets partnerSecrets(Settings settings, CredentialBook credentials) {
        var secrets = new Secrets(settings.folders().secrets());
        return name -> secrets.credential(name, settings.doors().secrets(), credentials::of);
    }

    @Bean
    CredentialBook credentialBook(Settings settings, Database database, Clock clock) throws IOException {
        var keys = new OwnCredentialKeys(settings.folders().secrets());
        keys.ensure();
        return new CredentialBook(database, keys, clock);
    }

    @Bean(destroyMethod = "close")
    SftpServers sftpServers(PartnerSecrets secrets) {
        return new SftpServers(secrets, SftpServers.Patience.USUAL);
    }

    @Bean
    OwnAs2Keys ownAs2Keys(Settings settings, Clock clock) {
        return new OwnAs2Keys(settings.folders().secrets(), clock);
    }

    @Bean
    As2Transport as2Transport(OwnAs2Keys keys, Operations operations, Clock clock) {
        return new As2Transport(keys, operations.as2().outgoing(), clock);
    }

    @Bean
    PostOffice postOffice(
            PartnerFolders partners, OwnAs2Keys keys, Operations operations, QueueDoorway doorway, Clock clock) {
        return new As2Post(
                new As2Post.Tools(partners::all, keys, operations.as2(), doorway::ensureQueued),
                clock,
                As2Post.Limits.USUAL);
    }

    @Bean(destroyMethod = "close")
    ReplyBearer replyBearer(PartnerFolders partners, TrailVault vault, Operations operations) {
        return new ReplyBearer(partners, vault, operations.as2().replies(), STOP_FETCHING);
    }

    @Bean
    Transports transports(Settings settings, Servers servers, As2Transport as2, ShopTransport shops, Clock clock) {
        var folders = settings.folders();
        return new Transports(Map.ofEntries(
                Map.entry("folder", new FolderTransport(folders.outbox()::resolve)),
                Map.entry("http", new HttpTransport(servers.http())),
                Map.entry("sftp", new SftpTransport(servers.sftp())),
                Map.entry("ftps", new FtpsTransport(servers.ftps())),
                Map.entry("mail", new MailTransport(servers.mail(), clock)),
                Map.entry("jms", new JmsTransport(servers.brokers())),
                Map.entry("as2", as2),
                Map.entry("shopify", shops),
                Map.entry("woocommerce", shops),
                Map.entry("magento", shops),
                Map.entry("amazon", shops),
                Map.entry("sftp-mailbox", new FolderTransport(partner -> folders.mailboxes()
                        .resolve(partner)
                        .resolve("out")))));
    }

    /** Our ways into servers that partners have, or use. */
    record Servers(SftpServers sftp, FtpsServers ftps, HttpServers http, MailServers mail, JmsBrokers brokers) {}

    @Bean
    Servers servers(SftpServers sftp, PartnerSecrets secrets, Clock clock) {
        var tls = new PartnerTls(clock);
        return new Servers(
                sftp,
                new FtpsServers(secrets, tls),
                new HttpServers(secrets, tls),
                new MailServers(secrets, tls),
                new JmsBrokers(secrets, tls));
    }

    /** By the word a profile says under {@code transport.kind}. */
    record Transports(Map<String, Transport> byKind) {}

    @Bean
    Courier courier(PartnerFolders partners, TrailVault vault, Transports transports) {
        return new Courier(partners, vault, transports.byKind());
    }

    @Bean
    ShopLines shopLines(PartnerSecrets secrets, Clock clock) {
        return new ShopLines(new ShopHttp(clock, ShopHttp.Pause.REAL), secrets, clock);
    }

    @Bean
    ShopTransport shopTransport(ShopLines lines, Operations operations) {
        return new ShopTransport(lines, operations.shops().book());
    }

    @Bean(destroyMethod = "close")
    ShopVisits shopVisits(
            PartnerFolders partners, ShopLines lines, QueueDoorway doorway, Operations operations, Clock clock) {
        var shops = operations.shops();
        return new ShopVisits(
                partners::all,
                new ShopVisits.Tools(lines, shops.book(), shops.stock(), operations.fetches(), doorway),
                clock,
                STOP_FETCHING);
    }

    @Bean(destroyMethod = "close")
    Rounds rounds(PartnerFolders partners, Servers servers, QueueDoorway doorway, Operations operations) {
        var fetches = operations.fetches();
        var takings = operations.takings();
        var pulls = List.<Pull>of(
                new Collector(new SftpShelves(servers.sftp()), doorway, fetches),
                new Collector(new FtpsShelves(servers.ftps()), doorway, fetches),
                new HttpPull(servers.http(), takings, doorway::ensureQueued),
                new MailPull(servers.mail(), takings, doorway::ensureQueued),
                new JmsPull(servers.brokers(), takings, doorway::ensureQueued));
        return new Rounds(partners::all, pulls, fetches, STOP_FETCHING);
    }

    @Bean
    Mailboxes mailboxes(Settings settings, PartnerFolders partners, QueueDoorway doorway, Clock clock)
            throws IOException {
        var doors = settings.doors();
        if (doors.sftpPort() == 0) {
            return new Mailboxes(null);
        }
        var folders = settings.folders();
        var place = new MailboxServer.Place(
                doors.sftpAddress(),
                doors.sftpPort(),
                folders.mailboxes(),
                folders.secrets().resolve("sftp-host-key"));
        return new Mailboxes(new MailboxServer(place, partners, new Secrets(folders.secrets()), doorway, clock));
    }
}
