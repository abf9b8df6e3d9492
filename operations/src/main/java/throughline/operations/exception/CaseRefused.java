package throughline.operations.exception;

/** Somebody asked for what a case in its present state does not allow; the message says why, for people. */
public final class CaseRefused extends RuntimeException {

    public CaseRefused(String message) {
        super(message);
    }
}
