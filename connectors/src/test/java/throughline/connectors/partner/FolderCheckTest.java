package throughline.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.as2.NewKey;

/** One planted fault each: the check finds it, says where it is, and finds nothing else. */
class FolderCheckTest {

    private static final PartnerFolders SHIPPED = new PartnerFolders(List.of(Path.of("partners")), Clock.systemUTC());

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void copyAFolderThatIsClean() throws IOException {
        folder = copy("harborview");
        assertThat(check()).isEmpty();
    }

    @Test
    void aKeyThatDoesNotExistIsToldWithItsLine() throws IOException {
        replace("profile.yaml", "charset", "inbound:", "outbounds: {}\ninbound:");

        assertThat(check()).singleElement().asString().startsWith("profile.yaml, line 4: there is no key 'outbounds'");
    }

    @Test
    void anIdentifierOfAnotherPartnerIsToldWithItsOwner() throws IOException {
        replace("profile.yaml", "claim", "inbound:", "  - {format: X12, value: \"ZZ:NORTHGATE\"}\ninbound:");

        assertThat(check())
                .singleElement()
                .asString()
                .startsWith("profile.yaml, line 4: X12 ZZ:NORTHGATE belongs to the partner 'northgate'");
    }

    @Test
    void aMessageWithoutASampleAndASampleWithoutAMessageAreTold() throws IOException {
        replace("profile.yaml", "inbound", "\"TA1\"]", "\"855\"]");

        assertThat(check())
                .extracting(Complaint::text)
                .containsExactly(
                        "there is no sample of 855 in samples/", "a sample holds TA1, which 'inbound' does not list");
    }

    @Test
    void aSampleThatReadsOtherwiseIsToldByThePlaceInItsDocument() throws IOException {
        replace("samples/850-per-hundred.edi", "quantity", "PO1*10*48*", "PO1*10*49*");

        assertThat(check())
                .filteredOn(complaint -> complaint.place().equals("samples/850-per-hundred.expected.json"))
                .singleElement()
                .extracting(Complaint::text)
                .asString()
                .contains("/documents/0/lines/0/");
    }

    @Test
    void aFaultThatIsMendedAndAFaultElsewhereAreTold() throws IOException {
        var fault = Files.readString(folder.resolve("samples/850-no-number.fault.json"));
        Files.writeString(
                folder.resolve("samples/850-no-number.fault.json"),
                fault.replaceFirst("\"offset\" : \\d+", "\"offset\" : 1"));

        assertThat(check()).singleElement().asString().contains("/refused/0/why/0/offset it says 1, and we read ");
    }

    @Test
    void aMapNobodyUsesIsTold() throws IOException {
        Files.move(folder.resolve("maps/x12-850.xml"), folder.resolve("maps/x12-945.xml"));

        assertThat(check())
                .anySatisfy(complaint -> assertThat(complaint.place()).isEqualTo("maps/x12-945.xml"));
    }

    @Test
    void aTransportSaysWhatItLacks() throws IOException {
        replace("profile.yaml", "transport", "{kind: folder}", "{kind: http}");
        assertThat(check()).singleElement().asString().contains("line ", "the transport 'http' needs the key 'url'");

        replace("profile.yaml", "transport", "{kind: http}", "{kind: webhook}");
        assertThat(new FolderCheck(SHIPPED, secret -> false, Clock.systemUTC()).of(folder))
                .singleElement()
                .asString()
                .contains("secrets/shop-harborview");

        replace("profile.yaml", "transport", "{kind: webhook}", "{kind: pigeon}");
        assertThat(check()).singleElement().asString().contains("there is no transport 'pigeon'");
    }

