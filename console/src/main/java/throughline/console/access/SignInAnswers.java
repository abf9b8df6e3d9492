package throughline.console.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** After a sign-in: counts it, and leads on to the page that was asked for, to a partner's own pages, or back to the form. */
final class SignInAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final SignInLimit limit;
    private final AuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();
    private final AuthenticationFailureHandler back = new SimpleUrlAuthenticationFailureHandler("/sign-in?wrong");

    SignInAnswers(SignInLimit limit) {
        this.limit = limit;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        limit.succeeded(SignInGate.name(request), request.getRemoteAddr());
        if (Roles.of(who).contains(Role.PARTNER)) {
            response.sendRedirect("/my"); // whatever address was asked for: there is nothing else for this account
            return;
        }
        onward.onAuthenticationSuccess(request, response, who);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        limit.failed(SignInGate.name(request), request.getRemoteAddr());
        back.onAuthenticationFailure(request, response, refused);
    }
}
