package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.connectors.compose.Examples.CLOCK;
import static throughline.connectors.compose.Examples.PARTNERS;
import static throughline.connectors.compose.Examples.document;
import static throughline.connectors.compose.Examples.lines;
import static throughline.connectors.compose.Examples.partner;
import static throughline.connectors.compose.Examples.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Bytes;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.edi.EdiReader;
import throughline.connectors.json.ExampleDocuments;
import throughline.model.document.OrderResponse;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Actor;
import throughline.model.reading.Piece;
import throughline.model.reading.Severity;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;

class ComposerTest {

    private final Composer composer = new Composer(CLOCK);
    private final Counting numbers = new Counting();

    static Stream<Arguments> everythingOwed() {
        return PARTNERS.all().stream().flatMap(partner -> ExampleDocuments.all().stream()
                .filter(document -> Composer.wants(partner, document))
                .map(document -> Arguments.of(partner.code(), document.type())));
    }

    @ParameterizedTest
    @MethodSource("everythingOwed")
    void anIndependentReaderFindsNothingWrongWithWhatWeWrite(String partner, String type) {
        var composed = composer.compose(document(type), partner(partner), numbers);

        var referee = new Referee(composed.bytes());
        // This partner names itself with a qualifier that X12 knows and EDIFACT does not; we must call it what it calls
        // itself.
        if (partner.equals("lakeshore")) {
            assertThat(referee.errors()).containsExactly("ELEMENT_DATA_ERROR INVALID_CODE_VALUE 7 at segment 1");
        } else {
            assertThat(referee.errors()).isEmpty();
        }
        assertThat(referee.segments()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("everythingOwed")
    void ourOwnReaderFindsCountsAndControlNumbersRight(String partner, String type) {
        var composed = composer.compose(document(type), partner(partner), numbers);

        var pieces = Bytes.pieces(new EdiReader(Partners.NONE), Bytes.sealed(composed.bytes()));
        assertThat(pieces).hasSize(3);
        var taken = (Piece.Taken) pieces.get(1);
        assertThat(((Piece.Closed) pieces.get(2)).findings()).isEmpty();
        assertThat(taken.envelope().control()).isEqualTo(composed.control().interchange());
        assertThat(taken.set().control()).isEqualTo(composed.control().set());
        assertThat(taken.set().type()).isEqualTo(composed.message());
        assertThat(taken.set().findings())
                .filteredOn(finding -> finding.severity() != Severity.NOTE)
                // The example of a ship notice has a line that names no item.
                .filteredOn(finding ->
                        !type.equals("DespatchAdvice") || !finding.code().equals("LINE_ITEM"))
                .isEmpty();
        assertThat(taken.set().group()).isEqualTo(composed.control().group());
    }

    @Test
    void aWrongCountWouldBeSeenByTheReferee() {
        var composed = text(composer.compose(document("Invoice"), partner("northgate"), numbers));

        var referee = new Referee(composed.replace("SE*16*", "SE*17*").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(referee.errors()).isNotEmpty();
    }

    @Test
    void anOrderAcknowledgementSaysLineByLineWhatComesNowAndWhatLater() {
        var composed = composer.compose(document("OrderResponse"), partner("northgate"), numbers);

        assertThat(text(composed))
                .isEqualTo(
                        """
                ISA*00*          *00*          *ZZ*THROUGHLINE    *ZZ*NORTHGATE      *260302*0805*U*00401*000000001*0*P*>~
                GS*PR*THROUGHLINE*NORTHGATE*20260302*0805*1*X*004010~
                ST*855*0001~
                BAK*00*AC*PO-0077*20260301****SO-0000012*20260302~
                CUR*SE*USD~
                N1*ST*Northgate 42*92*0042~
                N3*1 Dock Road*Gate 4~
                N4*Buffalo*NY*14201*US~
                PO1*1*12*CA*14.4**BP*NG-10001*EN*4098765100019*VP*TL-10001~
                PID*F****Hex bolt~
                ACK*IA*10*CA*068*20260304~
                ACK*IB*2*CA~
                N9*L1*1~
                MSG*2 CS follow when the next delivery is in~
                PO1*2*3*EA*1.2**BP*NG-10001*EN*4098765100019*VP*TL-10001~
                ACK*IA*3*EA*068*20260304~
                CTT*2*15~
                SE*16*0001~
                GE*1*1~
                IEA*1*000000001~
                """);
        assertThat(composed.control()).isEqualTo(new Composed.Control("000000001", "1", "0001"));
        assertThat(composed.name()).isEqualTo("northgate-855-000000001.edi");
        assertThat(composed.message()).isEqualTo("855");
    }

    @Test
    void aShipNoticePutsEachItemUnderItsPackage() {
        var lines = lines(composer.compose(document("DespatchAdvice"), partner("northgate"), numbers));

        assertThat(lines)
                .containsSequence(
                        "HL*2*1*O*1~",
                        "PRF*PO-0077~",
                        "HL*3*2*I*0~",
                        "SN1*2*1*EA~",
                        "HL*4*2*P*1~",
                        "MAN*GM*340123450000000018~",
                        "HL*5*4*I*0~",
                        "LIN*1*BP*NG-10001*EN*4098765100019*VP*TL-10001~",
                        "SN1*1*10*CA**12*CA~");
        assertThat(lines)
                .contains(
                        "BSN*00*SH-0000007*20260303*0000*0001~",
                        "TD5*B*2*UPSN~",
                        "REF*CN*1Z999AA10123456784~",
                        "REF*LT*L-44~",
                        "CTT*5*11~");
    }

    @Test
    void anInvoiceStatesItsTotalInCentsWithTaxAndFreight() {
        var lines = lines(composer.compose(document("Invoice"), partner("northgate"), numbers));

        assertThat(lines)
                .contains(
                        "BIG*20260303*INV-0000003**PO-0077***DR~",
                        "ITD*05*3****20260328*25~",
                        "TDS*16628~",
                        "TXI*LS*12.78*8.875*VD*US-NY***144~",
                        "SAC*C*D240***950~",
                        "CTT*1*10~");
    }

    @Test
    void aShippingOrderNamesTheWarehouseAndOurItemInTheWarehousesUnit() {
        var text = text(composer.compose(document("ShipmentInstruction"), partner("keystone3pl"), numbers));

        assertThat(text)
                .contains("~W05*N*SH-0000007*PO-0077~N1*WH**91*WH-EAST~")
                .contains("~W01*10*CA**VN*TL-10001*EN*4098765100019~")
                .contains("~N9*VN*SO-0000012~")
                .contains("~N9*LT*L-44~W76*10~")
                .doesNotContain("\n");
    }

    @Test
    void aPartnersOwnUnitCodeTakesThePlaceOfTheStandards() {
        var as = partner("keystone3pl").outbound().get("ShipmentInstruction");
        var own = new Partner.Outbound(
                as.format(),
                as.version(),
                as.message(),
                as.ours(),
                as.theirs(),
                as.delimiters(),
                new Partner.Conventions(true, false, null, true, Map.of("CS", "CT")));

        var text = text(composer.compose(document("ShipmentInstruction"), speaking(own), numbers));

        assertThat(text).contains("~W01*10*CT*").contains("*0*T*>~");
    }

    @Test
    void aUnitGoesBackAsThePartnerCallsIt() {
        assertThat(text(composer.compose(document("OrderResponse"), partner("harborview"), numbers)))
                .contains("|PO1*1*12*CX*")
                .contains("|ACK*IA*10*CX*");
        assertThat(text(composer.compose(document("Invoice"), partner("lakeshore"), numbers)))
                .contains("'QTY+47:10:CAS'");
        assertThat(text(composer.compose(document("Invoice"), partner("northgate"), numbers)))
                .contains("IT1*1*10*CA*");
    }

    @Test
    void anEdifactAnswerWritesTheDecimalMarkItsSeparatorsPromise() {
        var meridian = lines(composer.compose(document("Invoice"), partner("meridian"), numbers));
        var lakeshore = text(composer.compose(document("Invoice"), partner("lakeshore"), numbers));

        assertThat(meridian.get(0)).isEqualTo("UNA:+,? '");
        assertThat(meridian)
                .contains(
                        "PRI+AAA:14,4'",
                        "MOA+77:166,28'",
                        "TAX+7+STT:::US-NY+++:::8,875+S'",
                        "MOA+124:12,78'",
                        "MOA+8:9,5'");
        assertThat(lakeshore)
                .startsWith("UNB+UNOA:2+")
                .contains("'MOA+77:166.28'")
                .doesNotContain("\n");
    }

    @Test
    void separatorsWithinEdifactValuesAreReleasedAndForeignLettersFitted() {
        var odd = response("PO'7+8", "Ma\u00df: 2' x 4+ \u00e9\u4e2d?", "B\u00fchne");

        assertThat(text(composer.compose(odd, partner("meridian"), numbers)))
                .contains("RFF+ON:PO?'7?+8'")
                .contains("IMD+F++:::Ma\u00df?: 2?' x 4?+ \u00e9.??'");
        assertThat(text(composer.compose(odd, partner("lakeshore"), numbers)))
                .contains("RFF+ON:PO?'7?+8'")
                .contains("IMD+F++:::MASS?: 2?' X 4?+ E.??'")
                .contains("BUHNE");
    }

    @Test
    void separatorsWithinX12TextBecomeSpacesAndWithinAnIdentifierAreRefused() {
        var text = text(composer.compose(response("PO-8", "2*4 ~wide\nred", "A>B"), partner("northgate"), numbers));

        assertThat(text).contains("PID*F****2 4  wide red~").contains("MSG*A B~");
        assertThatThrownBy(() -> composer.compose(response("PO*8", null, null), partner("northgate"), numbers))
                .isInstanceOfSatisfying(CannotCompose.class, refused -> {
                    assertThat(refused.code()).isEqualTo("COMPOSE_VALUE");
                    assertThat(refused)
                            .hasMessageContaining("BAK03")
                            .hasMessageContaining("'PO*8'")
                            .hasMessageContaining("separator '*'");
                });
    }

    @Test
    void anIdentifierIsNeverCut() {
        assertThatThrownBy(() -> composer.compose(response("P".repeat(23), null, null), partner("northgate"), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("more than 22 characters");
        assertThatThrownBy(() -> composer.compose(response("P".repeat(36), null, null), partner("meridian"), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("more than 35 characters");
    }

    @Test
    void aDocumentThatCannotBeWrittenUsesUpNoControlNumber() {
        assertThatThrownBy(() -> composer.compose(response("PO*8", null, null), partner("northgate"), numbers))
                .isInstanceOf(CannotCompose.class);
        assertThatThrownBy(() -> composer.compose(response("P".repeat(36), null, null), partner("meridian"), numbers))
                .isInstanceOf(CannotCompose.class);

        assertThat(numbers.untouched()).isTrue();
    }

    @Test
    void whatAPartnerDoesNotWantIsNotWritten() {
        assertThat(Composer.wants(partner("brightcart"), document("Invoice"))).isFalse();
        assertThatThrownBy(() -> composer.compose(document("Invoice"), partner("brightcart"), numbers))
                .isInstanceOfSatisfying(CannotCompose.class, refused -> assertThat(refused.who())
                        .isEqualTo(Actor.OPERATOR))
                .hasMessageContaining("Brightcart")
                .hasMessageContaining("outbound");
    }

    @Test
    void controlNumbersAscendPerPartnerAndLevel() {
        composer.compose(document("Invoice"), partner("northgate"), numbers);
        var second = composer.compose(document("OrderResponse"), partner("northgate"), numbers);
        var other = composer.compose(document("Invoice"), partner("harborview"), numbers);

        assertThat(second.control()).isEqualTo(new Composed.Control("000000002", "2", "0001"));
        assertThat(other.control()).isEqualTo(new Composed.Control("000000001", "1", "0001"));
    }

    @Test
    void aPartnerThatWantsJsonGetsTheCanonicalDocument() {
        var as = new Partner.Outbound("JSON", "1", "Invoice", "throughline", "acme", Partner.Delimiters.X12);
        var partner = new Partner(
                "acme", "Acme", List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of("Invoice", as), Map.of());

        var composed = composer.compose(document("Invoice"), partner, numbers);

        assertThat(composed.name()).isEqualTo("acme-Invoice-1.json");
        assertThat(text(composed)).contains("\"type\" : \"Invoice\"").contains("\"166.28\"");
    }

    private static Partner speaking(Partner.Outbound as) {
        return new Partner(
                "acme",
                "Acme",
                List.of(),
                null,
                AcknowledgementPolicy.STANDARD,
                null,
                Map.of("ShipmentInstruction", as),
                Map.of());
    }

    private static OrderResponse response(String order, String description, String reason) {
        var like = (OrderResponse) document("OrderResponse");
        var line = like.lines().get(0);
        var one = new OrderResponse.Line(
                "1",
                line.items(),
                description,
                line.ordered(),
                line.confirmed(),
                new Quantity(BigDecimal.ZERO, line.ordered().unit()),
                "CA",
                line.price(),
                OrderResponse.LineStatus.ACCEPTED,
                null,
                reason,
                null);
        return new OrderResponse(
                like.number(),
                like.sender(),
                like.receiver(),
                new DocumentNumber(order),
                null,
                like.respondedOn(),
                like.currency(),
                OrderResponse.Status.ACCEPTED,
                List.of(),
                List.of(one),
                Provenance.OURS);
    }
}
