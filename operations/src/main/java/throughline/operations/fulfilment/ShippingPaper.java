package throughline.operations.fulfilment;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.ShipmentInstruction;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.LocationId;
import throughline.model.value.PartyId;
import throughline.operations.billing.TradeParties;
import throughline.operations.master.Customer;
import throughline.operations.master.MasterData;
import throughline.operations.master.Warehouse;
import throughline.operations.ordering.SalesOrderNumber;

/** The documents that go with goods: the instruction to the warehouse and the despatch advice to the customer. */
final class ShippingPaper {

    private final MasterData master;
    private final LocalDate today;

    ShippingPaper(MasterData master, LocalDate today) {
        this.master = master;
        this.today = today;
    }

    /** Who receives a warehouse's instructions as a message; null when it reads them in our own console, or has to be told otherwise. */
    @Nullable
    String warehousePartner(LocationId location) {
        return master.partnerOf(warehouse(location));
    }

    ShipmentInstruction instruction(Shipment shipment) {
        var head = shipment.head;
        var partner = warehousePartner(head.warehouse());
        var lines = new ArrayList<ShipmentInstruction.Line>(shipment.lines.size());
        for (var line : shipment.lines) {
            var ask = line.ask;
            lines.add(new ShipmentInstruction.Line(
                    Integer.toString(ask.line()),
                    ask.buyerLine(),
                    ask.item(),
                    Names.of(ask.names(), ask.item(), line.baseUnit(), master),
                    description(line),
                    ask.quantity(),
                    ask.lot(),
                    null));
        }
        return new ShipmentInstruction(
                new DocumentNumber(head.number().toString()),
                new PartyId(head.entity().code()),
                new PartyId(partner == null ? head.warehouse().code() : partner),
                head.buyerNumber(),
                new DocumentNumber(SalesOrderNumber.text(head.order())),
                head.warehouse(),
                today,
                head.deliverOn(),
                List.of(head.shipTo(), shipFrom(head.warehouse()), seller(head)),
                lines,
                Provenance.OURS);
    }

    /** The first despatch of a shipment goes by its number; the second by {@code SH-0000042-2}. */
    DespatchAdvice advice(Booking booking) {
        var head = booking.shipment.head;
        var said = booking.confirmation.advice();
        var lines = new ArrayList<DespatchAdvice.Line>(booking.shipped.size());
        for (var shipped : booking.shipped) {
            var ask = shipped.line().ask;
            var quantity = shipped.inBuyersUnit();
            lines.add(new DespatchAdvice.Line(
                    Integer.toString(lines.size() + 1),
                    ask.buyerLine(),
                    Names.of(ask.names(), ask.item(), quantity.unit(), master),
                    description(shipped.line()),
                    null,
                    quantity,
                    ShippedLine.asSent(shipped.line(), quantity.unit()),
                    ask.lot() == null ? null : ask.lot().code(),
                    null,
                    shipped.sscc(),
                    null));
        }
        return new DespatchAdvice(
                new DocumentNumber(booking.documentNumber()),
                new PartyId(head.entity().code()),
                receiver(head),
                head.buyerNumber(),
                said.shippedOn() == null ? today : said.shippedOn(),
                said.deliverOn(),
                said.carrier(),
                said.tracking(),
                said.packages(),
                List.of(buyer(head), head.shipTo(), shipFrom(head.warehouse()), seller(head)),
                lines,
                Provenance.OURS);
    }

    PartyId receiver(Shipment.Head head) {
        var partner = customer(head).partner();
        return new PartyId(partner == null ? head.customer() : partner);
    }

    List<Party> parties(Shipment.Head head) {
        return List.of(buyer(head), head.shipTo(), seller(head));
    }

    Customer customer(Shipment.Head head) {
        return requireNonNull(
                master.customer(head.customer()), () -> "there is no customer %s any more".formatted(head.customer()));
    }

    @Nullable
    String description(Shipment.Line line) {
        var item = master.item(line.ask.item());
        return item == null ? null : item.description();
    }

    private Party buyer(Shipment.Head head) {
        return TradeParties.buyer(customer(head));
    }

    private Party seller(Shipment.Head head) {
        return TradeParties.seller(requireNonNull(
                master.entity(head.entity()), () -> "there is no entity %s any more".formatted(head.entity())));
    }

    private Party shipFrom(LocationId location) {
        var warehouse = warehouse(location);
        return new Party(
                PartyRole.SHIP_FROM,
                List.of(new Party.Identification("SELLER", location.code())),
                warehouse.name(),
                warehouse.address());
    }

    private Warehouse warehouse(LocationId location) {
        return requireNonNull(
                master.warehouse(location), () -> "there is no warehouse %s any more".formatted(location));
    }
}
