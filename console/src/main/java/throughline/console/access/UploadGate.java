package throughline.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at uploads of the pages before anybody reads their parts, which fills the disk: only of people who are signed in, only where a
 * page takes a file, and no larger than that page takes.
 */
final class UploadGate extends OncePerRequestFilter {

    private static final String OF_PARTNERS = "/my/test";

    /** Bytes of the parts around the file. */
    private static final long AROUND = 64 << 10;

    private final long largest;
    private final long largestOfPartners;

    UploadGate(long largest, long largestOfPartners) {
        this.largest = largest + AROUND;
        this.largestOfPartners = largestOfPartners + AROUND;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Connection", "close"); // the rest of the upload is not read
            response.sendError(refusal.value());
        }
    }

    private @Nullable HttpStatus refusal(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
            return HttpStatus.FORBIDDEN;
        }
        var path = request.getServletPath();
        if (!path.equals(OF_PARTNERS) && !path.matches("/partners/[^/]+/test")) {
            return HttpStatus.FORBIDDEN;
        }
        long length = request.getContentLengthLong();
        long most = path.equals(OF_PARTNERS) ? largestOfPartners : largest;
        return length < 0 || length > most ? HttpStatus.CONTENT_TOO_LARGE : null;
    }
}
