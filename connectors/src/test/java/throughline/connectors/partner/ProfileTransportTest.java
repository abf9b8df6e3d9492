package throughline.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTransportTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        host: h, user: us, credential: c, tls: "1.1"                     | 'tls' must be one of [1.2, 1.3]
        host: h, user: us, credential: c, hostKey: SHA256:x              | the transport 'ftps' knows no key 'hostKey'
        host: h, user: us                                                | the transport 'ftps' needs the key 'credential'
        host: h, user: us, credential: "pass word"                       | 'credential' is a name, not the secret itself
        user: us, credential: c                                          | the transport 'ftps' needs the key 'host'
        host: h, user: us, credential: c, port: 0                        | 'port' must be a number from 1 to 65535
        host: h, user: us, credential: c, pollDirectory: out             | say what becomes of fetched files
        host: h, user: us, credential: c, pollDirectory: out, pollSeconds: 4, deleteFetched: true | from 5 to 3600
        host: h, user: us, credential: c, pollDirectory: out, archiveDirectory: a, deleteFetched: true | either 'archiveDirectory' or
        """)
    void whatIsWrongWithAnFtpsServerIsSaid(String keys, String said) throws IOException {
        assertThat(problem("ftps", keys, "{}")).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        shopify     | url: "https://s.example"                               | {} | the transport 'shopify' needs the key 'credential'
        shopify     | url: "http://s.example", credential: c                 | {} | 'url' must begin with https://
        shopify     | url: "https://s.example", credential: c                | {InventoryReport: {}} | at which of its locations
        shopify     | url: "https://s.example", credential: c, notify: maybe | {} | 'notify' must be one of [false, true]
        shopify     | url: "https://s.example", credential: c                | {Invoice: {}} | we write [DespatchAdvice, InventoryReport], no Invoice
        woocommerce | url: "https://s.example", credential: c                | {} | the transport 'woocommerce' needs the key 'user'
        woocommerce | url: "https://s.example", credential: c, user: ck, location: 1 | {} | knows no key 'location'
        magento     | url: "https://s.example", credential: c, pollSeconds: 1 | {} | 'pollSeconds' must be a number from 5 to 3600
        magento     | url: "https://s.example", credential: c                | {DespatchAdvice: {}} | we write nothing, no DespatchAdvice
        amazon      | url: "https://s.example", credential: c, client: x, marketplaces: m | {} | needs the key 'refreshToken'
        amazon      | url: "https://s.example", credential: c, client: x, marketplaces: m, refreshToken: "Atzr/x" | {} | 'refreshToken' is a name
        """)
    void whatIsWrongWithAShopIsSaid(String kind, String keys, String outbound, String said) throws IOException {
        assertThat(problem(kind, keys, outbound)).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        contentType: text/plain                                          | needs the key 'url' (what we bring), 'pollUrl'
        url: "https://h.example/in", pollSeconds: 60                     | 'pollSeconds' says how we fetch, and there is no 'pollUrl'
        pollUrl: "http://h.example/out"                                  | 'pollUrl' must begin with https://
        pollUrl: "https://us:secret@h.example/out"                       | with no user before it
        pollUrl: "https://h.example/out", pollConfirm: post              | 'confirmUrl', where that is posted to, go together
        pollUrl: "https://h.example/out", confirmUrl: "https://h.example/c" | 'confirmUrl', where that is posted to, go together
        pollUrl: "https://h.example/out", pollConfirm: post, confirmUrl: "https://other.example/c" | on the same server
        pollUrl: "https://h.example/out", pollConfirm: perhaps           | 'pollConfirm' must be one of [delete, nothing, post]
        pollUrl: "https://h.example/out", pollListing: xml               | 'pollListing' must be one of [html, json, lines, none]
        pollUrl: "https://h.example/out", pollPattern: "*.edi"           | say how they are listed
        pollUrl: "https://h.example/out", pollListing: html, pollPattern: "*.{edi" | must be a pattern of file names
        pollUrl: "https://h.example/out", maxMegabytes: 0                | 'maxMegabytes' must be a number from 1 to 512
        pollUrl: "https://h.example/out", clientCertificate: "C:/key"    | 'clientCertificate' is a name
        """)
    void whatIsWrongWithAWebServerIsSaid(String keys, String said) throws IOException {
        assertThat(problem("http", keys, "{}")).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        pollPattern: "*.edi"                                             | needs the key 'smtpHost' (what we send), 'imapHost'
        smtpHost: h, sender: edi@ours.example                            | to send a mail, say 'to'
        smtpHost: h, sender: edi@ours.example, to: "a@x.example, nobody" | 'to' holds no mail address: 'nobody'
        smtpHost: h, sender: edi@ours.example, to: a@x.example, smtpTls: none | 'smtpTls' must be one of [implicit, starttls]
        smtpHost: h, sender: edi@ours.example, to: a@x.example, subject: "x\\r\\nBcc: e@evil.example" | 'subject' is one line
        imapHost: h, takenFolder: Taken, senderCheck: none               | to fetch mails, say 'from'
        imapHost: h, from: a@x.example, takenFolder: Taken               | anybody can write any sender
        imapHost: h, from: a@x.example, takenFolder: Taken, senderCheck: none, authenticatedBy: mx | anybody can write any sender
        imapHost: h, from: a@x.example, senderCheck: none                | say what becomes of a mail
        imapHost: h, from: "@com", senderCheck: none, takenFolder: Taken | 'from' holds no mail address: '@com'
        imapHost: h, from: a@x.example, senderCheck: none, takenFolder: T, pollPattern: "[" | must be a pattern of file names
        """)
    void whatIsWrongWithAMailboxIsSaid(String keys, String said) throws IOException {
        assertThat(problem("mail", "user: us, credential: c, " + keys, "{}")).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        port: 61617                             | needs the key 'queue' (where we send), 'receiveQueue'
        queue: "tcp://elsewhere?x=y"            | 'queue' is a queue's name
        queue: orders, plain: true              | 'plain', without TLS, is for a broker on this machine alone
        queue: orders, maxMegabytes: 33         | by 'jms' no more than 32 megabytes go at once
        queue: orders, url: "tcp://h:61616"     | the transport 'jms' knows no key 'url'
        """)
    void whatIsWrongWithAQueueIsSaid(String keys, String said) throws IOException {
        assertThat(problem("jms", "host: h.example, user: us, credential: c, " + keys, "{}"))
                .contains(said);
    }

    @Test
    void whatIsBroughtNeedsAnAddressEvenWhereSomethingIsFetched() throws IOException {
        var answered = "{ApplicationResponse: {format: X12, version: '004010', ours: 'ZZ:US', theirs: 'ZZ:ACME'}}";

        assertThat(problem("http", "pollUrl: \"https://h.example/out\"", answered))
                .contains("needs the key 'url' to bring what stands under 'outbound'");
    }

    @Test
    void whatIsRightIsTakenWithTheFolderOfItsCertificates() throws IOException {
        var ftps = "host: h, user: us, credential: c, tls: \"1.3\", pollDirectory: out, deleteFetched: true";
        assertThat(folders("ftps", ftps, "{}").byCode("acme").orElseThrow().transport())
                .containsEntry("tls", "1.3")
                .containsEntry("certificates", home.resolve("acme/certificates").toString());

        var http = "url: \"https://h.example/in\", pollUrl: \"https://h.example/out/\", pollListing: html,"
                + " pollPattern: \"*.{edi,txt}\", pollConfirm: delete, credential: c, clientCertificate: k";
        assertThat(folders("http", http, "{}").byCode("acme").orElseThrow().transport())
                .containsEntry("pollPattern", "*.{edi,txt}")
                .containsEntry("certificates", home.resolve("acme/certificates").toString());
    }

    private String problem(String kind, String keys, String outbound) throws IOException {
        var problems = folders(kind, keys, outbound).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private PartnerFolders folders(String kind, String keys, String outbound) throws IOException {
        var folder = Files.createDirectories(home.resolve("acme"));
        Files.writeString(
                folder.resolve("profile.yaml"),
                """
                name: Acme
                identifiers: [{format: X12, value: "ZZ:ACME"}]
                outbound: %s
                transport: {kind: %s, %s}
                """
                        .formatted(outbound.replace("{}}", WRITTEN + "}"), kind, keys));
        return new PartnerFolders(List.of(home), Clock.systemUTC());
    }

    private static final String WRITTEN = "{format: X12, version: '004010', ours: 'ZZ:US', theirs: 'ZZ:ACME'}";
}
