package throughline.console.page;

import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import throughline.console.look.MessageLook;
import throughline.console.look.Payload;

/** What people take away from the pages: bytes as received, documents as JSON. */
@Controller
public class Downloads {

    private final MessageLook messages;

    public Downloads(MessageLook messages) {
        this.messages = messages;
    }

    @GetMapping("/messages/{id}/payload")
    ResponseEntity<Resource> payload(@PathVariable String id) throws IOException {
        return Payload.of(messages.open(MessageLook.id(id)));
    }

    @GetMapping("/documents/{id}/json")
    ResponseEntity<String> document(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(messages.document(id).json());
    }
}
