package throughline.connectors.json;

import static throughline.connectors.json.ExampleDocuments.NORTHGATE;
import static throughline.connectors.json.ExampleDocuments.US;
import static throughline.connectors.json.ExampleDocuments.USD;
import static throughline.connectors.json.ExampleDocuments.day;
import static throughline.connectors.json.ExampleDocuments.items;
import static throughline.connectors.json.ExampleDocuments.number;
import static throughline.connectors.json.ExampleDocuments.parties;
import static throughline.connectors.json.ExampleDocuments.price;
import static throughline.connectors.json.ExampleDocuments.quantity;
import static throughline.connectors.json.ExampleDocuments.span;

import java.math.BigDecimal;
import java.util.List;
import throughline.model.document.Adjustment;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.BusinessDocument;
import throughline.model.document.CreditNote;
import throughline.model.document.Forecast;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.FreightInvoice;
import throughline.model.document.InstructionForReturns;
import throughline.model.document.InventoryAdjustment;
import throughline.model.document.InventoryReport;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.ReceiptAdvice;
import throughline.model.document.RemittanceAdvice;
import throughline.model.document.SalesReport;
import throughline.model.lineage.Provenance;
import throughline.model.value.Money;

/** One document of each kind whose desk comes later, every component filled at least once. */
final class LaterDocuments {

    private LaterDocuments() {}

    static List<BusinessDocument> all() {
        return List.of(
                receipt(),
                credit(),
                remittance(),
                forecast(),
                inventory(),
                adjustment(),
                sales(),
                catalogue(),
                returns(),
                tender(),
                tenderAnswer(),
                freight(),
                advice());
    }

    private static ReceiptAdvice receipt() {
        var line = new ReceiptAdvice.Line(
                "1",
                "1",
                items(),
                "Hex bolt",
                quantity("12"),
                quantity("11"),
                quantity("1"),
                "CA",
                "01",
                "L-44",
                day(30),
                "340123450000000018",
                span(40, 12, "RCD"));
        return new ReceiptAdvice(
                number("RCV-9"),
                NORTHGATE,
                US,
                number("PO-0077"),
                number("SH-0000007"),
                day(5),
                parties(),
                List.of("one box was wet"),
                List.of(line),
                Provenance.OURS);
    }

    private static CreditNote credit() {
        var line = new CreditNote.Line(
                "1", items(), "Hex bolt", quantity("1"), "CA", price("14.40"), usd("14.40"), "01", span(50, 20, "CDD"));
        return new CreditNote(
                number("CM-5"),
                US,
                NORTHGATE,
                CreditNote.Kind.CREDIT,
                number("INV-0000003"),
                number("PO-0077"),
                day(6),
                USD,
                "01",
                parties(),
                List.of(new Adjustment(false, "C310", null, null, usd("1.00"))),
                List.of("damaged"),
                List.of(line),
                usd("13.40"),
                Provenance.OURS);
    }

    private static RemittanceAdvice remittance() {
        var line = new RemittanceAdvice.Line(
                "1",
                number("INV-0000003"),
                "IV",
                day(3),
                usd("160.00"),
                usd("166.28"),
                usd("3.28"),
                List.of(new Adjustment(false, "01", "short", null, usd("3.00"))),
                span(80, 30, "RMR"));
        return new RemittanceAdvice(
                number("TRN-1"),
                NORTHGATE,
                US,
                day(20),
                "ACH",
                usd("160.00"),
                parties(),
                List.of("thanks"),
                List.of(line),
                Provenance.OURS);
    }

    private static Forecast forecast() {
        var bucket = new Forecast.Bucket(quantity("40"), "D", "W", day(9), day(15));
        return new Forecast(
                number("FC-12"),
                NORTHGATE,
                US,
                day(1),
                day(2),
                day(30),
                number("PO-0077"),
                parties(),
                List.of("best guess"),
                List.of(new Forecast.Line(
                        "1", items(), "Hex bolt", "CA", "DC-1", List.of(bucket), span(60, 15, "LIN"))),
                Provenance.OURS);
    }

