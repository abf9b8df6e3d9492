package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.connectors.compose.Examples.CLOCK;
import static throughline.connectors.compose.Examples.document;
import static throughline.connectors.compose.Examples.lines;
import static throughline.connectors.compose.Examples.partner;
import static throughline.connectors.compose.Examples.text;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.connectors.Bytes;
import throughline.connectors.Partners;
import throughline.connectors.edi.EdiReader;
import throughline.model.document.ApplicationResponse;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Piece;

/** Acknowledgements, as they are written. */
class AnswersWrittenTest {

    private final Composer composer = new Composer(CLOCK);
    private final Counting numbers = new Counting();

    @Test
    void anAnswerWeWriteSaysToOurReaderWhatItSaid() {
        var said = (ApplicationResponse) document("ApplicationResponse");
        var composed = composer.compose(said, partner("northgate"), numbers);

        var read = (ApplicationResponse)
                ((Piece.Taken) Bytes.pieces(new EdiReader(Partners.NONE), Bytes.sealed(composed.bytes()))
                                .get(1))
                        .set()
                        .document();
        assertThat(read.group()).isEqualTo(said.group());
        assertThat(read.status()).isEqualTo(said.status());
        assertThat(read.sets()).extracting("control").containsExactly("0001", "0002");
        assertThat(read.sets().get(1).errors()).singleElement().satisfies(error -> {
            assertThat(error.segment()).isEqualTo("PO1");
            assertThat(error.position()).isEqualTo(8);
            assertThat(error.element()).isEqualTo(2);
            assertThat(error.value()).isEqualTo("abc");
        });
        assertThat(read.setsIncluded()).isEqualTo(2);
    }

    @Test
    void anAnswerIsWrittenInTheVersionOfWhatItAnswers() {
        var text = text(composer.compose(document("ApplicationResponse"), partner("harborview"), numbers));

        assertThat(text)
                .contains("*U*00401*000000001*0*P*:|GS*FA*THROUGHLINE*123456789*20260302*0805*1*X*004010|")
                .contains(
                        "|AK1*PO*45|AK2*850*0001|AK5*A|AK2*850*0002|AK3*PO1*8*PO1*8|AK4*2**1*abc|AK5*R*5|AK9*P*2*2*1|SE*10*0001|");
    }

    @Test
    void anImplementationAcknowledgementIsWrittenByItsOwnGuide() {
        var said = answered(ApplicationResponse.Kind.X999, "005010");
        var composed = composer.compose(said, partner("harborview"), numbers);

        assertThat(text(composed))
                .contains("*^*00501*000000001*0*P*:|GS*FA*THROUGHLINE*123456789*20260302*0805*1*X*005010X231A1|")
                .contains("|ST*999*0001*005010X231A1|AK1*PO*45*005010|AK2*850*0001|IK5*A|")
                .contains("|AK2*850*0002|IK3*PO1*8*PO1*8|IK4*2**1*abc|IK5*R*5|AK9*P*2*2*1|SE*10*0001|");
        assertThat(composed.message()).isEqualTo("999");
        assertThat(new Referee(composed.bytes()).errors()).isEmpty();
        var read = (ApplicationResponse)
                ((Piece.Taken) Bytes.pieces(new EdiReader(Partners.NONE), Bytes.sealed(composed.bytes()))
                                .get(1))
                        .set()
                        .document();
        assertThat(read.kind()).isEqualTo(ApplicationResponse.Kind.X999);
        assertThat(read.group()).isEqualTo(said.group());
        assertThat(read.sets()).isEqualTo(said.sets());
    }

    private static ApplicationResponse answered(ApplicationResponse.Kind kind, String version) {
        var like = (ApplicationResponse) document("ApplicationResponse");
        return new ApplicationResponse(
                like.number(),
                like.sender(),
                like.receiver(),
                kind,
                like.interchange(),
                like.interchangeDate(),
                like.interchangeTime(),
                like.group(),
                like.functionalCode(),
                version,
                like.status(),
                like.noteCode(),
                like.sets(),
                like.setsIncluded(),
                like.provenance());
    }

    @Test
    void aTa1StandsAloneInItsInterchange() {
        var composed = composer.compose(answer(ApplicationResponse.Kind.TA1, "X"), partner("harborview"), numbers);

        assertThat(text(composed))
                .contains("|TA1*000000123*260301*1015*R*025|IEA*0*000000001|")
                .doesNotContain("GS*");
        assertThat(composed.message()).isEqualTo("TA1");
        assertThat(composed.control()).isEqualTo(new Composed.Control("000000001", null, null));
        assertThat(new Referee(composed.bytes()).errors()).isEmpty();
    }

    @Test
    void aContrlSwapsTheIdentifiersAndNamesEachMessage() {
        var composed =
                composer.compose(answer(ApplicationResponse.Kind.CONTRL, "D:96A:UN"), partner("meridian"), numbers);

        assertThat(lines(composed))
                .contains(
                        "UNB+UNOC:3+4098765000004:14+4012345000009:14+260302:0805+1'",
                        "UNH+1+CONTRL:D:3:UN'",
                        "UCI+000000123+4012345000009:14+4098765000004:14+4+025'",
                        "UCM+0001+ORDERS:D:96A:UN+4+12'",
                        "UCS+8'",
                        "UCD+12+2:1'",
                        "UNT+6+1'");
    }

    @Test
    void aStrangerIsAnsweredUnderTheIdentifiersOfItsOwnEnvelope() {
        var answer = (ApplicationResponse) document("ApplicationResponse");

        var text =
                text(composer.compose(answer, Composer.stranger(answer, "ZZ:THROUGHLINE", "12:6145551234"), numbers));

        assertThat(text)
                .startsWith("ISA*00*          *00*          *ZZ*THROUGHLINE    *12*6145551234     *")
                .contains("~GS*FA*THROUGHLINE*6145551234*");
    }

    private static ApplicationResponse answer(ApplicationResponse.Kind kind, String version) {
        var like = (ApplicationResponse) document("ApplicationResponse");
        var error = new ApplicationResponse.Error("LIN", 8, null, 2, 1, "12", "abc");
        var set = new ApplicationResponse.SetResult(
                "ORDERS", "0001", ApplicationResponse.Status.REJECTED, List.of("12"), List.of(error));
        return new ApplicationResponse(
                like.number(),
                like.sender(),
                like.receiver(),
                kind,
                "000000123",
                "260301",
                "1015",
                null,
                null,
                version,
                ApplicationResponse.Status.REJECTED,
                "025",
                new ArrayList<>(List.of(set)),
                1,
                Provenance.OURS);
    }
}
