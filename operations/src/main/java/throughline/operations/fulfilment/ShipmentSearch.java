package throughline.operations.fulfilment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.reading.Actor;
import throughline.operations.exception.NewCase;
import throughline.operations.master.MasterData;
import throughline.operations.master.Warehouse;
import throughline.operations.ordering.SalesOrderNumber;

/** Which shipment a confirmation is about: by our shipment number, else by order and warehouse. */
final class ShipmentSearch {

    private static final String BY_NUMBER =
            "select number, order_number, customer, warehouse, buyer_number, state from desk.shipment where number = any(?)";
    private static final String BY_ORDER =
            "select number, order_number, customer, warehouse, buyer_number, state from desk.shipment"
                    + " where order_number = any(?) or buyer_number = any(?)";

    /** A shipment as the search sees it, without a lock. */
    record Found(
            ShipmentNumber number, long order, String customer, String warehouse, String buyerNumber, String state) {}

    /** The one shipment, or the case that says why there is none. */
    record Match(@Nullable Found shipment, @Nullable NewCase problem) {}

    private final MasterData master;
    private final Map<ShipmentNumber, Found> byNumber = new HashMap<>();
    private final List<Found> byOrder = new ArrayList<>();

    private ShipmentSearch(MasterData master) {
        this.master = master;
    }

    /** Looks up all confirmations with two statements at most. */
    static ShipmentSearch of(UnitOfWork unit, MasterData master, Collection<Confirmation> confirmations) {
        var search = new ShipmentSearch(master);
        var numbers = new TreeSet<Long>();
        var orders = new TreeSet<Long>();
        var buyerNumbers = new TreeSet<String>();
        for (var confirmation : confirmations) {
            var advice = confirmation.advice();
            var number = number(advice);
            if (number.isPresent()) {
                numbers.add(number.get().value());
            } else if (advice.order() != null) {
                SalesOrderNumber.parse(advice.order().value()).ifPresent(orders::add);
                buyerNumbers.add(advice.order().value());
            }
        }
        return unit.jdbc(connection -> {
            search.look(connection, numbers, orders, buyerNumbers);
            return search;
        });
    }

    Match match(Confirmation confirmation) {
        var advice = confirmation.advice();
        var number = number(advice);
        var candidates = number.isPresent()
                ? Stream.ofNullable(byNumber.get(number.get())).toList()
                : ofOrder(advice, warehouses(confirmation));
        if (candidates.isEmpty()) {
            return problem(
                    confirmation,
                    "SHIPMENT_UNKNOWN",
                    "%s confirms %s, but we gave no such instruction. Check the number with the warehouse."
                            .formatted(sender(confirmation), name(advice)));
        }
        if (candidates.size() > 1) {
            return problem(
                    confirmation,
                    "SHIPMENT_AMBIGUOUS",
                    "%s confirms order %s without a shipment number, and %d shipments of it are open: %s."
                            .formatted(
                                    sender(confirmation),
                                    advice.order(),
                                    candidates.size(),
                                    candidates.stream().map(Found::number).toList()));
        }
        var found = candidates.get(0);
        if (!mayConfirm(confirmation, found)) {
            return problem(
                    confirmation,
                    "SHIPMENT_OF_ANOTHER_WAREHOUSE",
                    "%s confirms %s, which was given to %s. Nothing was booked."
                            .formatted(sender(confirmation), found.number(), found.warehouse()));
        }
        return new Match(found, null);
    }

    private List<Found> ofOrder(DespatchAdvice advice, Set<String> warehouses) {
        if (advice.order() == null) {
            return List.of();
        }
        var order = SalesOrderNumber.parse(advice.order().value());
        return byOrder.stream()
                .filter(found -> order.isPresent()
                        ? found.order() == order.getAsLong()
                        : found.buyerNumber().equals(advice.order().value()))
                .filter(found -> warehouses.isEmpty() || warehouses.contains(found.warehouse()))
                .filter(found -> Shipment.State.valueOf(found.state()) != Shipment.State.WITHDRAWN)
                .toList();
    }

    /** The warehouse that the advice names, else all that its sender runs; empty when nobody says. */
    private Set<String> warehouses(Confirmation confirmation) {
        for (var party : confirmation.advice().parties()) {
            if (party.role() == PartyRole.SHIP_FROM) {
                var named = party.identifications().stream()
                        .map(Party.Identification::value)
                        .filter(this::isWarehouse)
                        .findFirst();
                if (named.isPresent()) {
                    return Set.of(named.get());
                }
            }
        }
        if (confirmation.partner() == null) {
            return Set.of();
        }
        var codes = new TreeSet<String>();
        master.warehousesOf(confirmation.partner())
                .forEach(warehouse -> codes.add(warehouse.id().code()));
        return codes;
    }

    private boolean mayConfirm(Confirmation confirmation, Found found) {
        if (confirmation.partner() == null) {
            return true;
        }
        var warehouse = warehouse(found.warehouse());
        if (warehouse == null) {
            return false;
        }
        var supplier = warehouse.supplier() == null ? null : master.supplier(warehouse.supplier());
        return confirmation.partner().equals(warehouse.partner())
                || (supplier != null && confirmation.partner().equals(supplier.partner()));
    }

    private boolean isWarehouse(String code) {
        return warehouse(code) != null;
    }

    private @Nullable Warehouse warehouse(String code) {
        return code.isBlank() ? null : master.warehouse(new throughline.model.value.LocationId(code));
    }

    private void look(Connection connection, Set<Long> numbers, Set<Long> orders, Set<String> buyerNumbers)
            throws SQLException {
        if (!numbers.isEmpty()) {
            try (var statement = connection.prepareStatement(BY_NUMBER)) {
                statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var found = found(row);
                        byNumber.put(found.number(), found);
                    }
                }
            }
        }
        if (!buyerNumbers.isEmpty()) {
            try (var statement = connection.prepareStatement(BY_ORDER)) {
                statement.setArray(1, connection.createArrayOf("bigint", orders.toArray()));
                statement.setArray(2, connection.createArrayOf("text", buyerNumbers.toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        byOrder.add(found(row));
                    }
                }
            }
        }
    }

    private static Found found(java.sql.ResultSet row) throws SQLException {
        return new Found(
                new ShipmentNumber(row.getLong(1)),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    private static Optional<ShipmentNumber> number(DespatchAdvice advice) {
        return ShipmentNumber.parse(advice.number().value());
    }

    private static Match problem(Confirmation confirmation, String code, String reason) {
        var advice = confirmation.advice();
        return new Match(
                null,
                new NewCase(
                        code,
                        Actor.OPERATOR,
                        reason,
                        advice.provenance().source(),
                        confirmation.cause().message(),
                        advice.number().value(),
                        null,
                        null,
                        null));
    }

    private static String name(DespatchAdvice advice) {
        return advice.order() == null
                ? "shipment " + advice.number()
                : "shipment %s of order %s".formatted(advice.number(), advice.order());
    }

    private static String sender(Confirmation confirmation) {
        return Objects.requireNonNullElse(
                confirmation.partner(), confirmation.advice().sender().code());
    }
}
