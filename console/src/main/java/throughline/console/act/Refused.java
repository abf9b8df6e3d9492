package throughline.console.act;

import org.springframework.http.HttpStatus;

/** We do not do what was asked; the message says why, and {@link #remedy} what to do, both for people. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String remedy;

    public Refused(HttpStatus status, String why, String remedy) {
        super(why);
        this.status = status;
        this.remedy = remedy;
    }

    public static Refused unknown(String what, String remedy) {
        return new Refused(HttpStatus.NOT_FOUND, what, remedy);
    }

    public static Refused wrong(String why, String remedy) {
        return new Refused(HttpStatus.BAD_REQUEST, why, remedy);
    }

    public HttpStatus status() {
        return status;
    }

    public String remedy() {
        return remedy;
    }
}
