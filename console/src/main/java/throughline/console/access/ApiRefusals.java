package throughline.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says no to a program as a problem (RFC 9457), with what to do about it. */
final class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String UNKNOWN =
            """
            {"type":"about:blank","title":"Who are you?","status":401,"detail":"Send a token of this appliance in the header \
            'Authorization: Bearer <token>'. An administrator issues one with './throughline token'."}""";
    private static final String FORBIDDEN =
            """
            {"type":"about:blank","title":"Not allowed","status":403,"detail":"This token's roles do not allow that. \
            Ask an administrator for a token with the role it needs."}""";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"throughline\"");
        write(response, HttpServletResponse.SC_UNAUTHORIZED, UNKNOWN);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        write(response, HttpServletResponse.SC_FORBIDDEN, FORBIDDEN);
    }

    private static void write(HttpServletResponse response, int status, String problem) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
