package throughline.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;
import throughline.console.access.Roles;

/** Makes pages and pieces of pages out of templates that were compiled with the build. */
public final class Pages {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader());

    /** A whole page. {@code values} are the template's parameters besides its frame. */
    public View page(String template, String place, String title, Map<String, Object> values) {
        return (model, request, response) -> {
            var all = new HashMap<>(values);
            all.put("frame", frame(place, title, request));
            write(template, all, response);
        };
    }

    /** A piece of a page, for a page that is already there. */
    public View piece(String template, Map<String, Object> values) {
        return (model, request, response) -> write(template, values, response);
    }

    /** The same as text, for live updates. */
    public String text(String template, Map<String, Object> values) {
        var out = new gg.jte.output.StringOutput();
        templates.render(template, values, out);
        return out.toString();
    }

    private void write(String template, Map<String, Object> values, HttpServletResponse response) throws IOException {
        var out = new Utf8ByteOutput();
        templates.render(
                template, values,
                out); // completely, before the first byte leaves: a failing template must not send half a page
        response.setContentType("text/html; charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(out.getContentLength());
        out.writeTo(response.getOutputStream());
    }

    private static Frame frame(String place, String title, HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var query = Objects.requireNonNullElse(request.getParameter("q"), "");
        var name = request.getUserPrincipal() == null
                ? ""
                : request.getUserPrincipal().getName();
        var who = request.getUserPrincipal() instanceof Authentication authentication ? authentication : null;
        return new Frame(title, place, name, Roles.of(who), csrf == null ? "" : csrf.getToken(), query);
    }
}
