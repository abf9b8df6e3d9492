package throughline.console.api;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import throughline.console.access.AccessTable;
import throughline.model.lineage.MessageId;

/** The answer to whatever was handed in: it is sealed under this id; what becomes of it is told at {@code result}. */
public record Handed(String message, String result, String page) {

    static ResponseEntity<Handed> accepted(MessageId message) {
        var result = "%s/messages/%s/result".formatted(AccessTable.API, message);
        return ResponseEntity.accepted()
                .location(URI.create(result))
                .body(new Handed(message.toString(), result, "/messages/" + message));
    }
}
