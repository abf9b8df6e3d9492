package throughline.rules;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A book that is being made before somebody asks for it. */
final class BookAhead {

    private final String fingerprint;
    private final FutureTask<Optional<RuleBook>> making;

    /** @param making the book, or nothing when whoever asks has to make it himself */
    BookAhead(String fingerprint, Callable<Optional<RuleBook>> making) {
        this.fingerprint = fingerprint;
        this.making = new FutureTask<>(making);
    }

    void begin() {
        var thread = new Thread(making, "rule-book-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the book if it is that one; nothing when it is another, or could not be made: who makes it himself is told why. */
    Optional<RuleBook> take(String wanted) {
        if (!wanted.equals(fingerprint)) {
            return Optional.empty();
        }
        try {
            return making.get();
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
