package throughline.operations.fulfilment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.operations.master.ShortShipment;

/** Shipments as rows: each method is a fixed number of statements. */
final class ShipmentRows {

    private static final String LOCK = "select * from desk.shipment where number = any(?) order by number for update";
    private static final String LINES =
            "select * from desk.shipment_line where shipment = any(?) order by shipment, line";
    private static final String FINGERPRINTS =
            "select shipment, fingerprint from desk.despatch where shipment = any(?)";
    private static final String UPDATE_LINES =
            """
            update desk.shipment_line l set shipped = u.shipped, short = u.short, withdrawn = u.withdrawn, delivered = u.delivered
            from unnest(?::bigint[], ?::int[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[])
                u(shipment, line, shipped, short, withdrawn, delivered)
            where (l.shipment, l.line) = (u.shipment, u.line)""";
    private static final String UPDATE_HEADS =
            """
            update desk.shipment s set state = u.state, despatches = u.despatches, deliveries = u.deliveries
            from unnest(?::bigint[], ?::text[], ?::int[], ?::int[]) u(number, state, despatches, deliveries) where s.number = u.number""";

    private ShipmentRows() {}

    /** Locks the shipments in the order of their numbers; one that is not there is absent from the answer. */
    static Map<ShipmentNumber, Shipment> lock(UnitOfWork unit, Collection<ShipmentNumber> numbers) {
        return unit.jdbc(connection -> {
            var keys = numbers.stream()
                    .map(ShipmentNumber::value)
                    .distinct()
                    .sorted()
                    .toArray();
            var shipments = new TreeMap<ShipmentNumber, Shipment>();
            try (var statement = connection.prepareStatement(LOCK)) {
                statement.setArray(1, connection.createArrayOf("bigint", keys));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var shipment = shipment(row);
                        shipments.put(shipment.head.number(), shipment);
                    }
                }
            }
            // Read after the lock: what somebody else did meanwhile counts.
            var lines = lines(connection, keys);
            shipments.forEach(
                    (number, shipment) -> shipment.lines.addAll(lines.getOrDefault(number.value(), List.of())));
            fingerprints(connection, keys, shipments);
            return shipments;
        });
    }

    /** The shipments that left under each of these numbers, which have the form of {@link TrackingNumber#compared}. */
    static Map<String, List<ShipmentNumber>> tracked(UnitOfWork unit, Collection<String> numbers) {
        return unit.jdbc(connection -> {
            var found = new HashMap<String, List<ShipmentNumber>>();
            try (var statement = connection.prepareStatement("select distinct desk.tracking(tracking), shipment"
                    + " from desk.despatch where desk.tracking(tracking) = any(?) order by 2")) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text", numbers.stream().distinct().toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        found.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                                .add(new ShipmentNumber(row.getLong(2)));
                    }
                }
            }
            return found;
        });
    }

    static void insert(UnitOfWork unit, Collection<Shipment> shipments, LocalDate today) {
        var heads = headRows();
        var lines = lineRows();
        for (var shipment : shipments) {
            addHead(heads, shipment, today);
            for (var line : shipment.lines) {
                var ask = line.ask;
                lines.add(
                        shipment.head.number().value(),
                        ask.line(),
                        ask.orderLine(),
                        ask.buyerLine(),
                        ask.item().code(),
                        code(ask.lot()),
                        line.baseUnit().code(),
                        ask.quantity().amount(),
                        ask.price(),
                        ask.priceUnit().code(),
                        ask.factor(),
                        ask.unitAsSent(),
                        Names.written(ask.names()),
                        ask.rest().name());
            }
        }
        unit.jdbc(connection -> heads.insert(connection) + lines.insert(connection));
    }

    private static RowSet headRows() {
        return new RowSet(
                "desk.shipment",
                "number bigint",
                "order_number bigint",
                "order_document bigint",
                "buyer_number text",
                "customer text",
                "entity text",
                "currency text",
                "warehouse text",
                "jurisdiction text",
                "exempt boolean",
                "deliver_on date",
                "ship_to_name text",
                "ship_to_ids text",
                "ship_to_street text",
                "ship_to_city text",
                "ship_to_region text",
                "ship_to_postal_code text",
                "ship_to_country text",
                "state text",
                "instructed_on date");
    }

    private static RowSet lineRows() {
        return new RowSet(
                "desk.shipment_line",
                "shipment bigint",
                "line integer",
                "order_line integer",
                "buyer_line text",
                "item text",
                "lot text",
                "base_unit text",
                "quantity numeric",
                "price numeric",
                "price_unit text",
                "factor numeric",
                "unit_as_sent text",
                "names text",
                "rest text");
    }

    /** Writes what changed of shipments held under their lock. */
    static void update(UnitOfWork unit, Collection<Shipment> shipments) {
        var lines = new RowSet(
                "u",
                "shipment bigint",
                "line int",
                "shipped numeric",
                "short numeric",
                "withdrawn numeric",
                "delivered numeric");
        var heads = new RowSet("u", "number bigint", "state text", "despatches int", "deliveries int");
        for (var shipment : shipments) {
            var number = shipment.head.number().value();
            heads.add(number, shipment.state.name(), shipment.despatches, shipment.deliveries);
            for (var line : shipment.lines) {
                lines.add(number, line.ask.line(), line.shipped, line.missing, line.withdrawn, line.delivered);
            }
        }
        unit.jdbc(connection -> run(connection, UPDATE_LINES, lines) + run(connection, UPDATE_HEADS, heads));
    }

    private static int run(Connection connection, String sql, RowSet rows) throws SQLException {
        if (rows.size() == 0) {
            return 0;
        }
        try (var statement = connection.prepareStatement(sql)) {
            rows.bind(statement, 1);
            return statement.executeUpdate();
        }
    }

    private static void addHead(RowSet rows, Shipment shipment, LocalDate today) {
        var head = shipment.head;
        var shipTo = head.shipTo();
        var at = shipTo.address() == null ? new Party.Address(List.of(), null, null, null, null) : shipTo.address();
        rows.add(
                head.number().value(),
                head.order(),
                head.orderDocument(),
                head.buyerNumber().value(),
                head.customer(),
                head.entity().code(),
                head.currency().getCurrencyCode(),
                head.warehouse().code(),
                head.jurisdiction(),
                head.exempt(),
                head.deliverOn(),
                shipTo.name(),
                Names.writtenIds(shipTo.identifications()),
                String.join("\n", at.lines()),
                at.city(),
                at.region(),
                at.postalCode(),
                at.country(),
                shipment.state.name(),
                today);
    }

    private static Shipment shipment(ResultSet row) throws SQLException {
        var orderDocument = row.getLong("order_document");
        var known = !row.wasNull();
        var head = new Shipment.Head(
                new ShipmentNumber(row.getLong("number")),
                row.getLong("order_number"),
                known ? orderDocument : null,
                new DocumentNumber(row.getString("buyer_number")),
                row.getString("customer"),
                new EntityId(row.getString("entity")),
                Currency.getInstance(row.getString("currency")),
                new LocationId(row.getString("warehouse")),
                row.getString("jurisdiction"),
                row.getBoolean("exempt"),
                row.getObject("deliver_on", LocalDate.class),
                shipTo(row));
        return new Shipment(
                head,
                new ArrayList<>(),
                Shipment.State.valueOf(row.getString("state")),
                row.getInt("despatches"),
                row.getInt("deliveries"));
    }

    private static Party shipTo(ResultSet row) throws SQLException {
        var address = new Party.Address(
                row.getString("ship_to_street").lines().toList(),
                row.getString("ship_to_city"),
                row.getString("ship_to_region"),
                row.getString("ship_to_postal_code"),
                row.getString("ship_to_country"));
        return new Party(
                PartyRole.SHIP_TO, Names.readIds(row.getString("ship_to_ids")), row.getString("ship_to_name"), address);
    }

    private static Map<Long, List<Shipment.Line>> lines(Connection connection, Object[] shipments) throws SQLException {
        var lines = new HashMap<Long, List<Shipment.Line>>();
        try (var statement = connection.prepareStatement(LINES)) {
            statement.setArray(1, connection.createArrayOf("bigint", shipments));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    lines.computeIfAbsent(row.getLong("shipment"), key -> new ArrayList<>())
                            .add(line(row));
                }
            }
        }
        return lines;
    }

    private static Shipment.Line line(ResultSet row) throws SQLException {
        var lot = row.getString("lot");
        var ask = new Shipment.Ask(
                row.getInt("line"),
                row.getInt("order_line"),
                row.getString("buyer_line"),
                new ItemId(row.getString("item")),
                lot.isEmpty() ? null : new LotId(lot),
                new Quantity(row.getBigDecimal("quantity"), new UnitCode(row.getString("base_unit"))),
                row.getBigDecimal("price"),
                new UnitCode(row.getString("price_unit")),
                row.getBigDecimal("factor"),
                row.getString("unit_as_sent"),
                Names.read(row.getString("names")),
                ShortShipment.valueOf(row.getString("rest")));
        return new Shipment.Line(
                ask,
                row.getBigDecimal("shipped"),
                row.getBigDecimal("short"),
                row.getBigDecimal("withdrawn"),
                row.getBigDecimal("delivered"));
    }

    private static void fingerprints(Connection connection, Object[] keys, Map<ShipmentNumber, Shipment> shipments)
            throws SQLException {
        try (var statement = connection.prepareStatement(FINGERPRINTS)) {
            statement.setArray(1, connection.createArrayOf("bigint", keys));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var shipment = shipments.get(new ShipmentNumber(row.getLong(1)));
                    if (shipment != null) {
                        shipment.fingerprints.add(row.getString(2));
                    }
                }
            }
        }
    }

    private static String code(@Nullable LotId lot) {
        return lot == null ? "" : lot.code();
    }
}
