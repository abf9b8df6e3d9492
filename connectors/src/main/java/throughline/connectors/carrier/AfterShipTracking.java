package throughline.connectors.carrier;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.TransportStatus.Status;

/** What AfterShip says of a parcel ({@code tracking_update}). */
final class AfterShipTracking implements JsonShape {

    private static final Map<String, Status> WORDS = Map.ofEntries(
            Map.entry("Pending", Status.EXPECTED),
            Map.entry("InfoReceived", Status.EXPECTED),
            Map.entry("InTransit", Status.IN_TRANSIT),
            Map.entry("OutForDelivery", Status.OUT_FOR_DELIVERY),
            Map.entry("AvailableForPickup", Status.OUT_FOR_DELIVERY),
            Map.entry("Delivered", Status.DELIVERED),
            Map.entry("AttemptFail", Status.EXCEPTION),
            Map.entry("Exception", Status.EXCEPTION),
            Map.entry("Expired", Status.EXCEPTION));

    @Override
    public String type() {
        return "AFTERSHIP_TRACKING";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return "tracking_update".equals(JsonShape.peek(document, "event")) && document.has("msg");
    }

    @Override
    public String sender(Located.Fields document) {
        return "aftership";
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "event_id");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        gathering.text(root, "event", null);
        var said = gathering.fields(root, "msg");
        if (said == null) {
            return null;
        }
        var track = new Track(gathering);
        track.tracking(said, "tracking_number");
        track.status(said, "tag", WORDS);
        var last = Track.last(gathering.list(said, "checkpoints"));
        // A checkpoint's time has the carrier's zone or none.
        if (!track.at(last, "checkpoint_time") && !track.at(said, "updated_at")) {
            track.at(said, "last_updated_at");
        }
        track.place(last, "city", "state", "country_name");
        track.reason(last, "message");
        track.signedBy(said, "signed_by");
        return track.document(parties, "json/aftership-tracking@1");
    }
}
