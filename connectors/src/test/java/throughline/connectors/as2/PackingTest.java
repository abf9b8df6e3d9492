package throughline.connectors.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.as2.As2Refused.Fault;
import throughline.connectors.as2.KeyRing.OwnKey;

/** A message is packed by one side and unpacked by the other; what is changed on its way is not taken. */
class PackingTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final byte[] PAYLOAD = "ISA*00*  ~\n\u00e9\r\nIEA*1*000000001~".getBytes(ISO_8859_1);
    private static final long LARGEST = 1 << 20;

    private static OwnKey hub;
    private static OwnKey acme;

    @TempDir
    Path folder;

    private Path ofHub;
    private Path ofAcme;

    @BeforeAll
    static void keys() throws IOException {
        hub = key("hub", NOW);
        acme = key("acme", NOW);
    }

    @BeforeEach
    void certificates() throws IOException {
        ofHub = put("hub", hub);
        ofAcme = put("acme", acme);
    }

    @ParameterizedTest
    @CsvSource({
        "aes256, sha-256, false, binary, signed+encrypted",
        "aes128, sha-512, true, base64, signed+encrypted",
        "3des, sha-1, true, binary, signed+encrypted",
        "none, sha-256, true, binary, signed",
        "none, sha-384, false, base64, signed",
        "aes192, none, true, binary, encrypted",
        "none, none, true, binary, nothing",
        "none, none, false, base64, nothing"
    })
    void whatGoesInComesOutAndBothSidesMeasureTheSame(
            String encryption, String signature, String compress, String encoding, String requires) throws Exception {
        var agreed = Map.of(
                "encryption", encryption,
                "signature", signature,
                "compress", compress,
                "encoding", encoding,
                "requires", requires);

        var packed = packed(agreed);
        var unpacked = unpacked(agreed, packed.fields(), packed.body());

        assertThat(unpacked.payload()).isEqualTo(PAYLOAD);
        assertThat(unpacked.name()).contains("order.edi");
        assertThat(unpacked.signed()).isEqualTo(!signature.equals("none"));
        assertThat(unpacked.encrypted()).isEqualTo(!encryption.equals("none"));
        assertThat(unpacked.mic(packed.mic().algorithm())).isEqualTo(packed.mic());
        assertThat(packed(agreed).mic()).as("the same, when it goes again").isEqualTo(packed.mic());
    }

    @Test
    void aByteChangedInWhatIsSignedIsSeen() throws Exception {
        var agreed = Map.of("encryption", "none", "requires", "signed");
        var packed = packed(agreed);
        var body = packed.body();
        body[new String(body, ISO_8859_1).indexOf("IEA")] = 'J';

        assertRefused(Fault.INTEGRITY_CHECK_FAILED, agreed, packed.fields(), body);
    }

    @Test
    void whateverIsChangedInAnEnvelopeIsRefusedInTheSameWords() throws Exception {
        var packed = packed(Map.of());
        for (int at : new int[] {packed.body().length - 30, packed.body().length - 200, packed.body().length / 2}) {
            var body = packed.body();
            body[at] ^= 1;

            assertRefused(Fault.AUTHENTICATION_FAILED, Map.of(), packed.fields(), body);
        }
        var unsigned = packed(Map.of("signature", "none"));
        assertRefused(Fault.AUTHENTICATION_FAILED, Map.of(), unsigned.fields(), unsigned.body());
    }

    @Test
    void whatIsEncryptedForAnotherCertificateSaysSo() throws Exception {
        Files.delete(ofHub.resolve("hub.pem"));
        put("hub", key("other", NOW));
        var packed = packed(Map.of());

        assertRefused(Fault.DECRYPTION_FAILED, Map.of(), packed.fields(), packed.body());
    }

    @Test
    void theSignatureOfAnotherIsNone() throws Exception {
        var packed = packed(Map.of("encryption", "none"), key("stranger", NOW));

        assertRefused(Fault.AUTHENTICATION_FAILED, Map.of("requires", "signed"), packed.fields(), packed.body());
    }

    @Test
    void lessThanWasAgreedIsRefused() throws Exception {
        var bare = packed(Map.of("encryption", "none", "signature", "none"));
        assertRefused(Fault.INSUFFICIENT_SECURITY, Map.of("requires", "signed"), bare.fields(), bare.body());

        var signed = packed(Map.of("encryption", "none"));
        assertRefused(Fault.INSUFFICIENT_SECURITY, Map.of(), signed.fields(), signed.body());

        var old = packed(Map.of("encryption", "none", "signature", "sha-1"));
        assertRefused(Fault.INSUFFICIENT_SECURITY, Map.of("requires", "signed"), old.fields(), old.body());

        var weak = packed(Map.of("encryption", "3des"));
        assertRefused(Fault.INSUFFICIENT_SECURITY, Map.of(), weak.fields(), weak.body());
    }

    @Test
    void aBombIsNotInflated() throws Exception {
        var zeros = new byte[(int) LARGEST + 1];
        var agreed = Map.of("compress", "true", "encryption", "none", "requires", "signed");
        var packed = new Packer(agreement("acme", ofHub, agreed), new KeyRing(List.of(acme)), NOW)
                .pack("<1@acme>", "bomb", zeros);
        assertThat(packed.body()).hasSizeLessThan(10_000);

        assertRefused(Fault.DECOMPRESSION_FAILED, agreed, packed.fields(), packed.body());
    }

    @Test
    void whileTheyRotateEitherKeyIsGoodAndNoExpiredOne() throws Exception {
        var next = key("acme-next", NOW);
        var expired = key("acme-expired", NOW.minus(Duration.ofDays(400)));
        put("acme", next);
        put("acme", expired);
        var agreed = Map.of("encryption", "none", "requires", "signed");

        for (var signer : List.of(acme, next)) {
            var packed = packed(agreed, signer);
            assertThat(unpacked(agreed, packed.fields(), packed.body()).payload())
                    .isEqualTo(PAYLOAD);
        }
        var late = new Packer(
                        agreement("acme", ofHub, agreed),
                        new KeyRing(List.of(expired)),
                        NOW.minus(Duration.ofDays(399)))
                .pack("<1@acme>", "late", PAYLOAD);
        assertRefused(Fault.AUTHENTICATION_FAILED, agreed, late.fields(), late.body());
    }

    @Test
    void weEncryptToTheCertificateWhoseDayCameLast() throws Exception {
        var next = key("hub-next", NOW);
        Files.writeString(ofHub.resolve("2026-12-15-hub-next.pem"), NewKey.pem(next.certificate()));
        var both = new KeyRing(List.of(hub, next));

        assertThat(recipient(NOW, both)).isEqualTo(hub);
        assertThat(recipient(Instant.parse("2026-12-15T00:00:00Z"), both)).isEqualTo(next);
    }

    private OwnKey recipient(Instant when, KeyRing both) throws Exception {
        var packed = new Packer(agreement("acme", ofHub, Map.of("signature", "none")), both, when)
                .pack("<1@acme>", "x", PAYLOAD);
        for (var each : both.keys()) {
            try {
                Cms.decrypt(packed.body(), List.of(each), Set.of(Encryption.AES256));
                return each;
            } catch (As2Refused notForThis) {
                assertThat(notForThis.fault()).isEqualTo(Fault.DECRYPTION_FAILED);
            }
        }
        throw new AssertionError("it is for none of them");
    }

    @Test
    void weSignWithTheKeyWhoseDayCameLast() throws Exception {
        var next = new OwnKey("next", acme.key(), acme.certificate(), NOW.plus(Duration.ofDays(20)));
        var ring = new KeyRing(List.of(hub, next));

        assertThat(ring.signing(NOW)).isEqualTo(hub);
        assertThat(ring.signing(NOW.plus(Duration.ofDays(20)))).isEqualTo(next);
        assertThatThrownBy(() -> ring.signing(NOW.plus(Duration.ofDays(4_000))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("as2 renew");
    }

    @Test
    void whatIsWrongWithCertificatesIsTold() throws Exception {
        var agreement = agreement("hub", ofAcme, Map.of());
        assertThat(CertificateCheck.of(agreement, NOW)).isEmpty();
        assertThat(CertificateCheck.of(agreement, NOW.plus(Duration.ofDays(340))))
                .singleElement()
                .asString()
                .contains("expires on 2027-11-26");
        assertThat(CertificateCheck.of(agreement, NOW.plus(Duration.ofDays(400))))
                .anySatisfy(each -> assertThat(each).contains("certificates/acme.pem expired on 2027-11-26"))
                .anySatisfy(each -> assertThat(each).contains("nothing they sign is taken"))
                .anySatisfy(each -> assertThat(each).contains("nothing can be sent"));

        Files.writeString(ofAcme.resolve("broken.pem"), "no certificate");
        assertThat(CertificateCheck.of(agreement, NOW))
                .singleElement()
                .asString()
                .contains("broken.pem");
        Files.delete(ofAcme.resolve("broken.pem"));
        Files.delete(ofAcme.resolve("acme.pem"));
        assertThat(CertificateCheck.of(agreement, NOW))
                .singleElement()
                .asString()
                .contains("holds no certificate");
        Files.writeString(
                ofAcme.resolve("short.pem"), NewKey.pem(key("short", NOW, 1024).certificate()));
        assertThat(CertificateCheck.of(agreement, NOW))
                .anySatisfy(each -> assertThat(each).contains("less than 2048 bits"));
    }

    @ParameterizedTest
    @CsvSource({
        "'automatic-action/MDN-sent-automatically; processed', sha256, ''",
        "'automatic-action/MDN-sent-automatically; processed', SHA-256, ''",
        "'automatic-action/MDN-sent-automatically;processed/Warning: duplicate-document', sha-256, ''",
        "'automatic-action/MDN-sent-automatically; processed/Error: decryption-failed', sha-256, did not take it",
        "'automatic-action/MDN-sent-automatically; processed / error: whatever', sha-256, did not take it",
        "'automatic-action/MDN-sent-automatically; failed/Failure: unsupported format', sha-256, did not take it",
        "'automatic-action/MDN-sent-automatically; displayed', sha-256, did not take it",
        "'automatic-action/MDN-sent-automatically; processed', sha-512, something else",
        "'automatic-action/MDN-sent-automatically; processed', '', no MIC"
    })
    void aReceiptIsGoodWhenItSaysProcessedAndNamesWhatWeSent(String disposition, String algorithm, String complaint) {
        var mic = Digest.SHA_256.mic(PAYLOAD);
        var said = algorithm.isEmpty()
                ? null
                : Mic.parse(mic.base64() + " , " + algorithm).orElseThrow();

        var found = new Receipt("<1@hub>", disposition, said, "").complaint(mic, true);

        assertThat(found.orElse("")).contains(complaint);
        assertThat(found.isEmpty()).isEqualTo(complaint.isEmpty());
    }

    @Test
    void aReceiptThatWeWriteIsReadByThemAndNamesWhatTheyMeasured() throws Exception {
        var packed = packed(Map.of());
        var unpacked = unpacked(Map.of(), packed.fields(), packed.body());
        var wish = ReceiptWish.of(packed.fields()).orElseThrow();

        var mdn = new ReceiptWriter("hub", "acme", new KeyRing(List.of(hub)), NOW)
                .taken("<1@acme>", wish, unpacked.mic(wish.digest()));

        var read = Receipt.of(new Unpacker(agreement("acme", ofHub, Map.of()), new KeyRing(List.of()), LARGEST, NOW)
                .unpack(mdn.fields(), mdn.body()));
        assertThat(read.original()).isEqualTo("<1@acme>");
        assertThat(read.complaint(packed.mic(), true)).isEmpty();
        assertThat(mdn.fields().identifier("AS2-From")).contains("hub");

        var changed = mdn.body();
        changed[new String(changed, ISO_8859_1).indexOf("processed")] = 'q';
        assertThatThrownBy(() -> new Unpacker(agreement("acme", ofHub, Map.of()), new KeyRing(List.of()), LARGEST, NOW)
                        .unpack(mdn.fields(), changed))
                .isInstanceOf(As2Refused.class);
    }

    @Test
    void onlyThePartnersOwnHostsAreToldAnything() throws IOException {
        var agreement = agreement("hub", ofAcme, Map.of("mdnHosts", "mdn.acme.example, Other.example"));

        for (var good : List.of("http://acme.example/as2", "https://MDN.acme.example:8443/x", "http://other.example")) {
            assertThat(agreement.mayReceiveAt(java.net.URI.create(good)))
                    .as(good)
                    .isTrue();
        }
        for (var bad : List.of(
                "http://169.254.169.254/",
                "file:///etc/passwd",
                "http://acme.example@evil.example/",
                "/as2",
                "http://u:p@acme.example/",
                "ftp://acme.example/")) {
            assertThat(agreement.mayReceiveAt(java.net.URI.create(bad))).as(bad).isFalse();
        }
    }

    @Test
    void aPayloadThatLooksLikeMimeStaysWhole() throws Exception {
        var tricky = "Content-Type: x\r\n\r\n--b\r\n------=_0--\r\n\n\n".getBytes(ISO_8859_1);
        for (var agreed : List.of(Map.of("encryption", "none", "requires", "signed"), Map.<String, String>of())) {
            var packed = new Packer(agreement("acme", ofHub, agreed), new KeyRing(List.of(acme)), NOW)
                    .pack("<1@acme>", "tricky", tricky);
            assertThat(unpacked(agreed, packed.fields(), packed.body()).payload())
                    .isEqualTo(tricky);
        }
    }

    private void assertRefused(Fault fault, Map<String, String> agreed, Fields fields, byte[] body) {
        assertThatThrownBy(() -> unpacked(agreed, fields, body))
                .isInstanceOfSatisfying(As2Refused.class, refused -> assertThat(refused.fault())
                        .as(refused.getMessage())
                        .isEqualTo(fault));
    }

    private Packed packed(Map<String, String> agreed) throws IOException {
        return packed(agreed, acme);
    }

    /** Acme sends to the hub. */
    private Packed packed(Map<String, String> agreed, OwnKey signer) throws IOException {
        return new Packer(agreement("acme", ofHub, agreed), new KeyRing(List.of(signer)), NOW)
                .pack("<1@acme>", "order.edi", PAYLOAD);
    }

    /** The hub takes it. */
    private Unpacked unpacked(Map<String, String> agreed, Fields fields, byte[] body) throws As2Refused, IOException {
        return new Unpacker(agreement("hub", ofAcme, agreed), new KeyRing(List.of(hub)), LARGEST, NOW)
                .unpack(fields, body);
    }

    private static Agreement agreement(String ours, Path certificates, Map<String, String> agreed) throws IOException {
        var transport = new HashMap<>(agreed);
        transport.put("kind", "as2");
        transport.put("url", "http://acme.example/as2");
        transport.put("ours", ours);
        transport.put("theirs", ours.equals("hub") ? "acme" : "hub");
        transport.put("certificates", certificates.toString());
        return Agreement.of(new Partner(
                "acme", "Acme", List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of(), transport));
    }

    private static OwnKey key(String name, Instant from) throws IOException {
        return key(name, from, 2048);
    }

    private static OwnKey key(String name, Instant from, int bits) throws IOException {
        return NewKey.read(name, NewKey.pem(name, bits, from, 365), from);
    }

    private Path put(String whose, OwnKey key) throws IOException {
        var of = Files.createDirectories(folder.resolve(whose));
        Files.writeString(of.resolve(key.name() + ".pem"), NewKey.pem(key.certificate()));
        return of;
    }
}
