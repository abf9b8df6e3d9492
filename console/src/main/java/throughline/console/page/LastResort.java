package throughline.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** What no controller saw: an address that is nobody's, a failure below them. Says nothing of the inside. */
@Controller
public class LastResort implements ErrorController {

    private final PageProblems problems;

    public LastResort(PageProblems problems) {
        this.problems = problems;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    View page(HttpServletRequest request) {
        var status = status(request);
        return status == HttpStatus.NOT_FOUND
                ? problems.notice(status, "There is no such page.", "Search for what you are looking for.")
                : problems.notice(
                        status, status.getReasonPhrase() + ".", "Try again; if it stays so, tell your operator.");
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> program(HttpServletRequest request) {
        var status = status(request);
        var problem = ProblemDetail.forStatusAndDetail(status, status.getReasonPhrase() + ".");
        problem.setProperty("action", "See openapi/throughline-v1.yaml for what there is.");
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }
}
