package throughline.console.page;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.View;
import throughline.console.act.PolicyActs;
import throughline.console.act.Refused;
import throughline.operations.exception.CaseRefused;
import throughline.operations.governance.ChangeRefused;

/** What went wrong with a page, said to a person: what it was, and what to do. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
public class PageProblems {

    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    private final Pages pages;

    public PageProblems(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    View refused(Refused refused) {
        return notice(refused.status(), String.valueOf(refused.getMessage()), refused.remedy());
    }

    @ExceptionHandler
    View caseRefused(CaseRefused refused) {
        return notice(
                HttpStatus.CONFLICT,
                String.valueOf(refused.getMessage()),
                "Load the case again to see where it stands.");
    }

    @ExceptionHandler
    View changeRefused(ChangeRefused refused) {
        return notice(PolicyActs.status(refused.kind()), String.valueOf(refused.getMessage()), refused.remedy());
    }

    @ExceptionHandler
    View unknown(NoSuchElementException unknown) {
        return notice(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()), "Search for it.");
    }

    @ExceptionHandler
    View noFile(MultipartException noForm) {
        return notice(HttpStatus.BAD_REQUEST, "There is no file in it.", "Choose one, and send the form again.");
    }

    @ExceptionHandler
    View failed(Exception failure) {
        if (failure
                instanceof
                ErrorResponse answer) { // Spring's own: a parameter that is no number, a method that is not there
            var status = HttpStatus.valueOf(answer.getStatusCode().value());
            return notice(status, status.getReasonPhrase() + ".", "Check the address.");
        }
        var incident = UUID.randomUUID().toString();
        LOG.error("incident {}", incident, failure);
        return notice(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side (incident %s).".formatted(incident),
                "Try again; if it stays so, give the incident to your operator.");
    }

    View notice(HttpStatus status, String what, String remedy) {
        var page = pages.page("notice.jte", "", title(status), Map.of("text", what + " " + remedy));
        return (model, request, response) -> {
            response.setStatus(status.value());
            page.render(model, request, response);
        };
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Not found";
            case FORBIDDEN -> "Not allowed";
            case CONFLICT -> "Not now";
            default -> status.is5xxServerError() ? "Our fault" : "Not understood";
        };
    }
}
