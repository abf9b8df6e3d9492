package throughline.console.look;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import throughline.console.ConsoleSettings;
import throughline.console.act.Refused;
import throughline.ledger.trail.Story;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Actor;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Segment;
import throughline.operations.flow.PartnerExchange;
import throughline.operations.flow.PartnerExchange.Answer;
import throughline.operations.flow.PartnerExchange.Trial;
import throughline.operations.intake.MessageRest;

/** A message tried out, for the eye: what would become of it, and its text with what is wrong marked. Nothing of it is kept. */
public final class TrialLook {

    private static final int MOST_SEGMENTS = 200_000;

    private final PartnerExchange exchange;
    private final MessageReader reader;
    private final ConsoleSettings settings;
    /** A trial holds locks on stock and credit while it lasts: those of partners come one after the other. */
    private final Semaphore one = new Semaphore(1);

    public TrialLook(PartnerExchange exchange, MessageReader reader, ConsoleSettings settings) {
        this.exchange = exchange;
        this.reader = reader;
        this.settings = settings;
    }

    /** How many bytes a partner may try out. */
    public long largestOwn() {
        return settings.largestTrial();
    }

    /**
     * What our own people see of it.
     *
     * @param placeless what is wrong and stands nowhere in the text: something is missing
     */
    public record Tried(
            String name,
            long size,
            MessageRest rest,
            List<Answer> answers,
            Story story,
            List<Story.Problem> placeless,
            List<MarkedText.Row> rows) {

        public Tried {
            answers = List.copyOf(answers);
            placeless = List.copyOf(placeless);
            rows = List.copyOf(rows);
        }
    }

    /**
     * What the partner sees of it: form, acknowledgement and what would be taken; none of our reasons, prices or postings.
     *
     * @param status {@code accepted}, {@code partial}, {@code held}, {@code duplicate} or {@code rejected}
     */
    public record OwnTried(
            String name,
            long size,
            String status,
            List<Document> documents,
            List<Answer> answers,
            List<Story.Problem> placeless,
            List<MarkedText.Row> rows) {

        public OwnTried {
            documents = List.copyOf(documents);
            answers = List.copyOf(answers);
            placeless = List.copyOf(placeless);
            rows = List.copyOf(rows);
        }

        /** How many sentences there are for the partner. */
        public long wrong() {
            return placeless.size()
                    + rows.stream().mapToLong(row -> row.problems().size()).sum();
        }

        /** A document as it would be taken. */
        public record Document(String type, String number, String status) {}
    }

    /** @throws java.util.NoSuchElementException when there is no such partner */
    public Tried of(String partner, String name, byte[] bytes) {
        var trial = exchange.test(partner, name, bytes);
        var problems = trial.rehearsed().story().findings();
        return new Tried(
                name,
                bytes.length,
                trial.rehearsed().rest(),
                trial.answers(),
                trial.rehearsed().story(),
                problems.stream().filter(problem -> problem.span() == null).toList(),
                MarkedText.of(segments(trial, name, bytes), problems));
    }

    /** The same for the partner itself. */
    public OwnTried own(String partner, String name, byte[] bytes) {
        if (bytes.length > largestOwn()) {
            throw new Refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The file is larger than the %,d bytes that can be tried out here.".formatted(largestOwn()),
                    "Try a smaller one: some orders of it show what is wrong with all of them.");
        }
        if (!one.tryAcquire()) {
            throw new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Another file is being tried out just now.",
                    "Try again in a moment.");
        }
        try {
            return own(exchange.testOwn(partner, name, bytes), name, bytes);
        } catch (IllegalArgumentException somebodyElse) {
            throw Refused.wrong(
                    "This file is not tried out: %s.".formatted(somebodyElse.getMessage()),
                    "Send it under the identifier that we agreed on.");
        } finally {
            one.release();
        }
    }

    private OwnTried own(Trial trial, String name, byte[] bytes) {
        var rest = trial.rehearsed().rest();
        var theirs = trial.rehearsed().story().findings().stream()
                .filter(problem -> problem.who().equals(Actor.PARTNER.name()))
                .toList();
        return new OwnTried(
                name,
                bytes.length,
                rest.status(),
                rest.documents().stream()
                        .map(each -> new OwnTried.Document(each.type(), each.number(), each.status()))
                        .toList(),
                trial.answers(),
                theirs.stream().filter(problem -> problem.span() == null).toList(),
                MarkedText.of(segments(trial, name, bytes), theirs));
    }

    private List<Segment> segments(Trial trial, String name, byte[] bytes) {
        var message = new SealedMessage(
                trial.rehearsed().rest().message(), null, name, bytes.length, () -> new ByteArrayInputStream(bytes));
        return reader.segments(message, 0, MOST_SEGMENTS).segments();
    }
}
