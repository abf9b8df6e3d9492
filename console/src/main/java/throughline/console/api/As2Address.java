package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.operations.flow.PostOffice;

/**
 * Where partners post by AS2 (RFC 4130), all of them. They have no token; their messages are signed with keys whose certificates stand in
 * their folders, which is checked before anything is kept.
 */
@RestController
public class As2Address {

    private final PostOffice post;

    public As2Address(PostOffice post) {
        this.post = post;
    }

    @PostMapping(AccessTable.AS2)
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException, InterruptedException {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames()).forEach(name -> fields.put(name, request.getHeader(name)));
        var answer = post.take(fields, request.getContentLengthLong(), request.getInputStream());
        var response = ResponseEntity.status(answer.status());
        answer.fields().forEach(response::header);
        return response.body(answer.body());
    }
}
