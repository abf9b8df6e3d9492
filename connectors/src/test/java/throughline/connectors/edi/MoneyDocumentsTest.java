package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
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
import throughline.model.lineage.Provenance.Unread;
import throughline.model.reading.Finding;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;

/** Invoices, credits, payments and what business systems make of them, in X12. */
class MoneyDocumentsTest {

    private static final Currency USD = Currency.getInstance("USD");

    private final EdiReader reader = new EdiReader(Partners.NONE);

    @Test
    void nothingIsWrongWithOurOwnSamples() {
        for (var sample :
                List.of("x12-810-004010.edi", "x12-812-004010.edi", "x12-820-004010.edi", "x12-824-005010.edi")) {
            assertThat(sets(sample))
                    .allSatisfy(set -> assertThat(set.findings()).isEmpty());
        }
    }

    @Test
    void anInvoiceSaysWhatIsOwedAndItsPartsAddUp() {
        var invoice = (Invoice) document("x12-810-004010.edi", 0);

        assertThat(invoice.number()).isEqualTo(new DocumentNumber("LV-9001"));
        assertThat(invoice.order()).isEqualTo(new DocumentNumber("PO-4711"));
        assertThat(invoice.shipment()).isEqualTo(new DocumentNumber("SH-0000031"));
        assertThat(invoice.issuedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(invoice.shippedOn()).isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(invoice.dueOn()).as("ITD07: 30 days from the invoice").isEqualTo(LocalDate.of(2026, 12, 20));
        assertThat(invoice.total()).isEqualTo(usd("489.30"));
        assertThat(invoice.freight()).as("SAC D240").isEqualTo(usd("25.00"));
        assertThat(invoice.goods()).isEqualTo(usd("458.80"));
        assertThat(invoice.taxes())
                .containsExactly(
                        new Tax("MN", new BigDecimal("1.25"), usd("456.00"), usd("5.70")),
                        new Tax("DULUTH", BigDecimal.ZERO, usd("0.00"), usd("1.00")));
        assertThat(invoice.adjustments())
                .containsExactly(
                        new Adjustment(true, "F050", "Handling", new BigDecimal("2.5"), usd("4.60")),
                        new Adjustment(false, "C310", null, null, usd("10.00")));
        assertThat(invoice.parts()).as("what the sample's author reckoned").isEqualTo(usd("485.10"));
    }

    @Test
    void aLineComesToItsPriceByItsQuantityLessItsOwnAllowance() {
        var lines = ((Invoice) document("x12-810-004010.edi", 0)).lines();

        assertThat(lines)
                .extracting(line -> line.quantity() + " at " + line.price() + " is " + line.amount())
                .containsExactly(
                        "12 CS at USD 14.40/CS is USD 172.80",
                        "10 CS at USD 1.25/EA is USD 285.00",
                        "3 EA at USD 0.333333/EA is USD 1.00");
        assertThat(lines).extracting(Invoice.Line::description).containsExactly("Hex bolt M8", "Washer", null);
    }

    @Test
    void everyAmountKnowsItsBytes() {
        var sample = "x12-810-004010.edi";
        var spans = document(sample, 0).provenance().spans();

        assertThat(bytes(sample, spans.at("/total"))).isEqualTo("48930");
        assertThat(bytes(sample, spans.at("/taxes/0/amount"))).isEqualTo("5.70");
        assertThat(bytes(sample, spans.at("/taxes/0/base"))).isEqualTo("456.00");
        assertThat(bytes(sample, spans.at("/freight"))).isEqualTo("2500");
        assertThat(bytes(sample, spans.at("/adjustments/1/amount"))).isEqualTo("1000");
        assertThat(bytes(sample, spans.at("/dueOn"))).isEqualTo("30");
        assertThat(bytes(sample, spans.at("/lines/1/price"))).isEqualTo("1.25");
        assertThat(bytes(sample, spans.at("/order"))).isEqualTo("PO-4711");
    }

    @Test
    void whatAnInvoiceSaysBesidesStaysWithItUnread() {
        assertThat(document("x12-810-004010.edi", 0).provenance().unread())
                .extracting(Unread::value)
                .as("discount terms, tax of a line where the whole says its own, who carried it")
                .contains("10", "9.99", "RDWY", "ZZZZ")
                .doesNotContain("48930");
    }

    @Test
    void anInvoiceThatCreditsIsACreditAndItsAmountsAreOfItsOwnDirection() {
        var credit = (CreditNote) document("x12-810-004010.edi", 1);

        assertThat(credit.kind()).isEqualTo(CreditNote.Kind.CREDIT);
        assertThat(credit.invoice()).isEqualTo(new DocumentNumber("LV-9001"));
        assertThat(credit.total()).isEqualTo(usd("28.80"));
        assertThat(credit.lines()).singleElement().satisfies(line -> assertThat(line.amount())
                .isEqualTo(usd("28.80")));
    }

    @Test
    void aCreditSaysLineByLineWhyAndHowMuch() {
        var credit = (CreditNote) document("x12-812-004010.edi", 0);

        assertThat(credit.kind()).isEqualTo(CreditNote.Kind.CREDIT);
        assertThat(credit.total()).isEqualTo(usd("28.80"));
        assertThat(credit.order()).isEqualTo(new DocumentNumber("PO-4711"));
        assertThat(credit.reason()).as("two reasons are not one").isNull();
        assertThat(credit.lines()).extracting(CreditNote.Line::reason).containsExactly("01", "06");
        assertThat(credit.lines())
                .extracting(CreditNote.Line::amount)
                .as("the second is a debit")
                .containsExactly(usd("29.80"), usd("-1.00"));
        assertThat(credit.lines().get(0).quantity()).hasToString("2 CS");
        assertThat(credit.lines().get(1).description()).isEqualTo("Restocking");
        assertThat(((CreditNote) document("x12-812-004010.edi", 1)).kind()).isEqualTo(CreditNote.Kind.DEBIT);
        assertThat(((CreditNote) document("x12-812-004010.edi", 1)).reason()).isEqualTo("04");
    }

    @Test
    void aPaymentSaysWhichDocumentsItPaysAndWhatWasTakenOff() {
        var payment = (RemittanceAdvice) document("x12-820-004010.edi", 0);

        assertThat(payment.number()).isEqualTo(new DocumentNumber("PAY-5501"));
        assertThat(payment.paidOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(payment.method()).isEqualTo("ACH");
        assertThat(payment.total()).isEqualTo(usd("151.30"));
        assertThat(payment.lines())
                .extracting(
                        line -> "%s %s: %s of %s".formatted(line.kind(), line.document(), line.paid(), line.gross()))
                .containsExactly(
                        "IV INV-0000001: USD 4.70 of null",
                        "IV INV-0000003: USD 160.00 of USD 166.28",
                        "CM CM-5: USD -13.40 of USD -13.40");
        assertThat(payment.lines().get(0).adjustments())
                .as("an adjustment beside what is paid raises the payment")
                .containsExactly(new Adjustment(true, "53", null, null, usd("4.70")));
        assertThat(payment.lines().get(1).discount()).isEqualTo(usd("3.28"));
        assertThat(payment.lines().get(1).issuedOn()).isEqualTo(LocalDate.of(2026, 11, 3));
        assertThat(payment.lines().get(1).adjustments())
                .containsExactly(new Adjustment(false, "01", "short by one box", null, usd("3.00")));
        assertThat(((RemittanceAdvice) document("x12-820-004010.edi", 1)).number())
                .as("the check's number where no trace is sent")
                .isEqualTo(new DocumentNumber("000123"));
    }

    @Test
    void anAdviceSaysWhatBecameOfEachDocument() {
        var advice = (ApplicationAdvice) document("x12-824-005010.edi", 0);

        assertThat(advice.results())
                .extracting(result -> "%s %s in %s/%s: %s"
                        .formatted(result.type(), result.document(), result.group(), result.control(), result.status()))
                .containsExactly(
                        "810 INV-0000003 in 45/0001: REJECTED",
                        "810 INV-0000004 in 45/0002: ACCEPTED",
                        "null INV-0000005 in null/null: ACCEPTED_WITH_CHANGES");
        assertThat(advice.results().get(0).problems())
                .containsExactly(
                        new Problem("006", "No such order Ask the buyer", "BIG04 at 2", "PO-0078"),
                        new Problem("ZZZ", null, "IT107 at 9", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BIG**I-1~; ELEMENT_MISSING; BIG",
                "BIG*20261120~; ELEMENT_MISSING; BIG",
                "BIG*2026112X*I-1~; ELEMENT_DATE; 2026112X",
                "BIG*20261120*I-1~IT1*1*2*EA*1x~; ELEMENT_NUMBER; 1x",
                "BIG*20261120*I-1~IT1*1*two*EA*1~; ELEMENT_NUMBER; two"
            })
    void whatAnInvoiceCannotDoWithoutRefusesItAtItsByte(String segments, String code, String at) {
        var text = invoice(segments.contains("IT1") ? segments + "TDS*100~" : segments + "IT1*1*1*EA*1~TDS*100~");

        var set = read(text);

        assertThat(set.rejected()).isTrue();
        assertThat(set.findings())
                .filteredOn(finding -> finding.code().startsWith("ELEMENT"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.span().offset()).isEqualTo(text.indexOf(at, text.indexOf("BIG")));
                });
    }

    @Test
    void withoutItsTotalAnInvoiceIsRefusedAndWithAPointInItToo() {
        assertThat(read(invoice("BIG*20261120*I-1~")).findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("SEGMENT_WANTED", "SEGMENT_MISSING");
        var text = invoice("BIG*20261120*I-1~IT1*1*1*EA*1~TDS*12.34~");
        var set = read(text);
        assertThat(set.rejected()).isTrue();
        assertThat(set.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ELEMENT_NUMBER");
            assertThat(finding.span().offset()).isEqualTo(text.indexOf("12.34"));
        });
    }

    @Test
    void aCountThatIsWrongIsNamed() {
        var text = invoice("BIG*20261120*I-1~IT1*1*1*EA*1~TDS*100~CTT*2~");

        assertThat(read(text).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DOCUMENT_COUNT");
            assertThat(finding.span().offset()).isEqualTo(text.indexOf("CTT*") + 4);
        });
    }

    @Test
    void anAmountFinerThanItsCurrencyIsNeverRoundedInSilence() {
        var yen = invoice("BIG*20261120*I-1~CUR*SE*JPY~IT1*1*1*EA*5~TDS*12350~");
        assertThat(read(yen).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).as("hundredths of a yen").isEqualTo("DOCUMENT_TOTAL");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.span().offset()).isEqualTo(yen.indexOf("12350"));
        });
        var whole = read(invoice("BIG*20261120*I-1~CUR*SE*JPY~IT1*1*1*EA*5~TDS*12300~"));
        assertThat(((Invoice) whole.document()).total()).isEqualTo(Money.of("123", "JPY"));
        var tax = invoice("BIG*20261120*I-1~IT1*1*1*EA*5~TDS*500~TXI*ST*0.125~");
        var set = read(tax);
        assertThat(set.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("AMOUNT_TOO_FINE");
            assertThat(finding.text()).contains("0.125").contains("read as USD 0.12");
            assertThat(finding.span().offset()).isEqualTo(tax.indexOf("0.125"));
        });
    }

    @Test
    void aNegativePriceIsTheSameLineWithANegativeQuantity() {
        var set = read(invoice("BIG*20261120*I-1~IT1*1*2*EA*-4.5~TDS*-900~"));

        var line = ((Invoice) set.document()).lines().get(0);
        assertThat(line.quantity().amount()).isEqualByComparingTo("-2");
        assertThat(line.price().amount()).isEqualByComparingTo("4.5");
        assertThat(line.amount()).isEqualTo(usd("-9.00"));
        assertThat(set.findings()).extracting(Finding::code).containsExactly("LINE_PRICE_NEGATIVE");
    }

    @Test
    void aLineWhoseAmountNobodyCanReckonSaysSo() {
        var set = read(invoice("BIG*20261120*I-1~IT1*1*2*CA*4.5*PE~IT1*2*1*EA~TDS*900~"));

        assertThat(set.rejected()).isFalse();
        assertThat(set.findings()).extracting(Finding::code).containsExactly("LINE_AMOUNT", "LINE_AMOUNT");
        assertThat(((Invoice) set.document()).goods()).isEqualTo(Money.zero(USD));
    }

    @Test
    void codesWeDoNotKnowRefuseNoInvoice() {
        var set = read(invoice("BIG*20261120*I-1**X**Q9*QZ~CUR*QQ*USD~REF*Q9*1~N1*QX*A*Q7*1~ITD*Q9*Q9*****4~"
                + "IT1*1*1*QQ*1*QQ*QQ*X~TDS*100~TXI*QQ*1~SAC*Y*ZZZZ~ISS*1*QQ~"));

        assertThat(set.rejected()).isFalse();
        assertThat(set.document()).isInstanceOf(Invoice.class);
    }

    private static String invoice(String segments) {
        int count = segments.split("~").length + 2;
        return Messages.x12("*", ">", "~", "ST*810*1~" + segments + "SE*%d*1~".formatted(count))
                .replace("GS*PO", "GS*IN");
    }

    private ReadSet read(String text) {
        return Messages.sets(reader, Messages.of(text)).get(0);
    }

    private List<ReadSet> sets(String sample) {
        return Messages.sets(reader, Messages.of(Messages.sample(sample)));
    }

    private BusinessDocument document(String sample, int index) {
        return sets(sample).get(index).document();
    }

    private static String bytes(String sample, throughline.model.lineage.SourceSpan span) {
        return Messages.text(Messages.sample(sample))
                .substring((int) span.offset(), (int) span.offset() + span.length());
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
