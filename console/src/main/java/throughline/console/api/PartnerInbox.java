package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import throughline.console.act.UploadTokens;

/**
 * Where a partner's own program brings us a file. It shows a token that is good for this alone: it sees nothing, and what it brings is
 * its partner's, whatever it says.
 */
@RestController
public class PartnerInbox {

    private static final String SCHEME = "Bearer ";

    private final HandIn handIn;
    private final UploadTokens tokens;

    public PartnerInbox(HandIn handIn, UploadTokens tokens) {
        this.handIn = handIn;
        this.tokens = tokens;
    }

    /** The bytes are kept under this id: what the partner may quote when it asks about them. */
    public record Kept(String message) {}

    @PostMapping(AccessTable.API + "/inbox/{partner}")
    ResponseEntity<Kept> take(
            @PathVariable String partner,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String name)
            throws IOException {
        // Before a byte of the body is read; and the same answer for an unknown partner: nobody learns here who there
        // is.
        if (!fits(tokens.token(partner).orElse(""), request.getHeader(HttpHeaders.AUTHORIZATION))) {
            throw new Refused(
                    HttpStatus.UNAUTHORIZED,
                    "The token is not the one that was agreed on for this address.",
                    "Send it as 'Authorization: Bearer ...', and ask us whether it is still the right one.");
        }
        var message = handIn.message(partner, "upload", name, request.getInputStream(), request.getContentLengthLong());
        return ResponseEntity.accepted().body(new Kept(message.toString()));
    }

    /** It takes as long for any answer. */
    private static boolean fits(String token, @Nullable String shown) {
        var told = shown != null && shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? shown.substring(SCHEME.length()).strip()
                : "";
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8))
                && token.length() >= UploadTokens.SHORTEST;
    }
}
