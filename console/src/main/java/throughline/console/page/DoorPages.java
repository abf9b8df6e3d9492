package throughline.console.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.View;

/** Coming in, and being turned away. */
@Controller
public class DoorPages {

    private final Pages pages;

    public DoorPages(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    View signIn(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String left,
            @RequestParam(required = false) @Nullable String wait) {
        var notice = "";
        if (wait != null) {
            notice = "Too many wrong tries. The next one is possible in %s minutes."
                    .formatted(wait.replaceAll("\\D", ""));
        } else if (wrong != null) {
            notice = "That name and password do not belong together.";
        } else if (left != null) {
            notice = "You are signed out.";
        }
        return pages.page("sign-in.jte", "", "Sign in", Map.of("notice", notice));
    }

    /** Any method, because a refused POST is forwarded here as a POST. */
    @RequestMapping("/refused")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    View refused() {
        return pages.page(
                "notice.jte",
                "",
                "Not allowed",
                Map.of(
                        "text",
                        "Your roles do not allow that, or the form had been open for too long. Go back, load the page again, and if it stays so, ask"
                                + " an administrator."));
    }
}
