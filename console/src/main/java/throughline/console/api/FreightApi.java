package throughline.console.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.Refused;
import throughline.operations.freight.FreightBook;
import throughline.operations.fulfilment.ShipmentNumber;

/** What carriers have not billed yet, and what they have. Amounts are written with their currency ({@code USD 10.50}). */
@RestController
@RequestMapping(AccessTable.API + "/freight")
public class FreightApi {

    private final FreightBook freight;

    public FreightApi(FreightBook freight) {
        this.freight = freight;
    }

    /** Every company's balance, and the oldest despatches that are open. */
    public record Picture(List<Balance> balances, List<Expected> open) {}

    /** As {@link FreightBook.Balance} says it. */
    public record Balance(
            String entity,
            String accrued,
            String billed,
            String open,
            long despatches,
            String to30Days,
            String to60Days,
            String to90Days,
            String older) {

        static Balance of(FreightBook.Balance balance) {
            return new Balance(
                    balance.entity(),
                    balance.accrued().toString(),
                    balance.billed().toString(),
                    balance.open().toString(),
                    balance.despatches(),
                    balance.to30Days().toString(),
                    balance.to60Days().toString(),
                    balance.to90Days().toString(),
                    balance.older().toString());
        }
    }

    /** As {@link FreightBook.Expected} says it. */
    public record Expected(
            String despatch,
            String order,
            String entity,
            String amount,
            LocalDate accruedOn,
            long ageDays,
            @Nullable String carrier,
            @Nullable String tracking,
            @Nullable String bill) {

        static Expected of(FreightBook.Expected expected) {
            return new Expected(
                    expected.despatch(),
                    expected.order(),
                    expected.entity(),
                    expected.amount().toString(),
                    expected.accruedOn(),
                    expected.ageDays(),
                    expected.carrier(),
                    expected.tracking(),
                    expected.bill());
        }
    }

    /** As {@link FreightBook.Bill} says it. */
    public record Bill(
            long document,
            String carrier,
            String number,
            String entity,
            String total,
            @Nullable LocalDate issuedOn,
            LocalDate dueOn,
            @Nullable String acceptedBy,
            @Nullable String acceptedWhy) {

        static Bill of(FreightBook.Bill bill) {
            return new Bill(
                    bill.document(),
                    bill.carrier(),
                    bill.number(),
                    bill.entity(),
                    bill.total().toString(),
                    bill.issuedOn(),
                    bill.dueOn(),
                    bill.acceptedBy(),
                    bill.acceptedWhy());
        }
    }

    /** A shipment's expectations and the bills that took them. */
    public record OfShipment(String shipment, List<Expected> expected, List<Bill> bills) {}

    @GetMapping
    Picture open(
            @RequestParam @Nullable String carrier,
            @RequestParam(defaultValue = "0") int olderThanDays,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > 1000 || olderThanDays < 0) {
            throw Refused.wrong(
                    "There is no such page.", "Ask for 1 to 1000 despatches ('limit'), older than 0 days or more.");
        }
        return new Picture(
                freight.balances().stream().map(Balance::of).toList(),
                freight.open(carrier, olderThanDays, limit).stream()
                        .map(Expected::of)
                        .toList());
    }

    @GetMapping("/{shipment}")
    OfShipment ofShipment(@PathVariable String shipment) {
        var found = ShipmentNumber.parse(shipment)
                .map(freight::of)
                .filter(each -> !each.expected().isEmpty())
                .orElseThrow(() -> Refused.unknown(
                        "No freight was ever expected for %s.".formatted(shipment),
                        "Give the number of a shipment that has left, as in SH-0000042."));
        return new OfShipment(
                found.shipment(),
                found.expected().stream().map(Expected::of).toList(),
                found.bills().stream().map(Bill::of).toList());
    }
}
