package throughline.connectors.compose;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import throughline.connectors.Partner;
import throughline.model.document.TransportStatus;

/** Where goods are: IFTSTA. Who took them has no agreed place in it. */
final class EdifactTransport {

    private static final int LONGEST_NUMBER = 35;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm'UTC'", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'UTC'", Locale.ROOT);

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactTransport(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    /** @param today the message's own date: the status says only that of its event */
    void status(TransportStatus status, LocalDate today) {
        var shipment = CannotCompose.need("CNI 1004", status.shipment()).value();
        var number = status.number().value();
        // A status is known by shipment, event and time; a number of its own that is too long says nothing more.
        out.segment(
                "BGM", "23", number.length() > LONGEST_NUMBER ? null : out.id("BGM 1004", number, LONGEST_NUMBER), "9");
        out.day(today, "137");
        out.segment("CNI", "1", out.id("C503.1004", shipment, 35));
        out.segment(
                "STS",
                "1",
                code(status.status()),
                status.reason() == null ? null : out.id("C556.9013", status.reason(), 3));
        out.segment("RFF", out.of("CU", out.id("C506.1154", shipment, 35)));
        if (status.tracking() != null) {
            out.segment("RFF", out.of("CN", out.id("C506.1154", status.tracking(), 35)));
        }
        moment(status.at());
        // 3224 has 17 characters before D01B.
        var place = out.word(status.place(), as.version().startsWith("D:96A") ? 17 : 70);
        if (place != null) {
            out.segment("LOC", "14", out.of(null, null, null, place));
        }
    }

    private void moment(Instant at) {
        var utc = at.atZone(ZoneOffset.UTC);
        boolean seconds = utc.getSecond() > 0;
        out.segment("DTM", out.of("334", (seconds ? SECOND : MINUTE).format(utc), seconds ? "304" : "303"));
    }

    /** 9011: it has no code for goods that are only expected, that ride on the last car, or that come back. */
    private static String code(TransportStatus.Status status) {
        return switch (status) {
            case PICKED_UP -> "13";
            case IN_TRANSIT -> "31";
            case DELIVERED -> "21";
            case EXCEPTION -> "3";
            case EXPECTED, OUT_FOR_DELIVERY, RETURNED ->
                throw X12Segments.refused("STS 9011", status.name(), "is a status that IFTSTA has no code for");
        };
    }
}
