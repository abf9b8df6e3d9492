package throughline.deploy.bench;

import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import throughline.deploy.appliance.Appliance;
import throughline.deploy.bench.LargeInterchange.Buyer;
import throughline.deploy.bench.LargeInterchange.Shipment;
import throughline.deploy.bench.LargeInterchange.ShipmentLine;
import throughline.ledger.trail.Trail;
import throughline.ledger.trail.TrailVault;
import throughline.operations.flow.RouteControl;
import throughline.routes.inbound.InboundStage;
import throughline.routes.inbound.Queued;

/**
 * The line itself, durable: from a sealed interchange to allocated orders, and on to invoices. Two lanes, one per customer, interchanges of 200
 * orders with five lines; every interchange is sealed, read, decided, posted and settled as in the running appliance. What leaves (composing and
 * sending) is switched off while the clock runs, for it is not part of either promise.
 */
final class LineBench implements AutoCloseable {

    private static final int ORDERS_IN_ONE = 200;
    private static final List<String> SCHEMAS = List.of("trail", "book", "desk");
    private static final List<Buyer> BUYERS = List.of(Buyer.NORTHGATE, Buyer.HARBORVIEW);

    private final Appliance appliance;
    private final PrintStream progress;
    private final BareJdbc yardstick;
    private final Connection connection;
    private long nextOrder = 1;
    private int nextControl = 1;

    /**
     * Orders a second.
     *
     * @param orders the middle of all turns
     * @param last of the turn whose very rows the yardstick wrote, at the rate {@code bare}
     */
    record Rate(double orders, double last, double bare) {}

    LineBench(Appliance appliance, PrintStream progress) throws SQLException {
        this.appliance = appliance;
        this.progress = progress;
        var database = appliance.database();
        var owner = database.owner();
        this.yardstick = new BareJdbc(database.jdbcUrl(), owner.user(), owner.password());
        this.connection = DriverManager.getConnection(database.jdbcUrl(), owner.user(), owner.password());
        appliance.part(RouteControl.class).stop("outbound");
    }

    /** Fills the books up to so many orders, for the next measurements to stand on. */
    void growTo(long orders) throws Exception {
        while (nextOrder <= orders) {
            run(interchanges(Math.min(20, (int) ((orders - nextOrder) / ORDERS_IN_ONE / 2) + 1)));
            progress.printf("  %,d orders in the books%n", nextOrder - 1);
        }
    }

    /**
     * Orders to allocated, with as many interchanges in each lane: the middle of so many turns, since one may meet a checkpoint or a
     * vacuum of the database. The last turn is what the yardstick writes again.
     */
    Rate orders(int interchanges, int turns) throws Exception {
        double orders = 2.0 * interchanges * ORDERS_IN_ONE;
        var seconds = new ArrayList<Double>();
        long first = nextOrder;
        for (int turn = 1; turn < turns; turn++) {
            seconds.add(run(interchanges(interchanges)));
        }
        var lanes = interchanges(interchanges);
        yardstick.watch(SCHEMAS);
        seconds.add(run(lanes));
        progress.printf("  seconds for each turn of %,.0f orders: %s%n", orders, seconds);
        prove(first, "OPEN", 0.99);
        var last = compared(orders, seconds.get(turns - 1));
        return new Rate(orders / ReadingBench.median(seconds), last.last(), last.bare());
    }

    /** Orders to invoices: the orders, and the warehouses' confirmations of them. */
    Rate cycles(int interchanges) throws Exception {
        long first = nextOrder;
        var lanes = interchanges(interchanges);
        yardstick.watch(SCHEMAS);
        double seconds = run(lanes);
        var confirmations = confirmations(first, nextOrder);
        seconds += run(confirmations);
        prove(first, "SHIPPED", 0.5);
        return compared(2.0 * interchanges * ORDERS_IN_ONE, seconds);
    }

    private Rate compared(double orders, double seconds) throws Exception {
        int rows = yardstick.capture();
        double bare = yardstick.write(BUYERS.size());
        progress.printf(
                "  %,.0f orders in %.1f s; the same %,d rows by bare JDBC in %.1f s%n", orders, seconds, rows, bare);
        return new Rate(orders / seconds, orders / seconds, orders / bare);
    }

