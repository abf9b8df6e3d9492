package throughline.console.look;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import throughline.model.lineage.SealedMessage;

/** A message's bytes to take away. Always as a file of unknown kind: a browser must never run what a partner sent. */
public final class Payload {

    private Payload() {}

    public static ResponseEntity<Resource> of(SealedMessage message) throws IOException {
        var file = ContentDisposition.attachment()
                .filename(message.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(message.size())
                .body(new InputStreamResource(message.open()));
    }
}
