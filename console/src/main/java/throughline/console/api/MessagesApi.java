package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import throughline.console.access.AccessTable;
import throughline.console.act.HandIn;
import throughline.console.look.MessageFilter;
import throughline.console.look.MessageList;
import throughline.console.look.MessageLook;
import throughline.console.look.MessageResult;
import throughline.console.look.Payload;
import throughline.console.look.Rests;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.MessageRow;
import throughline.ledger.trail.MessageStatus;
import throughline.model.reading.SegmentPage;

/** Messages: handed in as bytes of any format, kept before anybody reads them, and looked at afterwards. */
@RestController
@RequestMapping(AccessTable.API + "/messages")
public class MessagesApi {

    private static final String CHANNEL = "api";
    private static final int PAGE = 100;

    private final HandIn handIn;
    private final MessageList list;
    private final MessageLook look;
    private final Rests rests;

    public MessagesApi(HandIn handIn, MessageList list, MessageLook look, Rests rests) {
        this.handIn = handIn;
        this.list = list;
        this.look = look;
        this.rests = rests;
    }

    /** Why a message goes through the line again; {@code partner} when an operator knows better than its envelope who sent it. */
    public record Replay(@Nullable String reason, @Nullable String partner) {}

    /** What a replay would meet, or that it is queued. */
    public record Replayed(String message, boolean queued, MessageResult now) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Handed> form(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String name)
            throws IOException {
        try (var bytes = file.getInputStream()) {
            return Handed.accepted(handIn.message(
                    partner, CHANNEL, name == null ? file.getOriginalFilename() : name, bytes, file.getSize()));
        }
    }

    /** The bytes as they are, streamed; what they claim to be does not matter. */
    @PostMapping
    ResponseEntity<Handed> bytes(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String name)
            throws IOException {
        return Handed.accepted(
                handIn.message(partner, CHANNEL, name, request.getInputStream(), request.getContentLengthLong()));
    }

    @GetMapping
    MessageList.Page list(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable MessageStatus status,
            @RequestParam(required = false) @Nullable Direction direction,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable UUID before) {
        return list.page(new MessageFilter(query, status, direction, partner, from, before, null), PAGE);
    }

    @GetMapping("/{id}")
    MessageRow find(@PathVariable String id) {
        return look.find(id);
    }

    @GetMapping("/{id}/result")
    MessageResult result(@PathVariable String id) {
        var row = look.find(id);
        return MessageResult.of(row, rests.rest(row.id()), look.allSent(row.id()));
    }

    @GetMapping("/{id}/payload")
    ResponseEntity<org.springframework.core.io.Resource> payload(@PathVariable String id) throws IOException {
        return Payload.of(look.open(MessageLook.id(id)));
    }

    @GetMapping("/{id}/segments")
    SegmentPage segments(@PathVariable String id, @RequestParam(defaultValue = "0") int from) {
        return look.segments(MessageLook.id(id), Math.max(0, from));
    }

    /** With {@code dryRun} nothing is queued: it says how the message stands, which is what a replay would start from. */
    @PostMapping("/{id}/replay")
    ResponseEntity<Replayed> replay(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @org.springframework.web.bind.annotation.RequestBody(required = false) @Nullable Replay replay,
            Principal who) {
        var row = look.find(id);
        var now = MessageResult.of(row, rests.rest(row.id()), look.allSent(row.id()));
        if (dryRun) {
            return ResponseEntity.ok(new Replayed(row.id().toString(), false, now));
        }
        var reason =
                replay == null || replay.reason() == null || replay.reason().isBlank()
                        ? "by API"
                        : replay.reason().strip();
        handIn.again(row.id(), replay == null ? null : replay.partner(), who.getName(), reason);
        return ResponseEntity.accepted().body(new Replayed(row.id().toString(), true, now));
    }
}
