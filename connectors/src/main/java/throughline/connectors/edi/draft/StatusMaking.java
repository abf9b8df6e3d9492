package throughline.connectors.edi.draft;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.TransportStatus;
import throughline.model.document.TransportStatus.Status;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;

/** What a carrier says of a shipment, from its draft (X12 214; EDIFACT IFTSTA). */
final class StatusMaking {

    private static final List<String> SHIPMENTS = List.of("SI", "BM", "CU", "DQ", "AAS", "SRN");
    private static final List<String> CARRIERS = List.of("CN", "2I", "AAM", "CNR", "BN");

    /** What is final comes before what is on the way: of several events the most final one is the shipment's. */
    private static final List<Status> MOST_FINAL_FIRST = List.of(
            Status.DELIVERED,
            Status.RETURNED,
            Status.EXCEPTION,
            Status.OUT_FOR_DELIVERY,
            Status.IN_TRANSIT,
            Status.PICKED_UP);

    private final Meaning meaning;
    private final Moments moments;
    private final String map;
    private final SourceSpan set;

    StatusMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.moments = new Moments(meaning);
        this.map = map;
        this.set = set;
    }

    @Nullable
    TransportStatus make(StatusDraft draft) {
        var event = mostFinal(draft);
        if (event == null) {
            meaning.segment(
                    FindingCode.STATUS_UNKNOWN, null, 0, "No event that has happened is said; it was kept unread.");
            return null;
        }
        var shipment = meaning.text(Field.SHIPMENT, draft.shipment);
        shipment = shipment != null ? shipment : reference(Field.SHIPMENT, draft, event, SHIPMENTS);
        shipment = shipment != null ? shipment : meaning.text(Field.SHIPMENT, draft.consignment);
        if (shipment == null) {
            meaning.segment(FindingCode.DOCUMENT_SHIPMENT, null, 0, "The carrier names no shipment of ours.");
            return null;
        }
        var status = status(event);
        var at = at(draft, event);
        if (status == null || at == null) {
            meaning.segment(FindingCode.DOCUMENT_DATE, event.segment, 0, "The event says no day; it was kept unread.");
            return null;
        }
        meaning.said(
                Field.STATUS, 0, 0, event.code != null && known(event.code) != null ? event.code : event.appointment);
        var tracking = meaning.text(Field.TRACKING, draft.tracking);
        return new TransportStatus(
                // A carrier numbers the shipment, not what it says of it: event and time make the number its own.
                new DocumentNumber("%s-%s-%s".formatted(shipment, status, at)),
                meaning.sender(),
                meaning.receiver(),
                new DocumentNumber(shipment),
                status,
                at,
                tracking != null ? tracking : reference(Field.TRACKING, draft, event, CARRIERS),
                place(event),
                meaning.text(Field.REASON, event.reason != null ? event.reason : event.appointmentReason),
                meaning.text(Field.SIGNED_BY, draft.signedBy),
                meaning.provenance(map, set));
    }

    private @Nullable EventDraft mostFinal(StatusDraft draft) {
        for (var wanted : MOST_FINAL_FIRST) {
            EventDraft last = null;
            for (var event : draft.events) {
                if (status(event) == wanted) {
                    last = event;
                }
            }
            if (last != null) {
                return last;
            }
        }
        return null;
    }

    private @Nullable Status status(EventDraft event) {
        var known = known(event.code);
        return known != null ? Status.valueOf(known) : null;
    }

    private @Nullable String known(@Nullable Value code) {
        return code == null ? null : meaning.codes().meaning("status", code.text());
    }

    private @Nullable Instant at(StatusDraft draft, EventDraft event) {
        var said = moments.of(event, event.zone != null ? event.zone : event.time);
        if (said != null) {
            return said;
        }
        var dates = Stream.concat(event.dates.stream(), draft.dates.stream()).toList();
        for (var qualifier : meaning.codes().preferences("happenedAt")) {
            for (var dated : dates) {
                if (dated.qualifier != null && dated.qualifier.text().equals(qualifier)) {
                    var at = moments.of(dated);
                    if (at != null) {
                        return at;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable String reference(Field field, StatusDraft draft, EventDraft event, List<String> wanted) {
        var own = meaning.reference(field, event.references, wanted);
        return own != null ? own : meaning.reference(field, draft.references, wanted);
    }

    private @Nullable String place(EventDraft event) {
        var words = Stream.of(
                        meaning.text(Field.PLACE, event.place != null ? event.place : event.city),
                        event.region == null ? null : event.region.text(),
                        event.country == null ? null : event.country.text())
                .filter(word -> word != null && !word.isEmpty())
                .collect(Collectors.joining(", "));
        meaning.used(event.region);
        meaning.used(event.country);
        return words.isEmpty() ? null : words;
    }
}
