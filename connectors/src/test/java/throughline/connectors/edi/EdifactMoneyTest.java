package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Partners;
import throughline.model.document.Adjustment;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ApplicationAdvice.Problem;
import throughline.model.document.BusinessDocument;
import throughline.model.document.CreditNote;
import throughline.model.document.Invoice;
import throughline.model.document.Invoice.Tax;
import throughline.model.document.RemittanceAdvice;
import throughline.model.document.TransportStatus;
import throughline.model.reading.Finding;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;

/** Invoices, credits, payments, application advices and transport status in EDIFACT. */
class EdifactMoneyTest {

    private final EdiReader reader = new EdiReader(Partners.NONE);

    @Test
    void nothingIsWrongWithOurOwnSamples() {
        for (var sample : List.of(
                "edifact-invoic-d96a.edi",
                "edifact-remadv-d96a.edi",
                "edifact-aperak-d96a.edi",
                "edifact-iftsta-d96a.edi")) {
            assertThat(sets(sample))
                    .allSatisfy(set -> assertThat(set.findings()).isEmpty());
        }
    }

    @Test
    void anInvoiceSaysWhatIsOwedAndItsPartsAddUp() {
        var invoice = (Invoice) document("edifact-invoic-d96a.edi", 0);

        assertThat(invoice.number()).isEqualTo(new DocumentNumber("RE-9001"));
        assertThat(invoice.order()).isEqualTo(new DocumentNumber("PO-4711"));
        assertThat(invoice.shipment()).isEqualTo(new DocumentNumber("SH-0000031"));
        assertThat(invoice.issuedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(invoice.dueOn()).as("30 days from the invoice").isEqualTo(LocalDate.of(2026, 12, 20));
        assertThat(invoice.freight()).isEqualTo(eur("25.00"));
        assertThat(invoice.adjustments())
                .containsExactly(new Adjustment(false, "DI", null, new BigDecimal("2.5"), eur("4.57")));
        assertThat(invoice.lines())
                .extracting(line -> line.quantity() + " at " + line.price() + " is " + line.amount())
                .containsExactly("12 CS at EUR 14.40/CS is EUR 172.80", "100 EA at EUR 0.125/EA is EUR 10.00");
        assertThat(invoice.taxes())
                .as("the summary's, not the line's again")
                .containsExactly(new Tax("VAT", new BigDecimal("19"), eur("203.23"), eur("38.61")));
        assertThat(invoice.total()).isEqualTo(eur("241.84"));
        assertThat(invoice.parts()).isEqualTo(invoice.total());
        assertThat(invoice.provenance().spans().at("/total").segment()).isEqualTo("MOA01-2");
    }

    @Test
    void aCreditNoteIsNoInvoice() {
        var credit = (CreditNote) document("edifact-invoic-d96a.edi", 1);

        assertThat(credit.kind()).isEqualTo(CreditNote.Kind.CREDIT);
        assertThat(credit.invoice()).isEqualTo(new DocumentNumber("RE-9001"));
        assertThat(credit.total()).isEqualTo(eur("28.80"));
        assertThat(credit.lines()).extracting(CreditNote.Line::amount).containsExactly(eur("28.80"));
    }

    @ParameterizedTest
    @CsvSource({"381,CREDIT", "396,CREDIT", "383,DEBIT", "84,DEBIT"})
    void theKindOfDocumentSaysWhichWayItGoes(String type, CreditNote.Kind kind) {
        var set = read(
                "INVOIC", "BGM+%s+1'DTM+137:20261120:102'CUX+2:EUR:4'LIN+1'QTY+47:1'UNS+S'MOA+77:5'".formatted(type));

        assertThat(((CreditNote) set.document()).kind()).isEqualTo(kind);
    }

    @Test
    void withoutACurrencyNoAmountCanBeReadAndNothingIsRefused() {
        var set = read("INVOIC", "BGM+380+1'DTM+137:20261120:102'LIN+1'QTY+47:1'UNS+S'MOA+77:5'");

        assertThat(set.document()).isNull();
        assertThat(set.rejected()).isFalse();
        assertThat(set.findings()).extracting(Finding::code).containsExactly("DOCUMENT_CURRENCY_WANTED");
        var named = read("INVOIC", "BGM+380+1'DTM+137:20261120:102'LIN+1'QTY+47:1'UNS+S'MOA+77:5:EUR'");
        assertThat(((Invoice) named.document()).total()).isEqualTo(eur("5.00"));
    }

    @ParameterizedTest
    @CsvSource({"MOA+79:5,DOCUMENT_TOTAL", "MOA+77:5.005,DOCUMENT_TOTAL", "MOA+77:five,DOCUMENT_TOTAL"})
    void anInvoiceWhoseTotalCannotBePaidIsRefused(String total, String code) {
        var set =
                read("INVOIC", "BGM+380+1'DTM+137:20261120:102'CUX+2:EUR:4'LIN+1'QTY+47:1'UNS+S'%s'".formatted(total));

        assertThat(set.rejected()).isTrue();
        assertThat(set.findings()).extracting(Finding::code).contains(code);
        assertThat(set.document()).isNull();
    }

    @Test
    void anAmountOfALineThatIsTooFineIsRoundedAloud() {
        var set = read(
                "INVOIC",
                "BGM+380+1'DTM+137:20261120:102'CUX+2:EUR:4'LIN+1'QTY+47:1'MOA+203:5.005'UNS+S'CNT+2:3'MOA+77:5'");

        assertThat(set.findings()).extracting(Finding::code).contains("AMOUNT_TOO_FINE", "DOCUMENT_COUNT");
        assertThat(((Invoice) set.document()).lines().get(0).amount()).isEqualTo(eur("5.00"));
    }

    @Test
    void aPaymentSaysWhichDocumentsItPays() {
        var payment = (RemittanceAdvice) document("edifact-remadv-d96a.edi", 0);

        assertThat(payment.number()).isEqualTo(new DocumentNumber("ZA-5501"));
        assertThat(payment.paidOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(payment.method()).isEqualTo("42");
        assertThat(payment.total()).isEqualTo(eur("146.60"));
        assertThat(payment.lines())
                .extracting(line -> "%s %s: %s".formatted(line.kind(), line.document(), line.paid()))
                .containsExactly("380 INV-0000003: EUR 160.00", "381 CM-5: EUR -13.40");
        assertThat(payment.lines().get(0).adjustments())
                .containsExactly(new Adjustment(false, "15", "ein Karton fehlte", null, eur("3.00")));
    }

    @Test
    void anAdviceJudgesOneDocument() {
        var refused = (ApplicationAdvice) document("edifact-aperak-d96a.edi", 0);
        var taken = (ApplicationAdvice) document("edifact-aperak-d96a.edi", 1);

        assertThat(refused.results()).singleElement().satisfies(result -> {
            assertThat(result.document()).isEqualTo(new DocumentNumber("INV-0000003"));
            assertThat(result.status()).isEqualTo(ApplicationAdvice.Status.REJECTED);
            assertThat(result.problems())
                    .containsExactly(new Problem("12", "Bestellung unbekannt bitte Einkauf fragen", null, "PO-0078"));
        });
        assertThat(taken.results()).singleElement().satisfies(result -> assertThat(result.status())
                .isEqualTo(ApplicationAdvice.Status.ACCEPTED));
    }

    @Test
    void theMostFinalEventIsTheShipments() {
        var status = (TransportStatus) document("edifact-iftsta-d96a.edi", 0);

        assertThat(status.status()).isEqualTo(TransportStatus.Status.DELIVERED);
        assertThat(status.shipment()).isEqualTo(new DocumentNumber("SH-0000031"));
        assertThat(status.tracking()).isEqualTo("PRO-778");
        assertThat(status.at()).isEqualTo(Instant.parse("2026-11-21T09:15:00Z"));
        assertThat(status.reason()).isEqualTo("14");
        assertThat(status.place()).isEqualTo("Bremen Halle 3");
    }

    private ReadSet read(String type, String segments) {
        int count = segments.split("'").length + 2;
        var text = "UNB+UNOC:3+4012345000009:14+4098765000004:14+261124:0930+77'UNH+1+%s:D:96A:UN'%sUNT+%d+1'UNZ+1+77'"
                .formatted(type, segments, count);
        return Messages.sets(reader, Messages.of(text)).get(0);
    }

    private List<ReadSet> sets(String sample) {
        return Messages.sets(reader, Messages.of(Messages.sample(sample)));
    }

    private BusinessDocument document(String sample, int index) {
        return sets(sample).get(index).document();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
