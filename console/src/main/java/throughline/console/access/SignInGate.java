package throughline.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns a caller away who has guessed too often, before the slow password check costs anything. */
final class SignInGate extends OncePerRequestFilter {

    private final SignInLimit limit;

    SignInGate(SignInLimit limit) {
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || !"/sign-in".equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = limit.wait(name(request), request.getRemoteAddr());
        if (wait.compareTo(Duration.ZERO) > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
            response.setStatus(429);
            request.getRequestDispatcher("/sign-in?wait=" + (wait.toMinutes() + 1))
                    .forward(get(request), response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** The name as typed, as accounts are named. */
    static String name(HttpServletRequest request) {
        return Accounts.name(Objects.requireNonNullElse(request.getParameter("username"), ""));
    }

    private static HttpServletRequest get(HttpServletRequest request) {
        return new jakarta.servlet.http.HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return HttpMethod.GET.name();
            }
        };
    }
}
