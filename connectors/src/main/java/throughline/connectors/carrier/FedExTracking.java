package throughline.connectors.carrier;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.TransportStatus.Status;

/** An answer of FedEx to a tracking question; of several parcels the first is the document, the others stay unread with it. */
final class FedExTracking implements JsonShape {

    private static final Map<String, Status> WORDS = Map.ofEntries(
            Map.entry("OC", Status.EXPECTED),
            Map.entry("IN", Status.EXPECTED),
            Map.entry("PU", Status.PICKED_UP),
            Map.entry("AR", Status.IN_TRANSIT),
            Map.entry("DP", Status.IN_TRANSIT),
            Map.entry("IT", Status.IN_TRANSIT),
            Map.entry("AF", Status.IN_TRANSIT),
            Map.entry("CC", Status.IN_TRANSIT),
            Map.entry("HL", Status.IN_TRANSIT),
            Map.entry("OD", Status.OUT_FOR_DELIVERY),
            Map.entry("DL", Status.DELIVERED),
            Map.entry("DE", Status.EXCEPTION),
            Map.entry("SE", Status.EXCEPTION),
            Map.entry("DY", Status.EXCEPTION),
            Map.entry("CA", Status.EXCEPTION),
            Map.entry("RS", Status.RETURNED));

    @Override
    public String type() {
        return "FEDEX_TRACKING";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return document.at("output") instanceof Located.Fields output && output.has("completeTrackResults");
    }

    @Override
    public String sender(Located.Fields document) {
        return "fedex";
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "transactionId");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        gathering.text(root, "transactionId", null);
        var output = gathering.fields(root, "output");
        var parcels = output == null ? List.<Located.Fields>of() : gathering.list(output, "completeTrackResults");
        var results = parcels.isEmpty() ? List.<Located.Fields>of() : gathering.list(parcels.get(0), "trackResults");
        if (results.isEmpty()) {
            gathering.missing(root, "output/completeTrackResults/trackResults");
            return null;
        }
        var result = results.get(0);
        var track = new Track(gathering);
        track.tracking(parcels.get(0), "trackingNumber");
        var latest = gathering.fields(result, "latestStatusDetail");
        if (latest != null) {
            track.status(latest, "code", WORDS);
            track.place(gathering.fields(latest, "scanLocation"), "city", "stateOrProvinceCode", "countryCode");
            track.reason(latest, "description");
        }
        // The newest stands first.
        var scans = gathering.list(result, "scanEvents");
        track.at(scans.isEmpty() ? null : scans.get(0), "date");
        track.signedBy(gathering.fields(result, "deliveryDetails"), "receivedByName");
        return track.document(parties, "json/fedex-tracking@1");
    }
}
