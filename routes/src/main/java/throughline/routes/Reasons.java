package throughline.routes;

/** Why something failed, in words for an operator. */
public final class Reasons {

    private Reasons() {}

    /** The failure's own words and, where they say little, those of what caused it. */
    public static String of(Throwable failure) {
        var said = one(failure);
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            var more = one(cause);
            if (!said.contains(more)) {
                said = said + ": " + more;
            }
        }
        return said;
    }

    private static String one(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
