package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.AcknowledgementPolicy.Duplicates;
import throughline.connectors.AcknowledgementPolicy.Functional;
import throughline.connectors.AcknowledgementPolicy.Interchange;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Error;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.document.DespatchAdvice;
import throughline.model.reading.Piece;

class AcknowledgementTest {

    @Test
    void aTechnicalAcknowledgementIsGivenWhenIsa14AsksForIt() {
        var answers = answers(Partners.NONE, "x12-850-005010-one-line.edi");

        assertThat(answers).extracting(ApplicationResponse::kind).containsExactly(Kind.TA1, Kind.X997);
        assertThat(answers.get(0).interchange()).isEqualTo("000000007");
        assertThat(answers.get(0).noteCode()).isEqualTo("000");
        assertThat(answers.get(0).interchangeDate()).isEqualTo("261124");
        assertThat(answers.get(1).group()).isEqualTo("1");
        assertThat(answers.get(1).functionalCode()).isEqualTo("PO");
        assertThat(answers.get(1).version()).isEqualTo("005010");
        assertThat(answers.get(1).setsIncluded()).isEqualTo(1);
        assertThat(answers.get(1).sender()).hasToString("ZZ:THROUGHLINE");
    }

    @Test
    void theProfileDecidesOverIsa14() {
        var never = new AcknowledgementPolicy(Interchange.NEVER, Functional.NONE, Duplicates.REJECT);
        var always = new AcknowledgementPolicy(Interchange.ALWAYS, Functional.X997, Duplicates.REJECT);

        assertThat(answers(partner("harborview", "01:123456789", never), "x12-850-005010-one-line.edi"))
                .isEmpty();
        assertThat(answers(partner("northgate", "ZZ:NORTHGATE", always), "x12-850-004010.edi"))
                .extracting(ApplicationResponse::kind)
                .containsExactly(Kind.TA1, Kind.X997);
    }

    @Test
    void aPartnerThatWantsA999GetsItForGroupsOf005010AndNeverBoth() {
        var policy = new AcknowledgementPolicy(Interchange.AS_REQUESTED, Functional.X999, Duplicates.REJECT);

        var answers = answers(partner("harborview", "01:123456789", policy), "x12-850-005010-one-line.edi");
        assertThat(answers).extracting(ApplicationResponse::kind).containsExactly(Kind.TA1, Kind.X999);
        assertThat(answers.get(1).number()).hasToString("999-000000007-1");
        assertThat(answers(partner("northgate", "ZZ:NORTHGATE", policy), "x12-850-004010.edi"))
                .extracting(ApplicationResponse::kind)
                .as("a group of 004010 knows no 999")
                .containsExactly(Kind.X997);
    }

    @Test
    void aKnownSenderIsNamedByItsCode() {
        var partners = partner("northgate", "ZZ:NORTHGATE", AcknowledgementPolicy.STANDARD);

        var opened = (Piece.Opened) read(partners, "x12-850-004010.edi").get(0);

        assertThat(opened.envelope().partner()).isEqualTo("northgate");
        assertThat(answers(partners, "x12-850-004010.edi").get(0).receiver()).hasToString("northgate");
    }

    @Test
    void anAcknowledgementIsNeverAcknowledged() {
        assertThat(answers(Partners.NONE, "x12-997-004010.edi")).isEmpty();
        assertThat(answers(Partners.NONE, "x12-999-005010.edi")).isEmpty();
        assertThat(answers(Partners.NONE, "x12-ta1.edi")).isEmpty();
        assertThat(answers(Partners.NONE, "edifact-contrl.edi")).isEmpty();
    }