    private static InventoryReport inventory() {
        var line = new InventoryReport.Line(
                "1", items(), "Hex bolt", quantity("140"), "CA", "33", "WH-EAST", "L-44", day(30), span(70, 15, "LIN"));
        return new InventoryReport(
                number("INV-SNAP-1"),
                NORTHGATE,
                US,
                day(4),
                parties(),
                List.of("night count"),
                List.of(line),
                Provenance.OURS);
    }

    private static InventoryAdjustment adjustment() {
        var line = new InventoryAdjustment.Line(
                "1", items(), "Hex bolt", quantity("-3"), "CA", "05", "02", "06", "L-44", span(75, 20, "W19"));
        return new InventoryAdjustment(
                number("ADJ-8"),
                NORTHGATE,
                US,
                day(4),
                parties(),
                List.of("fork lift"),
                List.of(line),
                Provenance.OURS);
    }

    private static SalesReport sales() {
        var line = new SalesReport.Line(
                "1", items(), "Hex bolt", "QS", quantity("7"), "EA", "STORE-3", price("19.99"), span(33, 9, "ZA"));
        return new SalesReport(
                number("WEEK-9"), NORTHGATE, US, day(1), day(7), parties(), List.of(line), Provenance.OURS);
    }

    private static PriceCatalogue catalogue() {
        var net = new PriceCatalogue.Price("UCP", price("12.10"), quantity("10"), day(1), day(31));
        var line = new PriceCatalogue.Line(
                "1", "2", items(), "Hex bolt", "CA", quantity("12"), quantity("1"), List.of(net), span(44, 9, "LIN"));
        return new PriceCatalogue(
                number("CAT-2026"),
                NORTHGATE,
                US,
                "3",
                day(1),
                USD,
                day(1),
                day(31),
                parties(),
                List.of("spring"),
                List.of(line),
                Provenance.OURS);
    }

    private static InstructionForReturns returns() {
        var line = new InstructionForReturns.Line(
                "1", items(), "Hex bolt", quantity("2"), "CA", price("14.40"), "01", "CR", "L-44", span(61, 8, "RDR"));
        return new InstructionForReturns(
                number("RMA-1"),
                NORTHGATE,
                US,
                "13",
                day(8),
                number("PO-0077"),
                number("INV-0000003"),
                parties(),
                List.of("bent"),
                List.of(line),
                Provenance.OURS);
    }

    private static ForwardingInstructions tender() {
        var stop = new ForwardingInstructions.Stop(
                "1", "CL", day(9), parties().get(0), List.of("SH-0000007"), quantity("900"), 12, span(20, 10, "S5"));
        return new ForwardingInstructions(
                number("LOAD-1"),
                US,
                NORTHGATE,
                "UPSN",
                "00",
                "PP",
                day(8),
                quantity("900"),
                usd("410.00"),
                parties(),
                List.of("call first"),
                List.of(stop),
                Provenance.OURS);
    }

    private static ForwardingResponse tenderAnswer() {
        return new ForwardingResponse(
                number("LOAD-1"),
                NORTHGATE,
                US,
                "UPSN",
                ForwardingResponse.Answer.ACCEPTED,
                day(8),
                "PRO-77",
                "none",
                Provenance.OURS);
    }

    private static FreightInvoice freight() {
        var charge = new FreightInvoice.Charge(
                "1", "400", "Freight", quantity("900"), usd("410.00"), number("SH-0000007"), span(90, 12, "L1"));
        return new FreightInvoice(
                number("PRO-77"),
                NORTHGATE,
                US,
                number("SH-0000007"),
                "UPSN",
                "PRO-77",
                day(11),
                day(10),
                quantity("900"),
                parties(),
                List.of(charge),
                usd("410.00"),
                Provenance.OURS);
    }

    private static ApplicationAdvice advice() {
        var problem = new ApplicationAdvice.Problem("006", "no such order", "BIG04", "PO-0078");
        var result = new ApplicationAdvice.Result(
                "810",
                number("INV-0000003"),
                ApplicationAdvice.Status.REJECTED,
                "45",
                "0001",
                List.of(problem),
                span(30, 10, "OTI"));
        return new ApplicationAdvice(
                number("AA-1"), NORTHGATE, US, day(4), parties(), List.of(result), Provenance.OURS);
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }
}
