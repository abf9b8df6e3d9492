package throughline.console.api;

import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.Refused;
import throughline.console.look.KeyLook;
import throughline.console.look.MessageLook;
import throughline.console.look.Standing;
import throughline.ledger.proof.Verify;
import throughline.ledger.trail.Hit;
import throughline.ledger.trail.Story;

/** Looking things up by key, and how everything stands. */
@RestController
@RequestMapping(AccessTable.API)
public class LookupApi {

    private final KeyLook keys;
    private final MessageLook messages;
    private final Standing standing;
    private final Verify verify;

    public LookupApi(KeyLook keys, MessageLook messages, Standing standing, Verify verify) {
        this.keys = keys;
        this.messages = messages;
        this.standing = standing;
        this.verify = verify;
    }

    /** This interface's own description. */
    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(new ClassPathResource("throughline-v1.yaml", LookupApi.class));
    }

    @GetMapping("/search")
    List<Hit> search(@RequestParam String q) {
        return q.isBlank() ? List.of() : keys.find(q.strip());
    }

    @GetMapping("/trace/{*key}")
    Story trace(@PathVariable String key) {
        var asked = key.substring(1);
        var story = keys.story(asked);
        if (story.isEmpty()) {
            throw Refused.unknown(
                    "Nothing is known under %s.".formatted(asked),
                    "Check the key, or search for another one: GET /api/v1/search?q=...");
        }
        return story;
    }

    @GetMapping("/journal/{number}")
    Story.Entry entry(@PathVariable String number) {
        return keys.entry(keys.story(number), number)
                .orElseThrow(() -> Refused.unknown(
                        "There is no journal entry %s.".formatted(number), "An entry has a number like JE-00000042."));
    }

    /** The canonical JSON as the trail keeps it, byte spans included. */
    @GetMapping("/documents/{id}")
    ResponseEntity<String> document(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(messages.document(id).json());
    }

    @GetMapping("/status")
    Standing.Picture status() {
        return standing.now();
    }

    @PostMapping("/verify")
    Verify.Report verify() {
        return verify.run();
    }
}