    @Test
    void aPartnerByAs2NeedsACertificateThatIsValid() throws IOException {
        var as2 = "{kind: as2, url: 'https://as2.harborview.example/in', ours: US, theirs: HARBORVIEW}";
        replace("profile.yaml", "transport", "{kind: folder}", as2);
        assertThat(check())
                .singleElement()
                .asString()
                .contains("line ", "certificates/ holds no certificate of theirs");

        var certificates = Files.createDirectories(folder.resolve("certificates"));
        var now = Instant.now();
        Files.writeString(certificates.resolve("old.pem"), certificate(now.minus(Duration.ofDays(80)), 60));
        assertThat(check()).asString().contains("certificates/old.pem expired on", "nothing they sign is taken");
        Files.writeString(certificates.resolve("new.pem"), certificate(now.minus(Duration.ofDays(1)), 20));
        assertThat(check()).asString().contains("the last of their certificates expires on");
        Files.writeString(certificates.resolve("new.pem"), certificate(now.minus(Duration.ofDays(1)), 200));
        Files.delete(certificates.resolve("old.pem"));
        assertThat(check()).isEmpty();

        replace("profile.yaml", "transport", "theirs: HARBORVIEW}", "theirs: HARBORVIEW, mdn: async}");
        assertThat(check()).singleElement().asString().contains("'mdnUrl'");
        replace("profile.yaml", "transport", "mdn: async}", "encryption: rot13}");
        assertThat(check()).singleElement().asString().contains("'encryption' must be one of [3des, aes128");
    }

    @Test
    void twoPartnersUnderOnePairOfAs2NamesAreTold() throws IOException {
        var as2 = "{kind: as2, url: 'https://as2.example/in', ours: US, theirs: HUB}";
        replace("profile.yaml", "transport", "{kind: folder}", as2);
        var other = copy("lakeshore");
        Files.writeString(
                other.resolve("profile.yaml"),
                Files.readString(other.resolve("profile.yaml")).replace("{kind: folder}", as2));
        var both = new PartnerFolders(List.of(root), Clock.systemUTC());

        for (var code : List.of("harborview", "lakeshore")) {
            var rival = code.equals("harborview") ? "'lakeshore'" : "'harborview'";
            assertThat(new FolderCheck(both, secret -> true, Clock.systemUTC()).of(root.resolve(code)))
                    .anySatisfy(complaint -> {
                        assertThat(complaint.place()).startsWith("profile.yaml, line ");
                        assertThat(complaint.text())
                                .contains("the AS2 names HUB and US are those of the partner " + rival);
                    });
        }
    }

    private static String certificate(Instant from, int days) throws IOException {
        return NewKey.pem(NewKey.read("theirs", NewKey.pem("theirs", 2048, from, days), from)
                .certificate());
    }

    @Test
    void whatASampleSaysIsWrittenOnceAndAgainOnlyByForce() throws IOException {
        var expected = folder.resolve("samples/850-per-hundred.expected.json");
        var before = Files.readString(expected);
        Files.delete(expected);
        assertThat(check()).singleElement().asString().contains("850-per-hundred.expected.json is not there");

        var checker = new FolderCheck(SHIPPED, secret -> true, Clock.systemUTC());
        assertThat(checker.accept(folder, false)).containsExactly(expected);
        assertThat(Files.readString(expected)).isEqualTo(before);
        assertThat(check()).isEmpty();

        Files.writeString(expected, "{}");
        assertThat(checker.accept(folder, false)).isEmpty();
        assertThat(Files.readString(expected)).isEqualTo("{}");
        assertThat(checker.accept(folder, true)).contains(expected);
        assertThat(Files.readString(expected)).isEqualTo(before);
    }

    private List<Complaint> check() throws IOException {
        return new FolderCheck(SHIPPED, secret -> true, Clock.systemUTC()).of(folder);
    }

    private void replace(String file, String what, String old, String now) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path, StandardCharsets.ISO_8859_1);
        assertThat(text).as(what).contains(old);
        Files.writeString(path, text.replace(old, now), StandardCharsets.ISO_8859_1);
    }

    private Path copy(String partner) throws IOException {
        var from = Path.of("partners").resolve(partner);
        var to = root.resolve(partner);
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
