package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain JSON documents in: orders, changes, confirmations. Looked at only as far as to say at once that they are no JSON, or not about
 * what the address says; everything else is found out, and answered, on the line.
 */
@RestController
@RequestMapping(AccessTable.API)
public class DocumentsApi {

    private static final String CHANNEL = "api";

    private final HandIn handIn;
    private final JsonMapper json;

    public DocumentsApi(HandIn handIn, JsonMapper json) {
        this.handIn = handIn;
        this.json = json;
    }

    @PostMapping("/orders")
    ResponseEntity<Handed> order(HttpServletRequest request, @RequestParam(required = false) @Nullable String partner)
            throws IOException {
        var bytes = handIn.document(request.getInputStream());
        return take(partner, "order " + document(bytes).path("number").asString("without number") + ".json", bytes);
    }

    @PostMapping("/orders/{number}/changes")
    ResponseEntity<Handed> change(
            @PathVariable String number,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String partner)
            throws IOException {
        var bytes = handIn.document(request.getInputStream());
        same(document(bytes), "order", number);
        return take(partner, "change of order " + number + ".json", bytes);
    }

    @PostMapping("/shipments/{number}/confirmation")
    ResponseEntity<Handed> confirmation(
            @PathVariable String number,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String partner)
            throws IOException {
        var bytes = handIn.document(request.getInputStream());
        same(document(bytes), "shipment", number);
        return take(partner, "confirmation of " + number + ".json", bytes);
    }

    @PostMapping("/shipments/{number}/delivery")
    ResponseEntity<Handed> delivery(
            @PathVariable String number,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String partner)
            throws IOException {
        var bytes = handIn.document(request.getInputStream());
        same(document(bytes), "shipment", number);
        return take(partner, "delivery of " + number + ".json", bytes);
    }

    private ResponseEntity<Handed> take(@Nullable String partner, String name, byte[] bytes) throws IOException {
        return Handed.accepted(handIn.document(partner, CHANNEL, name, bytes));
    }

    private JsonNode document(byte[] bytes) {
        JsonNode document;
        try {
            document = json.readTree(bytes);
        } catch (JacksonException wrong) {
            var place = wrong.getLocation();
            throw Refused.wrong(
                    "The body is not JSON%s."
                            .formatted(
                                    place == null
                                            ? ""
                                            : " at line %d, column %d"
                                                    .formatted(place.getLineNr(), place.getColumnNr())),
                    "Mend it there and send it again; nothing was kept.");
        }
        if (!document.isObject()) {
            throw Refused.wrong(
                    "The body is JSON, but no object.",
                    "Send one document as one JSON object; several go to POST /api/v1/messages.");
        }
        return document;
    }

    /** The bytes are kept as they came, so they must say themselves what they are about. */
    private static void same(JsonNode document, String property, String number) {
        var said = document.path(property).asString("");
        if (!said.equals(number)) {
            throw Refused.wrong(
                    "The address is about %s, but '%s' in the body says '%s'.".formatted(number, property, said),
                    "Give the same number in both places.");
        }
    }
}