    @Test
    void oneControlMessageAnswersAnInterchange() {
        assertThat(answers(Partners.NONE, "edifact-orders-d01b-one-line.edi"))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.kind()).isEqualTo(Kind.CONTRL);
                    assertThat(answer.interchange()).isEqualTo("77");
                    assertThat(answer.sets()).extracting(set -> set.control()).containsExactly("A1", "A2");
                });
    }

    @Test
    void aPartnersFunctionalAcknowledgementIsRead() {
        var answer = (ApplicationResponse) document("x12-997-004010.edi", 0);

        assertThat(answer.group()).isEqualTo("77");
        assertThat(answer.functionalCode()).isEqualTo("IN");
        assertThat(answer.status()).isEqualTo(Status.PARTIALLY_ACCEPTED);
        assertThat(answer.sets()).extracting(set -> set.status()).containsExactly(Status.ACCEPTED, Status.REJECTED);
        assertThat(answer.sets().get(1).codes()).containsExactly("5");
        assertThat(answer.sets().get(1).errors())
                .containsExactly(
                        new Error("IT1", 7, "IT1", 2, 0, "1", null), new Error("IT1", 7, "IT1", 6, 1, "5", "TOO LONG"));
    }

    @Test
    void aPartnersTechnicalAcknowledgementsAreRead() {
        var good = (ApplicationResponse) document("x12-ta1.edi", 0);
        var bad = (ApplicationResponse) document("x12-ta1.edi", 1);

        assertThat(good.kind()).isEqualTo(Kind.TA1);
        assertThat(good.interchange()).isEqualTo("000000123");
        assertThat(good.status()).isEqualTo(Status.ACCEPTED);
        assertThat(bad.status()).isEqualTo(Status.REJECTED);
        assertThat(bad.noteCode()).isEqualTo("006");
    }

    @Test
    void aPartnersControlMessageIsRead() {
        var answer = (ApplicationResponse) document("edifact-contrl.edi", 0);

        assertThat(answer.interchange()).isEqualTo("OUT5");
        assertThat(answer.sets()).extracting(set -> set.status()).containsExactly(Status.ACCEPTED, Status.REJECTED);
        assertThat(answer.sets().get(1).errors())
                .containsExactly(new Error("", 5, null, 0, 0, "12", null), new Error("", 5, null, 2, 1, "39", null));
    }

    @Test
    void aWarehousesAdviceIsRead() {
        var advice = (DespatchAdvice) document("x12-945-004010.edi", 0);

        assertThat(advice.number()).hasToString("SH-0000012");
        assertThat(advice.order()).hasToString("PO-4711");
        assertThat(advice.shippedOn()).hasToString("2026-11-25");
        assertThat(advice.tracking()).isEqualTo("1Z999AA10123456784");
        assertThat(advice.carrier()).isEqualTo("UPSN");
        assertThat(advice.packages()).isEqualTo(3);
        var first = advice.lines().get(0);
        assertThat(first.shipped()).hasToString("10 CS");
        assertThat(first.ordered()).hasToString("10 CS");
        assertThat(first.orderLine()).isEqualTo("1");
        assertThat(first.sscc()).isEqualTo("00340123450000000018");
        var second = advice.lines().get(1);
        assertThat(second.shipped()).hasToString("200 EA");
        assertThat(second.lot()).isEqualTo("LOT-7");
        assertThat(second.sscc()).isEqualTo("00340123450000000025");
        assertThat(second.items()).hasSize(2);
    }

    private static Object document(String sample, int index) {
        return read(Partners.NONE, sample).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set().document())
                .toList()
                .get(index);
    }

    private static List<ApplicationResponse> answers(Partners partners, String sample) {
        return read(partners, sample).stream()
                .filter(Piece.Closed.class::isInstance)
                .flatMap(piece -> ((Piece.Closed) piece).answers().stream())
                .toList();
    }

    private static List<Piece> read(Partners partners, String sample) {
        return Messages.read(new EdiReader(partners), Messages.of(Messages.sample(sample)));
    }

    private static Partners partner(String code, String identifier, AcknowledgementPolicy policy) {
        var partner = Messages.partner(code, identifier, policy, null);
        return new Partners() {
            @Override
            public Optional<Partner> bySender(String format, String sender) {
                return sender.equals(identifier) ? Optional.of(partner) : Optional.empty();
            }

            @Override
            public Optional<Partner> byCode(String wanted) {
                return wanted.equals(code) ? Optional.of(partner) : Optional.empty();
            }
        };
    }
}
