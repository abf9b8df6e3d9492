package throughline.connectors.partner;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.Terms;
import throughline.model.reading.Envelope;

class PartnerFoldersTest {

    private static final Path SHIPPED = Path.of("partners");

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock();

    @Test
    void theSixPartnersAreKnownByTheirIdentifiers() {
        var partners = folders();

        assertThat(partners.problems()).isEmpty();
        assertThat(partners.all())
                .extracting(Partner::code)
                .containsExactly("brightcart", "harborview", "keystone3pl", "lakeshore", "meridian", "northgate");
        assertThat(partners.bySender("X12", "ZZ:NORTHGATE")).map(Partner::code).contains("northgate");
        assertThat(partners.bySender("EDIFACT", "14:4012345000009"))
                .map(Partner::code)
                .contains("meridian");
        assertThat(partners.bySender("SHOPIFY", "brightcart.example"))
                .map(Partner::code)
                .contains("brightcart");
        assertThat(partners.bySender("EDIFACT", "ZZ:NORTHGATE")).isEmpty();
    }

    @Test
    void aProfileSaysHowItsPartnerIsWrittenTo() {
        var harborview = folders().byCode("harborview").orElseThrow();
        var meridian = folders().byCode("meridian").orElseThrow();

        assertThat(harborview.acknowledgements().interchange()).isEqualTo(AcknowledgementPolicy.Interchange.ALWAYS);
        assertThat(harborview.outbound().get("Invoice"))
                .isEqualTo(new Partner.Outbound(
                        "X12",
                        "005010",
                        "810",
                        "ZZ:THROUGHLINE",
                        "01:123456789",
                        new Partner.Delimiters('*', ':', '^', '|', '\0', '.', false),
                        new Partner.Conventions(false, true, null, true, java.util.Map.of("CS", "CX"))));
        assertThat(harborview
                        .outbound()
                        .get("ApplicationResponse")
                        .conventions()
                        .acknowledgementRequested())
                .isFalse();
        assertThat(meridian.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(meridian.outbound().get("OrderResponse").delimiters())
                .isEqualTo(new Partner.Delimiters('+', ':', '*', '\'', '?', ',', true));
    }

    @Test
    void aCarriersProfileSaysHowFarItsBillsMayBeFromWhatWasExpected() throws IOException {
        var head = "name: Acme\nidentifiers:\n  - {format: X12, value: 'ZZ:ACME'}\n";
        write("acme", head + "freight: {tolerancePercent: 3, toleranceAmount: 5.00}\n");

        assertThat(folders().byCode("acme").orElseThrow().terms().freight())
                .isEqualTo(new Terms.Freight(new BigDecimal("3"), new BigDecimal("5.00"), null));
        assertThat(folders().byCode("northgate").orElseThrow().terms().freight())
                .isNull();

        write("acme", head + "freight: {tolerancePercent: 101}\n");
        assertThat(folders().problems())
                .singleElement()
                .asString()
                .contains("acme/profile.yaml, line 4")
                .contains("tolerancePercent cannot be 101: it is a number from 0 to 100");
    }

    @Test
    void aProfileSaysWhenItsDocumentsLeaveTogether() throws IOException {
        var head = "name: Acme\nidentifiers:\n  - {format: X12, value: 'ZZ:ACME'}\n"
                + "envelope: {format: X12, version: '004010', ours: 'ZZ:US', theirs: 'ZZ:ACME'}\noutbound: {Invoice: {}}\n";
        write("acme", head + "batch: {everyMinutes: 15, upTo: 50, documents: [Invoice]}\n");
        var now = Instant.parse("2026-03-02T16:30:00Z");

        var batch =
                requireNonNull(folders().byCode("acme").orElseThrow().terms().batch());
        assertThat(batch.leaves(now)).isEqualTo("2026-03-02T16:45:00Z");
        assertThat(batch.most()).isEqualTo(50);
        assertThat(batch.takes("Invoice")).isTrue();
        assertThat(batch.takes("DespatchAdvice")).isFalse();

        write("acme", head + "batch: {at: ['10:00', '16:00'], zone: America/Chicago}\n");
        batch = requireNonNull(folders().byCode("acme").orElseThrow().terms().batch());
        assertThat(batch.leaves(now)).as("16:00 in Chicago in winter").isEqualTo("2026-03-02T22:00:00Z");
        assertThat(batch.leaves(Instant.parse("2026-03-02T22:00:00Z"))).isEqualTo("2026-03-03T16:00:00Z");

        write("acme", head + "batch: {upTo: 50}\n");
        assertThat(folders().problems()).singleElement().asString().contains("line 6", "say when");
        write("acme", head + "batch: {everyMinutes: 15, upTo: 501}\n");
        assertThat(folders().problems()).singleElement().asString().contains("holds 2 to 500 documents, not 501");
        write("acme", head + "batch: {everyMinutes: 15, documents: [DespatchAdvice]}\n");
        assertThat(folders().problems()).singleElement().asString().contains("those that may are [Invoice]");
        write("acme", head + "batch: {at: ['4 pm']}\n");
        assertThat(folders().problems()).singleElement().asString().contains("'4 pm' is no time of day");
    }

    @Test
    void anUnknownKeyIsAnErrorThatNamesFileAndLine() throws IOException {
        write("acme", "name: Acme\nidentifiers:\n  - {format: X12, value: 'ZZ:ACME'}\nacknowledgments: {}\n");

        assertThat(folders().problems())
                .singleElement()
                .asString()
                .contains("acme/profile.yaml, line 4")
                .contains("no key 'acknowledgments'")
                .contains("acknowledgements");
        assertThat(folders().byCode("acme")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,X997", "997,X997", "'\"997\"',X997", "999,X999", "'\"999\"',X999", "false,NONE"})
    void aPartnerSaysHowItsGroupsAreAnswered(String said, AcknowledgementPolicy.Functional functional)
            throws IOException {
        write(
                "acme",
                "name: Acme\nidentifiers:\n  - {format: X12, value: 'ZZ:ACME'}\nacknowledgements: {functional: %s}\n"
                        .formatted(said));

        assertThat(folders().byCode("acme").orElseThrow().acknowledgements().functional())
                .isEqualTo(functional);
    }

    @Test
    void anAnswerToAGroupThatIsNoneIsAnError() throws IOException {
        write(
                "acme",
                "name: Acme\nidentifiers:\n  - {format: X12, value: 'ZZ:ACME'}\nacknowledgements:\n  functional: both\n");

        assertThat(folders().problems())
                .singleElement()
                .asString()
                .contains("acme/profile.yaml, line 5")
                .contains("'both' is no answer to a group");
    }

    @Test
    void whatIsWrongInAValueIsNamedWithItsLine() throws IOException {
        write("a1", "name: A\nidentifiers:\n  - format: X12\n    value: NOQUALIFIER\n");
        write("a2", "name: A\nidentifiers:\n  - {format: X12, value: 'ZZ:A2'}\n\noutbound:\n  Poem: {}\n");
        write(
                "a3",
                "name: A\nidentifiers:\n  - {format: X12, value: 'ZZ:A3'}\n"
                        + "outbound:\n  Invoice:\n    {format: X12, version: '003020', ours: 'ZZ:U', theirs: 'ZZ:A3'}\n");
        write("a4", "name: A\nname: B\n");
        write("a5", "identifiers: []\n");
        write("a6", "name: A\nidentifiers:\n  - {format: X12, value: 'ZZ:A6'}\ncharset: klingon\n");
        write(
                "a7",
                "name: A\nidentifiers:\n  - {format: X12, value: 'ZZ:A7'}\n"
                        + "outbound:\n  Invoice: {format: X12, version: '004010', ours: 'ZZ:U', theirs: 'ZZ:A7', "
                        + "delimiters: {element: '*', component: '*'}}\n");

        assertThat(folders().problems())
                .satisfiesExactly(
                        a1 -> assertThat(a1).contains("a1/profile.yaml, line 4").contains("NOQUALIFIER"),
                        a2 -> assertThat(a2).contains("a2/profile.yaml, line 6").contains("no document 'Poem'"),
                        a3 -> assertThat(a3).contains("a3/profile.yaml, line 5").contains("003020"),
                        a4 -> assertThat(a4).contains("a4/profile.yaml, line 2").contains("uplicate"),
                        a5 -> assertThat(a5).contains("a5/profile.yaml, line 1").contains("'name' is missing"),
                        a6 -> assertThat(a6).contains("a6/profile.yaml, line 4").contains("klingon"),
                        a7 -> assertThat(a7).contains("a7/profile.yaml, line 5").contains("two things"));
    }

    @Test
    void whatATransportLacksOrDoesNotKnowIsNamedWithItsLine() throws IOException {
        var sftp = "transport:\n  kind: sftp\n  host: sftp.acme.example\n  user: us\n  credential: acme-sftp\n";
        write("b1", profile("A", "ZZ:B1") + "transport:\n  kind: pigeon\n");
        write("b2", profile("A", "ZZ:B2") + sftp);
        write("b3", profile("A", "ZZ:B3") + sftp + "  hostKey: SHA256:x\n  pasword: y\n");
        write("b4", profile("A", "ZZ:B4") + sftp + "  hostKey: SHA256:x\n  port: 70000\n");
        write("b5", profile("A", "ZZ:B5") + sftp + "  hostKey: SHA256:x\n  pollDirectory: out\n");
        write("b6", profile("A", "ZZ:B6") + "transport: {kind: http}\n");
        write("b7", profile("A", "ZZ:B7") + sftp.replace("acme-sftp", "-----BEGIN") + "  hostKey: SHA256:x\n");
        write(
                "b8",
                profile("A", "ZZ:B8") + sftp
                        + "  hostKey: SHA256:x\n  port: 2222\n  pollDirectory: out\n  deleteFetched: true\n  pollSeconds: 30\n");

        assertThat(folders().problems())
                .satisfiesExactly(
                        b1 -> assertThat(b1).contains("b1/profile.yaml, line 5").contains("no transport 'pigeon'"),
                        b2 -> assertThat(b2).contains("b2/profile.yaml, line 4").contains("needs the key 'hostKey'"),
                        b3 -> assertThat(b3)
                                .contains("b3/profile.yaml, line 10")
                                .contains("no key 'pasword'"),
                        b4 -> assertThat(b4)
                                .contains("b4/profile.yaml, line 10")
                                .contains("from 1 to 65535"),
                        b5 -> assertThat(b5)
                                .contains("b5/profile.yaml, line 10")
                                .contains("'archiveDirectory'"),
                        b6 -> assertThat(b6).contains("b6/profile.yaml, line 4").contains("needs the key 'url'"),
                        b7 -> assertThat(b7).contains("b7/profile.yaml, line 8").contains("not the secret itself"));
        assertThat(folders().byCode("b8").orElseThrow().transport())
                .containsEntry("port", "2222")
                .containsEntry("deleteFetched", "true");
    }

    @Test
    void aChangedFolderCountsWithoutRestart() throws IOException {
        var partners = folders();
        write("acme", profile("Acme", "ZZ:ACME"));
        assertThat(partners.byCode("acme")).isEmpty();

        clock.forward(1000);
        assertThat(partners.bySender("X12", "ZZ:ACME")).map(Partner::name).contains("Acme");

        write("acme", profile("Acme Tools", "ZZ:ACME2"));
        clock.forward(1000);
        assertThat(partners.bySender("X12", "ZZ:ACME")).isEmpty();
        assertThat(partners.bySender("X12", "ZZ:ACME2")).map(Partner::name).contains("Acme Tools");

        Files.delete(data.resolve("acme/profile.yaml"));
        Files.delete(data.resolve("acme"));
        clock.forward(1000);
        assertThat(partners.byCode("acme")).isEmpty();
    }

    @Test
    void aClockSetBackDoesNotStopChangesFromCounting() throws IOException {
        var partners = folders();
        write("acme", profile("Acme", "ZZ:ACME"));

        clock.forward(-3_600_000);

        assertThat(partners.byCode("acme")).isPresent();
    }

    @Test
    void aProfileThatBecameWrongLeavesTheLastGoodOneAtWork() throws IOException {
        write("acme", profile("Acme", "ZZ:ACME"));
        var partners = folders();

        write("acme", "name: [");
        clock.forward(1000);

        assertThat(partners.bySender("X12", "ZZ:ACME")).map(Partner::name).contains("Acme");
        assertThat(partners.problems()).singleElement().asString().contains("acme/profile.yaml");
    }

    @Test
    void twoPartnersCannotClaimOneIdentifierAndTheFirstKeepsIt() throws IOException {
        var partners = folders();
        write("aaa", profile("Impostor", "ZZ:NORTHGATE"));
        clock.forward(1000);

        assertThat(partners.bySender("X12", "ZZ:NORTHGATE")).map(Partner::code).contains("northgate");
        assertThat(partners.byCode("aaa")).isEmpty();
        assertThat(partners.problems())
                .singleElement()
                .asString()
                .contains("'aaa'")
                .contains("'northgate'");
    }

    @Test
    void theInstallationsFolderTakesThePlaceOfAShippedOne() throws IOException {
        write("northgate", profile("Northgate, ours", "ZZ:NORTHGATE"));

        assertThat(folders().byCode("northgate")).map(Partner::name).contains("Northgate, ours");
        assertThat(folders().problems()).isEmpty();
    }

    @Test
    void aSenderNobodyKnewIsCreatedFromItsEnvelopeAndKnownAtOnce() {
        var partners = folders();
        var envelope =
                new Envelope("X12", "005010", "12:6145551234", "ZZ:THROUGHLINE", "000000001", null, false, false);

        var created = partners.create(NewPartner.asReceived("fresh-foods", "Fresh: \"Foods\" & Co", envelope));

        assertThat(created.name()).isEqualTo("Fresh: \"Foods\" & Co");
        assertThat(partners.bySender("X12", "12:6145551234")).contains(created);
        assertThat(created.outbound())
                .containsOnlyKeys("OrderResponse", "DespatchAdvice", "Invoice", "ApplicationResponse");
        assertThat(created.outbound().get("Invoice").version()).isEqualTo("005010");
        assertThat(created.outbound().get("Invoice").theirs()).isEqualTo("12:6145551234");
        assertThat(folders().byCode("fresh-foods")).contains(created);
    }

    @Test
    void aNewPartnerMustHaveACodeOfItsOwnAndIdentifiersOfItsOwn() {
        var partners = folders();

        assertThatThrownBy(() -> partners.create(fresh("northgate", "ZZ:OTHER")))
                .hasMessageContaining("there is a partner 'northgate'");
        assertThatThrownBy(() -> partners.create(fresh("other", "ZZ:NORTHGATE")))
                .hasMessageContaining("belongs to the partner 'northgate'");
        assertThatThrownBy(() -> partners.create(fresh("../evil", "ZZ:EVIL")))
                .hasMessageContaining("cannot be a partner's code");
        assertThatThrownBy(() -> partners.create(fresh("bad", "ZZ"))).hasMessageContaining("no X12 identifier");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeReadIsNoReasonToFailLater() {
        assertThatThrownBy(() -> folders().byCode("nobody").orElseThrow()).isInstanceOf(NoSuchElementException.class);
        assertThat(new PartnerFolders(List.of(data.resolve("absent")), clock).all())
                .isEmpty();
    }

    private static NewPartner fresh(String code, String identifier) {
        return new NewPartner(code, "Somebody", List.of(new Partner.Identifier("X12", identifier)), null);
    }

    private PartnerFolders folders() {
        return new PartnerFolders(List.of(SHIPPED, data), clock);
    }

    private static String profile(String name, String identifier) {
        return "name: %s\nidentifiers:\n  - {format: X12, value: '%s'}\n".formatted(name, identifier);
    }

    private void write(String code, String profile) throws IOException {
        Files.createDirectories(data.resolve(code));
        Files.writeString(data.resolve(code).resolve("profile.yaml"), profile);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T08:00:00Z");

        void forward(long millis) {
            now = now.plusMillis(millis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
