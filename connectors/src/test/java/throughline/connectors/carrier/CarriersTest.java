package throughline.connectors.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.connectors.Bytes;
import throughline.connectors.Partners;
import throughline.connectors.json.JsonReader;
import throughline.model.document.TransportStatus;
import throughline.model.document.TransportStatus.Status;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;

class CarriersTest {

    private final JsonReader reader = new JsonReader(Partners.NONE, Carriers.SHAPES);

    @Test
    void easyPostTellsByEventAndTheLastDetailOfThatStateSaysWhenAndWhere() {
        var text =
                """
                {"id":"evt_1","object":"Event","description":"tracker.updated","result":{"id":"trk_1",
                "object":"Tracker",
                 "tracking_code":"PN 100 200","status":"delivered","signed_by":"R. Vega",
                 "updated_at":"2026-03-11T09:00:00Z","tracking_details":[
                 {"status":"in_transit","datetime":"2026-03-09T08:00:00Z","tracking_location":{"city":"Reno"}},
                 {"status":"delivered","datetime":"2026-03-10T15:30:00Z","message":"left at dock",
                 "tracking_location":{"city":"Buffalo","state":"NY","country":"US"}},
                 {"status":"in_transit","datetime":"2026-03-10T16:00:00Z",
                 "tracking_location":{"city":"late scan"}}]}}""";

        var taken = one(text);
        var said = (TransportStatus) taken.set().document();

        assertThat(taken.set().type()).isEqualTo("EASYPOST_TRACKER");
        assertThat(taken.envelope().sender()).isEqualTo("easypost");
        assertThat(taken.envelope().control()).isEqualTo("evt_1");
        assertThat(said.status()).isEqualTo(Status.DELIVERED);
        assertThat(said.at()).isEqualTo(Instant.parse("2026-03-10T15:30:00Z"));
        assertThat(said.shipment()).isNull();
        assertThat(said.tracking()).isEqualTo("PN 100 200");
        assertThat(said.place()).isEqualTo("Buffalo, NY, US");
        assertThat(said.signedBy()).isEqualTo("R. Vega");
        assertThat(said.number().value()).isEqualTo("PN 100 200-DELIVERED-20260310T153000Z");
        assertThat(Bytes.at(Bytes.utf8(text), said.provenance().spans().at("/status")))
                .isEqualTo("\"delivered\"");
        assertThat(said.provenance().unread()).extracting("value").contains("late scan");
    }

    @Test
    void aTrackerByItselfIsReadTooAndFallsBackToItsOwnTime() {
        var said = said(
                """
                {"object":"Tracker","tracking_code":"T1","status":"pre_transit",
                "updated_at":"2026-03-11T09:00:00+01:00","tracking_details":[]}""");

        assertThat(said.status()).isEqualTo(Status.EXPECTED);
        assertThat(said.at()).isEqualTo(Instant.parse("2026-03-11T08:00:00Z"));
    }

    @Test
    void shipEngineTellsTheNewestFirst() {
        var said = said(
                """
                {"resource_url":"https://api.shipengine.example/t","resource_type":"API_TRACK",
                "data":{"tracking_number":"T2","status_code":"EX",
                 "events":[{"occurred_at":"2026-03-10T10:00:00Z","city_locality":"Omaha",
                 "description":"address is wrong"},
                 {"occurred_at":"2026-03-09T10:00:00Z","city_locality":"Reno"}]}}""");

        assertThat(said.status()).isEqualTo(Status.EXCEPTION);
        assertThat(said.place()).isEqualTo("Omaha");
        assertThat(said.reason()).isEqualTo("address is wrong");
    }

    @Test
    void afterShipsLocalTimesGiveWayToTheTimeItSaysWithAZone() {
        var said = said(
                """
                {"event":"tracking_update","event_id":"e1","msg":{"tracking_number":"T3","tag":"OutForDelivery",
                "updated_at":"2026-03-10T07:00:00+00:00",
                 "checkpoints":[{"checkpoint_time":"2026-03-10T06:59:00","city":"Leeds"}]}}""");

        assertThat(said.status()).isEqualTo(Status.OUT_FOR_DELIVERY);
        assertThat(said.at()).isEqualTo(Instant.parse("2026-03-10T07:00:00Z"));
        assertThat(said.place()).isEqualTo("Leeds");
    }

