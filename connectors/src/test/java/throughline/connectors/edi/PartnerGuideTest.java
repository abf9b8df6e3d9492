package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.partner.FolderCheck;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.Severity;

/** A partner's own rules for a message, from its folder to the finding and the acknowledgement. */
class PartnerGuideTest {

    private static final String X12 = "x12-850-004010.edi";

    @TempDir
    private Path root;

    private Instant now = Instant.parse("2026-11-26T06:00:00Z");
    private Path folder;
    private PartnerFolders folders;
    private EdiReader reader;

    @BeforeEach
    void aPartnerOfThreeStandards() throws IOException {
        folder = root.resolve("northgate");
        Files.createDirectories(folder.resolve("guides"));
        Files.writeString(folder.resolve("README.md"), "# Northgate");
        profile("true");
        folders = new PartnerFolders(List.of(root), ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
        reader = new EdiReader(folders);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "at: 'REF[IA]', required: true                     | GUIDE_SEGMENT_MISSING   | REF at byte 1024, line 40 | 3",
                "at: 'CSH', forbidden: true                        | GUIDE_SEGMENT_FORBIDDEN | CSH at byte 236, line 8   | 2",
                "at: 'PO1', most: 5                                | GUIDE_SEGMENT_TOO_OFTEN | PO1 at byte 969, line 37 | 5",
                "at: BEG04, required: true                         | GUIDE_ELEMENT_MISSING   | BEG04 at byte 174, line 4 | 1",
                "at: 'N1[BT]04', forbidden: true                   | GUIDE_ELEMENT_FORBIDDEN | N104 at byte 608, line 23 | 10",
                "at: BEG02, codes: [NE, RL]                        | GUIDE_ELEMENT_CODE      | BEG02 at byte 181, line 4 | 7",
                "at: BEG03, length: 8..22                          | GUIDE_ELEMENT_TOO_SHORT | BEG03 at byte 184, line 4 | 4",
                "at: 'REF[DP]02', length: 3                        | GUIDE_ELEMENT_TOO_LONG  | REF02 at byte 222, line 6 | 5",
                "at: BEG03, pattern: '[0-9]+'                      | GUIDE_ELEMENT_FORM      | BEG03 at byte 184, line 4 | 7",
                "anyOf: ['REF[IA]', 'REF[CO]']                     | GUIDE_SEGMENT_MISSING   | REF at byte 1024, line 40 | 3",
                "oneOf: ['DTM[001]', 'DTM[002]']                   | GUIDE_SEGMENT_FORBIDDEN | DTM at byte 333, line 12  | 2",
                "together: [BEG03, BEG04]                          | GUIDE_ELEMENT_MISSING   | BEG04 at byte 174, line 4 | 1"
            })
    void everyDemandIsToldAtItsPlaceWithItsRuleAndItsFix(String demand, String code, String place, String ack)
            throws IOException {
        rule("x12-850", "id: NG-7, " + demand + ", fix: 'Ask our vendor desk'");

        var finding = only(X12);

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.place()).isEqualTo(place);
        assertThat(finding.ackCode()).isEqualTo(ack);
        assertThat(finding.rule()).isEqualTo("guides/x12-850.yaml NG-7");
        assertThat(finding.text()).contains("(their guide, NG-7)").endsWith("Ask our vendor desk.");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.who()).isEqualTo(Actor.PARTNER);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            value = {
                // On another segment: of the whole message.
                "at: 'REF[IA]', required: true, when: 'BEG02=SA|NE' -> 1",
                "at: 'REF[IA]', required: true, when: BEG02=RL -> 0",
                "at: 'REF[IA]', required: true, when: 'not REF[DP]' -> 0",
                "at: 'REF[IA]', required: true, when: ['CUR02=USD', 'not FOB'] -> 0",
                // On the very segment: two of the six lines have no price basis.
                "at: PO105, required: true -> 1",
                "at: PO105, required: true, when: PO104 -> 0",
                "at: PO105, codes: [UM, PE], when: PO103=EA -> 1",
                // In each loop by itself.
                "each: PO1, at: 'PID[F]', required: true -> 4",
                "each: 'N1[BY]', at: N3, required: true -> 1",
                "each: PO1, at: PO4, required: true, when: PO103=CA -> 0",
                "each: PO1, anyOf: ['PO1[06=BP]', 'LIN'] -> 1",
                "each: 'N1[ST]', at: N3, most: 1 -> 1",
                "at: 'PID[F,02=08]05', codes: ['Hex bolt M8 zinc'] -> 0"
            })
    void aRuleCountsOnlyWhereItsConditionsHold(String demand, int findings) throws IOException {
        rule("x12-850", "id: NG-7, " + demand + ", fix: x");

        assertThat(broken(X12)).hasSize(findings);
    }

    @Test
    void whatRefusesIsRefusedInThe997AndWhatWarnsIsAcceptedWithErrors() throws IOException {
        var demand = "id: NG-1, at: BEG02, codes: [NE], fix: Send NE";

        rule("x12-850", demand + ", severity: warn");
        assertThat(answer(X12).status()).isEqualTo(Status.ACCEPTED_WITH_ERRORS);
        assertThat(broken(X12)).singleElement().extracting(Finding::severity).isEqualTo(Severity.WARNING);

        later();
        rule("x12-850", demand + ", severity: reject");
        var refused = answer(X12);
        assertThat(refused.status()).isEqualTo(Status.REJECTED);
        assertThat(refused.sets().get(0).errors()).anySatisfy(error -> {
            assertThat(error.segment()).isEqualTo("BEG");
            assertThat(error.element()).isEqualTo(2);
            assertThat(error.code()).isEqualTo("7");
            assertThat(error.value()).isEqualTo("SA");
        });
    }

    @Test
    void a999TellsTheGuideFromTheStandard() throws IOException {
        profile("\"999\"");
        rule("x12-850", "id: NG-1, at: BEG02, codes: [RL], fix: Send RL");
        later();

        var set = answer("x12-850-005010-one-line.edi").sets().get(0);

        assertThat(set.errors()).extracting(ApplicationResponse.Error::code).containsExactly("I6");
    }

    @Test
    void edifactIsAnsweredByAContrlAndTradacomsByNothing() throws IOException {
        rule("edifact-ORDERS", "id: E-1, at: 'RFF[ON]', required: true, fix: Send your order number");
        Files.writeString(
                folder.resolve("guides/tradacoms-ORDERS.yaml"),
                "rules:\n  - {id: T-1, each: OLD, at: OLD02-2, pattern: 'TL-[1-2].*', fix: Send our number}\n");

        var contrl = answer("edifact-orders-d96a.edi");
        assertThat(contrl.status()).isEqualTo(Status.REJECTED);
        assertThat(contrl.sets().get(0).errors())
                .extracting(error -> error.segment() + " " + error.code())
                .contains("RFF 13");

        var finding = only("tradacoms-orders.edi");
        assertThat(finding.place()).startsWith("OLD02-2 at byte").endsWith("line 15");
        assertThat(finding.rule()).isEqualTo("guides/tradacoms-ORDERS.yaml T-1");
        assertThat(finding.ackCode()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            value = {
                "id: A, at: BEG02, codes: [SA] -> the rule 'A' needs a 'fix'",
                "at: BEG02, codes: [SA], fix: x -> a rule needs an 'id'",
                "id: A, at: BEG2, required: true, fix: x -> 'BEG2' is no place",
                "id: A, at: BEG15, required: true, fix: x -> BEG15: BEG has 12 elements in X12",
                "id: A, at: QQQ, required: true, fix: x -> we know no segment QQQ of X12",
                "id: A, at: BEG, codes: [SA], fix: x -> 'codes' is about an element",
                "id: A, at: BEG03, length: 9..1, fix: x -> '9..1' ends before it begins",
                "id: A, at: BEG03, pattern: '[', fix: x -> this is no regular expression",
                "id: A, at: BEG03, require: true, fix: x -> there is no key 'require'",
                "id: A, at: BEG03, required: true, when: 'REF=', fix: x -> 'REF=' is no condition",
                "id: A, at: BEG03, required: true, severity: bad, fix: x -> 'bad' must be reject or warn",
                "id: A, required: true, fix: x -> the key 'at' is missing",
                "id: A, at: BEG03, fix: x -> the rule 'A' demands nothing",
                "id: A, each: BEG03, at: REF, required: true, fix: x -> 'each' names the segment that opens a loop"
            })
    void aMistakeInAGuideIsNamedWithItsFileAndLine(String rule, String words) throws IOException {
        Files.writeString(folder.resolve("guides/x12-850.yaml"), "name: Guide 2.1\nrules:\n  - {" + rule + "}\n");

        var complaints = new FolderCheck(folders, secret -> true, Clock.systemUTC()).of(folder);

        assertThat(complaints).singleElement().satisfies(complaint -> {
            assertThat(complaint.place()).isEqualTo("guides/x12-850.yaml, line 3");
            assertThat(complaint.text()).contains(words);
        });
    }

    @Test
    void aChangedGuideCountsAtOnceAndAFaultyOneLeavesTheLastGoodAtWork() throws IOException {
        assertThat(broken(X12)).isEmpty();

        rule("x12-850", "id: NG-1, at: BEG02, codes: [NE], fix: x");
        later();
        assertThat(broken(X12)).hasSize(1);

        rule("x12-850", "id: NG-1, at: BEG02, codes: [NE]");
        later();
        assertThat(broken(X12)).hasSize(1);
        assertThat(folders.problems())
                .singleElement()
                .asString()
                .contains("guides/x12-850.yaml, line 2", "the rule 'NG-1' needs a 'fix'");

        Files.delete(folder.resolve("guides/x12-850.yaml"));
        later();
        assertThat(broken(X12)).isEmpty();
        assertThat(folders.problems()).isEmpty();
    }

    @Test
    void aGuideOfAMessageThatNeitherOfUsSendsIsToldByTheCheck() throws IOException {
        rule("x12-850", "id: NG-1, at: BEG02, codes: [NE], fix: x");

        assertThat(new FolderCheck(folders, secret -> true, Clock.systemUTC()).of(folder))
                .anySatisfy(complaint -> assertThat(complaint.place()).isEqualTo("guides/x12-850.yaml"));
    }

    private void rule(String guide, String rule) throws IOException {
        Files.writeString(folder.resolve("guides/" + guide + ".yaml"), "rules:\n  - {" + rule + "}\n");
        later();
    }

    private void later() {
        now = now.plus(Duration.ofSeconds(5));
    }

    private void profile(String functional) throws IOException {
        Files.writeString(
                folder.resolve("profile.yaml"),
                """
                name: Northgate
                identifiers:
                  - {format: X12, value: "ZZ:NORTHGATE"}
                  - {format: EDIFACT, value: "14:4012345000009"}
                  - {format: TRADACOMS, value: "5012345000008"}
                acknowledgements: {functional: %s}
                """
                        .formatted(functional));
    }

    private Finding only(String sample) {
        var broken = broken(sample);
        assertThat(broken).hasSize(1);
        return broken.get(0);
    }

    private List<Finding> broken(String sample) {
        return Messages.findings(pieces(sample)).stream()
                .filter(finding -> finding.code().startsWith("GUIDE_"))
                .toList();
    }

    private ApplicationResponse answer(String sample) {
        return pieces(sample).stream()
                .filter(Piece.Closed.class::isInstance)
                .flatMap(piece -> ((Piece.Closed) piece).answers().stream())
                .filter(answer -> answer.kind() != ApplicationResponse.Kind.TA1)
                .findFirst()
                .orElseThrow();
    }

    private List<Piece> pieces(String sample) {
        var text = Messages.text(Messages.sample(sample)).replace("01|123456789", "ZZ|NORTHGATE");
        return Messages.read(reader, Messages.of(text.getBytes(ISO_8859_1)));
    }
}