    /** That orders came to be what is measured: one held for a human is another road, with other rows. */
    private void prove(long first, String state, double least) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select count(*) filter (where state = ?), count(*) from desk.sales_order where buyer_number between ? and ?")) {
            statement.setString(1, state);
            statement.setString(2, buyerNumber(first));
            statement.setString(3, buyerNumber(nextOrder - 1));
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                long so = found.getLong(1);
                long all = found.getLong(2);
                progress.printf("  %,d of %,d orders are %s%n", so, all, state);
                if (all != nextOrder - first || so < all * least) {
                    throw new IllegalStateException(
                            "%,d of %,d orders are %s: what was measured is something else".formatted(so, all, state));
                }
            }
        }
    }

    private static String buyerNumber(long number) {
        return "BM%09d".formatted(number);
    }

    /** The middle of several traces of orders, in milliseconds. */
    double traceMillis(int times) {
        var trail = appliance.part(Trail.class);
        var millis = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            String number = buyerNumber(1 + (nextOrder - 2) * i / times);
            long start = System.nanoTime();
            trail.trace(number);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return ReadingBench.median(millis);
    }

    private List<List<byte[]>> interchanges(int each) {
        var lanes = new ArrayList<List<byte[]>>();
        for (Buyer buyer : BUYERS) {
            var lane = new ArrayList<byte[]>();
            for (int i = 0; i < each; i++) {
                lane.add(LargeInterchange.orders(buyer, ORDERS_IN_ONE, nextOrder, nextControl++));
                nextOrder += ORDERS_IN_ONE;
            }
            lanes.add(lane);
        }
        return lanes;
    }

    private List<List<byte[]>> confirmations(long first, long end) throws SQLException {
        var shipments = new ArrayList<>(instructed(first, end).values());
        var lanes = List.<List<byte[]>>of(new ArrayList<>(), new ArrayList<>());
        for (int from = 0, lane = 0; from < shipments.size(); from += ORDERS_IN_ONE, lane++) {
            var some = shipments.subList(from, Math.min(shipments.size(), from + ORDERS_IN_ONE));
            lanes.get(lane % 2).add(LargeInterchange.confirmations(some, nextControl++));
        }
        return lanes;
    }

    private Map<Long, Shipment> instructed(long first, long end) throws SQLException {
        var shipments = new LinkedHashMap<Long, Shipment>();
        try (var statement = connection.prepareStatement(
                """
                select s.number, s.buyer_number, l.item, l.quantity, l.lot from desk.shipment s join desk.shipment_line l on l.shipment = s.number
                join desk.warehouse w on w.warehouse = s.warehouse
                where s.buyer_number between ? and ? and w.kind <> 'DROP_SHIP' order by s.number, l.line""")) {
            statement.setString(1, buyerNumber(first));
            statement.setString(2, buyerNumber(end - 1));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    long number = found.getLong(1);
                    String order = found.getString(2);
                    shipments
                            .computeIfAbsent(
                                    number, one -> new Shipment("SH-%07d".formatted(one), order, new ArrayList<>()))
                            .lines()
                            .add(new ShipmentLine(
                                    found.getString(3),
                                    found.getBigDecimal(4).stripTrailingZeros().toPlainString(),
                                    found.getString(5)));
                }
            }
        }
        return shipments;
    }

    /** Works the lanes off side by side; answers the seconds it took. */
    private double run(List<List<byte[]>> lanes) throws Exception {
        var workers = Executors.newFixedThreadPool(lanes.size());
        try {
            long start = System.nanoTime();
            List<Callable<Void>> jobs = new ArrayList<>();
            for (List<byte[]> lane : lanes) {
                jobs.add(() -> {
                    for (byte[] interchange : lane) {
                        take(interchange);
                    }
                    return null;
                });
            }
            for (var done : workers.invokeAll(jobs)) {
                done.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            workers.shutdownNow();
        }
    }

    private void take(byte[] interchange) throws Exception {
        var sealed = appliance
                .part(TrailVault.class)
                .seal(null, "bench", "bench.x12", new ByteArrayInputStream(interchange));
        appliance.part(InboundStage.class).take(new Queued(sealed.id(), null));
    }

    @Override
    public void close() throws SQLException {
        yardstick.close();
        connection.close();
    }
}
