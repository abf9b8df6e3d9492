package throughline.connectors.carrier;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.TransportStatus.Status;

/** A tracker of EasyPost, by itself or as the event of its webhook ({@code tracker.updated}). */
final class EasyPostTracker implements JsonShape {

    private static final Map<String, Status> WORDS = Map.ofEntries(
            Map.entry("unknown", Status.EXPECTED),
            Map.entry("pre_transit", Status.EXPECTED),
            Map.entry("in_transit", Status.IN_TRANSIT),
            Map.entry("out_for_delivery", Status.OUT_FOR_DELIVERY),
            Map.entry("available_for_pickup", Status.OUT_FOR_DELIVERY),
            Map.entry("delivered", Status.DELIVERED),
            Map.entry("return_to_sender", Status.RETURNED),
            Map.entry("failure", Status.EXCEPTION),
            Map.entry("cancelled", Status.EXCEPTION),
            Map.entry("error", Status.EXCEPTION));

    @Override
    public String type() {
        return "EASYPOST_TRACKER";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        var object = JsonShape.peek(document, "object");
        var event = JsonShape.peek(document, "description");
        return "Tracker".equals(object) || "Event".equals(object) && event != null && event.startsWith("tracker.");
    }

    @Override
    public String sender(Located.Fields document) {
        return "easypost";
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "id");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        var wrapped = gathering.fields(root, "result");
        var tracker = wrapped == null ? root : wrapped;
        var track = new Track(gathering);
        track.tracking(tracker, "tracking_code");
        track.status(tracker, "status", WORDS);
        var said = JsonShape.peek(tracker, "status");
        var last = Track.last(gathering.list(tracker, "tracking_details").stream()
                .filter(each -> said != null && said.equals(JsonShape.peek(each, "status")))
                .toList());
        if (!track.at(last, "datetime")) {
            track.at(tracker, "updated_at");
        }
        if (last != null) {
            track.place(gathering.fields(last, "tracking_location"), "city", "state", "country");
            track.reason(last, "message");
        }
        track.signedBy(tracker, "signed_by");
        return track.document(parties, "json/easypost-tracker@1");
    }
}
