package throughline.connectors.carrier;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.TransportStatus.Status;

/** An answer of UPS to a tracking question; of several packages the first is the document, the others stay unread with it. */
final class UpsTracking implements JsonShape {

    private static final Map<String, Status> WORDS = Map.ofEntries(
            Map.entry("M", Status.EXPECTED),
            Map.entry("NA", Status.EXPECTED),
            Map.entry("P", Status.PICKED_UP),
            Map.entry("I", Status.IN_TRANSIT),
            Map.entry("W", Status.IN_TRANSIT),
            Map.entry("DO", Status.IN_TRANSIT),
            Map.entry("DD", Status.IN_TRANSIT),
            Map.entry("O", Status.OUT_FOR_DELIVERY),
            Map.entry("D", Status.DELIVERED),
            Map.entry("X", Status.EXCEPTION),
            Map.entry("MV", Status.EXCEPTION),
            Map.entry("RS", Status.RETURNED));

    @Override
    public String type() {
        return "UPS_TRACKING";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return document.has("trackResponse");
    }

    @Override
    public String sender(Located.Fields document) {
        return "ups";
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return null;
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        var answer = gathering.fields(root, "trackResponse");
        var shipments = answer == null ? List.<Located.Fields>of() : gathering.list(answer, "shipment");
        var packages = shipments.isEmpty() ? List.<Located.Fields>of() : gathering.list(shipments.get(0), "package");
        if (packages.isEmpty()) {
            gathering.missing(root, "trackResponse/shipment/package");
            return null;
        }
        var parcel = packages.get(0);
        var track = new Track(gathering);
        track.tracking(parcel, "trackingNumber");
        // The newest stands first.
        var activities = gathering.list(parcel, "activity");
        if (activities.isEmpty()) {
            gathering.missing(parcel, "activity");
            return null;
        }
        var newest = activities.get(0);
        var status = gathering.fields(newest, "status");
        if (status != null) {
            track.status(status, "type", WORDS);
            track.reason(status, "description");
        }
        boolean utc = newest.has("gmtDate") && newest.has("gmtTime");
        track.at(newest, utc ? "gmtDate" : "date", utc ? "gmtTime" : "time", utc);
        var location = gathering.fields(newest, "location");
        track.place(
                location == null ? null : gathering.fields(location, "address"),
                "city",
                "stateProvince",
                "countryCode");
        track.signedBy(gathering.fields(parcel, "deliveryInformation"), "receivedBy");
        return track.document(parties, "json/ups-tracking@1");
    }
}
