package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.ledger.book.Cause;
import throughline.model.document.TransportStatus;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.operations.demo.Demo;
import throughline.operations.fulfilment.Scene.Goods;

class DeliveryDeskTest {

    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void whatIsDeliveredIsNotInTransitAnyMore() throws SQLException {
        var shipment = shipped("TL-10053");
        assertThat(scene.stock("TL-10053", "WH-EAST")).contains("IN_TRANSIT 6");

        var delivered = take(shipment.toString(), TransportStatus.Status.DELIVERED);

        assertThat(delivered).isEqualTo(new Delivered.Closed(shipment));
        assertThat(scene.stock("TL-10053", "WH-EAST")).contains("CUSTOMER 6").doesNotContain("IN_TRANSIT");
        assertThat(scene.rows("select state from desk.shipment where number = " + shipment.value()))
                .isEqualTo("DELIVERED");
        assertThat(scene.verify().ok()).isTrue();
    }

    @Test
    void deliveredTwiceIsDeliveredOnce() throws SQLException {
        var shipment = shipped("TL-10054");
        take(shipment.toString(), TransportStatus.Status.DELIVERED);

        var again = take(shipment.toString(), TransportStatus.Status.DELIVERED);

        assertThat(again).isEqualTo(new Delivered.Noted(shipment));
        assertThat(scene.stock("TL-10054", "WH-EAST")).contains("CUSTOMER 6");
    }

    @Test
    void aCarrierThatKnowsOnlyItsOwnNumberMeansAllThatLeftUnderIt() throws SQLException {
        var shipment = shipped("TL-10059");
        var tracking = scene.rows("select tracking from desk.despatch where shipment = " + shipment.value());

        var delivered = take(word(null, " " + tracking.toLowerCase(java.util.Locale.ROOT)));

        assertThat(delivered).isEqualTo(new Delivered.Closed(shipment));
        assertThat(scene.stock("TL-10059", "WH-EAST")).contains("CUSTOMER 6").doesNotContain("IN_TRANSIT");
        assertThat(code(take(word(null, "NOBODYS-1")))).isEqualTo("SHIPMENT_UNKNOWN");
    }

    @Test
    void aShipmentUnderWayStaysInTransit() throws SQLException {
        var shipment = shipped("TL-10056");

        var noted = take(shipment.toString(), TransportStatus.Status.OUT_FOR_DELIVERY);

        assertThat(noted).isEqualTo(new Delivered.Noted(shipment));
        assertThat(scene.stock("TL-10056", "WH-EAST")).contains("IN_TRANSIT 6");
    }

    @Test
    void whatNeverLeftCannotHaveArrived() {
        var shipment = scene.order("C1006", "WH-EAST", new Goods(1, "TL-10057", null, "6", "2.00", "EA", "1"));

        assertThat(code(take(shipment.toString(), TransportStatus.Status.DELIVERED)))
                .isEqualTo("DELIVERED_NOT_SHIPPED");
        assertThat(code(take("SH-7777777", TransportStatus.Status.DELIVERED))).isEqualTo("SHIPMENT_UNKNOWN");
        assertThat(code(take("parcel 12", TransportStatus.Status.DELIVERED))).isEqualTo("SHIPMENT_UNKNOWN");
    }

    @Test
    void theProofFindsAnInvoiceThatNobodyPosted() throws SQLException {
        var shipment = shipped("TL-10058");

        try (var owner = scene.demo.test.owner()) {
            owner.createStatement()
                    .execute("update desk.invoice set freight = freight + 1, total = total + 1 where shipment = "
                            + shipment.value());
            assertThat(scene.verify().ok()).isFalse();
            owner.createStatement()
                    .execute("update desk.invoice set freight = freight - 1, total = total - 1 where shipment = "
                            + shipment.value());
            owner.createStatement()
                    .execute(
                            "update desk.shipment_line set shipped = shipped - 1 where shipment = " + shipment.value());
            assertThat(scene.verify().checks().stream().filter(check -> !check.ok()))
                    .hasSize(2);
            owner.createStatement()
                    .execute(
                            "update desk.shipment_line set shipped = shipped + 1 where shipment = " + shipment.value());
        }
        assertThat(scene.verify().ok()).isTrue();
    }

    private static ShipmentNumber shipped(String item) {
        var shipment = scene.order("C1006", "WH-EAST", new Goods(1, item, null, "6", "2.00", "EA", "1"));
        scene.confirm(scene.advice(shipment.toString(), null, scene.line(item, "1", "6", "6", null)));
        return shipment;
    }

    private static Delivered take(String shipment, TransportStatus.Status status) {
        return take(word(shipment, null, status));
    }

    private static TransportStatus word(String shipment, String tracking) {
        return word(shipment, tracking, TransportStatus.Status.DELIVERED);
    }

    private static TransportStatus word(String shipment, String tracking, TransportStatus.Status status) {
        return new TransportStatus(
                new DocumentNumber("T-1"),
                new PartyId("carrier"),
                new PartyId("US01"),
                shipment == null ? null : new DocumentNumber(shipment),
                status,
                Instant.now(Demo.CLOCK),
                tracking,
                null,
                null,
                null,
                Provenance.OURS);
    }

    private static Delivered take(TransportStatus word) {
        return scene.demo.test.database().transact(unit -> scene.deliveries
                .take(unit, List.of(new DeliveryDesk.Word(word, Cause.NONE)))
                .get(0));
    }

    private static String code(Delivered delivered) {
        return ((Delivered.Refused) delivered).found().code();
    }
}
