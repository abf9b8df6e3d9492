package throughline.routes.shop;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.shop.api.Answer;
import throughline.connectors.shop.api.Call;

/**
 * Asks shops' interfaces over HTTP and keeps to their pace: who says 429 is asked again after the time it names, who fails at a question
 * that only reads is asked again twice, and a bucket that is nearly full gets a pause before the next question. A redirect is refused, a
 * certificate is checked.
 */
public final class ShopHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST_ANSWER = 16 << 20;
    private static final int MOST_TIMES_BUSY = 6;
    private static final int MOST_FAILURES = 2;
    /** So long we wait for one question in all; the courier has five minutes for a whole parcel. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    /** A shop's bucket leaks two questions a second; from four fifths on we ask no faster than that. */
    private static final Duration LEAK = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Clock clock;
    private final Pause pause;

    /** What we showed does not count there, or not any more. */
    static final class NotLetIn extends IOException {

        private static final long serialVersionUID = 1L;

        NotLetIn(String why) {
            super(why);
        }
    }

    /** How to wait; tests do not. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;

        Pause REAL = time -> Thread.sleep(time.toMillis());
    }

    public ShopHttp(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * One question, until it is answered.
     *
     * @param headers that show who we are among them
     */
    Answer ask(URI base, Map<String, String> headers, Call call) throws IOException, InterruptedException {
        var waited = Duration.ZERO;
        int busy = 0;
        int failures = 0;
        while (true) {
            var response = client.send(request(base, headers, call), BodyHandlers.ofInputStream());
            var answer = answer(response);
            int status = answer.status();
            Duration wait;
            if (status == 429) {
                wait = asked(answer, busy++);
            } else if (status >= 500 && call.reads() && failures < MOST_FAILURES) {
                wait = Duration.ofSeconds(1L << failures++);
            } else {
                refuseBad(base, answer);
                pauseWhenNearlyFull(answer);
                return answer;
            }
            waited = waited.plus(wait);
            if (busy > MOST_TIMES_BUSY || waited.compareTo(LONGEST_WAIT) > 0) {
                throw new IOException(
                        "%s is too busy: it answered %d again and again".formatted(base.getHost(), status));
            }
            pause.sleep(wait);
        }
    }

    private static HttpRequest request(URI base, Map<String, String> headers, Call call) {
        var request = HttpRequest.newBuilder(URI.create(base + call.path().replace(" ", "%20")))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        headers.forEach(request::header);
        if (call.body() == null) {
            return request.method(call.method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return request.method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()))
                .build();
    }

    private static Answer answer(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new IOException("%s answered with more than %d bytes"
                        .formatted(response.uri().getHost(), LARGEST_ANSWER));
            }
            var headers = new HashMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Answer(response.statusCode(), bytes, headers);
        }
    }

    private static void refuseBad(URI base, Answer answer) throws IOException {
        int status = answer.status();
        if (status == 401 || status == 403) {
            throw new NotLetIn("%s does not let us in: it answered %d; look at the credential and what it may do"
                    .formatted(base.getHost(), status));
        }
        if (status >= 500 || status < 200 || status >= 300 && status < 400) {
            throw new IOException("%s answered %d".formatted(base.getHost(), status));
        }
    }

    /** What the shop asks for, in seconds or as a time of day; else ever longer. */
    private Duration asked(Answer answer, int busy) {
        var said = answer.header("Retry-After");
        var byItself = Duration.ofSeconds(1L << busy);
        if (said == null) {
            return byItself;
        }
        if (said.matches("[0-9]{1,6}(\\.[0-9]{1,9})?")) {
            return Duration.ofMillis((long) (Double.parseDouble(said) * 1_000));
        }
        try {
            var until = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException neither) {
            return byItself;
        }
    }

    private void pauseWhenNearlyFull(Answer answer) throws InterruptedException {
        if (nearlyFull(answer.header("X-Shopify-Shop-Api-Call-Limit"))) {
            pause.sleep(LEAK);
        }
    }

    private static boolean nearlyFull(@Nullable String level) {
        if (level == null || !level.matches("[0-9]{1,6}/[1-9][0-9]{0,5}")) {
            return false;
        }
        var parts = level.split("/");
        return Integer.parseInt(parts[0]) * 5 >= Integer.parseInt(parts[1]) * 4;
    }
}
