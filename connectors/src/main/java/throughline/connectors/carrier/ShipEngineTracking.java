package throughline.connectors.carrier;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.TransportStatus.Status;

/** What ShipEngine says of a parcel ({@code API_TRACK}). */
final class ShipEngineTracking implements JsonShape {

    private static final Map<String, Status> WORDS = Map.ofEntries(
            Map.entry("UN", Status.EXPECTED),
            Map.entry("NY", Status.EXPECTED),
            Map.entry("AC", Status.PICKED_UP),
            Map.entry("IT", Status.IN_TRANSIT),
            Map.entry("DE", Status.DELIVERED),
            Map.entry("SP", Status.OUT_FOR_DELIVERY),
            Map.entry("AT", Status.EXCEPTION),
            Map.entry("EX", Status.EXCEPTION));

    @Override
    public String type() {
        return "SHIPENGINE_TRACKING";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return "API_TRACK".equals(JsonShape.peek(document, "resource_type"));
    }

    @Override
    public String sender(Located.Fields document) {
        return "shipengine";
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "resource_url");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        gathering.text(root, "resource_type", null);
        var data = gathering.fields(root, "data");
        if (data == null) {
            gathering.missing(root, "data");
            return null;
        }
        var track = new Track(gathering);
        track.tracking(data, "tracking_number");
        track.status(data, "status_code", WORDS);
        // The newest stands first.
        var events = gathering.list(data, "events");
        var newest = events.isEmpty() ? null : events.get(0);
        if (!track.at(newest, "occurred_at")) {
            track.at(data, "actual_delivery_date");
        }
        track.place(newest, "city_locality", "state_province", "country_code");
        track.reason(newest, "description");
        track.signedBy(newest, "signer");
        return track.document(parties, "json/shipengine-tracking@1");
    }
}
