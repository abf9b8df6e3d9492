package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import throughline.console.access.AccessTable;
import throughline.console.act.HandIn;

/** Messages in: bytes of any format, kept before anybody reads them. */
@RestController
@RequestMapping(AccessTable.API + "/messages")
public class MessagesApi {

    private static final String CHANNEL = "api";

    private final HandIn handIn;

    public MessagesApi(HandIn handIn) {
        this.handIn = handIn;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Handed> form(
            @RequestParam MultipartFile file, @RequestParam(required = false) @Nullable String partner, @RequestParam(required = false) @Nullable String name)
            throws IOException {
        try (var bytes = file.getInputStream()) {
            return Handed.accepted(handIn.message(partner, CHANNEL, name == null ? file.getOriginalFilename() : name, bytes, file.getSize()));
        }
    }

    /** The bytes as they are, streamed; what they claim to be does not matter. */
    @PostMapping
    ResponseEntity<Handed> bytes(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String partner, @RequestParam(required = false) @Nullable String name)
            throws IOException {
        return Handed.accepted(handIn.message(partner, CHANNEL, name, request.getInputStream(), request.getContentLengthLong()));
    }
}
