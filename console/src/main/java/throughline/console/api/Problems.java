package throughline.console.api;

import java.util.NoSuchElementException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import throughline.console.act.PolicyActs;
import throughline.console.act.Refused;
import throughline.ledger.store.DatabaseFailure;
import throughline.operations.exception.CaseRefused;
import throughline.operations.governance.ChangeRefused;
import throughline.rules.PolicyException;

/** What went wrong, as RFC 9457 says it, with {@code action}: what to do about it. */
@RestControllerAdvice(basePackageClasses = Problems.class)
public class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        var problem = detail(refused.status(), String.valueOf(refused.getMessage()), refused.remedy());
        if (refused.getCause() instanceof PolicyException texts) {
            problem.setProperty("mistakes", texts.mistakes());
        }
        return ResponseEntity.status(refused.status()).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> changeRefused(ChangeRefused refused) {
        return problem(PolicyActs.status(refused.kind()), String.valueOf(refused.getMessage()), refused.remedy());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> caseRefused(CaseRefused refused) {
        return problem(
                HttpStatus.CONFLICT,
                String.valueOf(refused.getMessage()),
                "Load the case again to see where it stands.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(NoSuchElementException unknown) {
        return problem(
                HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()), "Search for it: GET /api/v1/search?q=...");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> database(DatabaseFailure failure) {
        if (!failure.passing()) {
            return internal(failure);
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(detail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The database does not answer now. Nothing of this request was done.",
                        "Send it again in some seconds."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> internal(Exception failure) {
        var incident = UUID.randomUUID().toString();
        LOG.error("incident {}", incident, failure);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side (incident %s).".formatted(incident),
                "Send it again; what was taken already is not taken twice. If it stays so, give the incident to your operator.");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail, String action) {
        return ResponseEntity.status(status).body(detail(status, detail, action));
    }

    private static ProblemDetail detail(HttpStatus status, String detail, String action) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("action", action);
        return problem;
    }
}