    @Test
    void upsSaysDayAndTimeApartAndWithoutAZoneItIsReadAsUtcWithAWarning() {
        var text =
                """
                {"trackResponse":{"shipment":[{"inquiryNumber":"1Z1","package":[{"trackingNumber":"1Z1",
                "deliveryInformation":{"receivedBy":"SMITH"},
                 "activity":[{"status":{"type":"D","description":"DELIVERED"},
                 "location":{"address":{"city":"BUFFALO","countryCode":"US"}},
                 "date":"20260310","time":"101500"%s}]}]}]}}""";

        var local = one(text.formatted(""));
        var utc = one(text.formatted(",\"gmtDate\":\"20260310\",\"gmtTime\":\"15:15:00\""));

        assertThat(((TransportStatus) local.set().document()).at()).isEqualTo(Instant.parse("2026-03-10T10:15:00Z"));
        assertThat(codes(local)).containsExactly("CARRIER_TIME");
        assertThat(((TransportStatus) utc.set().document()).at()).isEqualTo(Instant.parse("2026-03-10T15:15:00Z"));
        assertThat(codes(utc)).isEmpty();
        assertThat(((TransportStatus) utc.set().document()).signedBy()).isEqualTo("SMITH");
    }

    @Test
    void fedExSaysItsLatestStateAndWhenItWasScanned() {
        var said = said(
                """
                {"transactionId":"x","output":{"completeTrackResults":[{"trackingNumber":"7700",
                "trackResults":[{"latestStatusDetail":{"code":"DL",
                 "description":"Delivered","scanLocation":{"city":"ALBANY","stateOrProvinceCode":"NY",
                 "countryCode":"US"}},
                 "scanEvents":[{"date":"2026-03-10T10:15:00-05:00","eventType":"DL"}],
                 "deliveryDetails":{"receivedByName":"A.FOX"}}]}]}}""");

        assertThat(said.status()).isEqualTo(Status.DELIVERED);
        assertThat(said.at()).isEqualTo(Instant.parse("2026-03-10T15:15:00Z"));
        assertThat(said.signedBy()).isEqualTo("A.FOX");
        assertThat(said.reason()).isNull();
    }

    @Test
    void aStateThatNobodyKnowsBooksNothingAndIsPointedAt() {
        var taken = one(
                """
                {"object":"Tracker","tracking_code":"T1","status":"teleported",
                "updated_at":"2026-03-11T09:00:00Z"}""");

        assertThat(((TransportStatus) taken.set().document()).status()).isEqualTo(Status.IN_TRANSIT);
        assertThat(codes(taken)).containsExactly("CARRIER_STATUS");
        assertThat(taken.set().findings().get(0).text()).contains("'teleported'");
    }

    @Test
    void whatDoesNotSayWhichParcelOrWhenIsRefused() {
        assertThat(one("{\"object\":\"Tracker\",\"status\":\"delivered\",\"updated_at\":\"2026-03-11T09:00:00Z\"}")
                        .set()
                        .rejected())
                .isTrue();
        var timeless = one("{\"object\":\"Tracker\",\"status\":\"delivered\",\"tracking_code\":\"T1\"}");
        assertThat(timeless.set().rejected()).isTrue();
        assertThat(codes(timeless)).containsExactly("JSON_MISSING");
    }

    private TransportStatus said(String text) {
        var taken = one(text);
        assertThat(codes(taken)).isEmpty();
        return (TransportStatus) taken.set().document();
    }

    private static List<String> codes(Piece.Taken taken) {
        return taken.set().findings().stream().map(Finding::code).toList();
    }

    private Piece.Taken one(String text) {
        var taken = Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(text))).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(Piece.Taken.class::cast)
                .toList();
        assertThat(taken).hasSize(1);
        return taken.get(0);
    }
}
