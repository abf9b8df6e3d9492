package throughline.console.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import throughline.console.act.Refused;

/**
 * Sends every open page, once a second, the pieces that changed since it was last told. Nothing is read while no page is open. One
 * thread serves all pages, and their number is bounded, because each one keeps a connection.
 */
public final class LiveFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int MOST_PAGES = 200;
    private static final Duration LONGEST =
            Duration.ofHours(1); // then the page connects again, and its session is checked again
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration OVERLAP =
            Duration.ofSeconds(2); // a transaction may commit a little after the moment it wrote

    private final Clock clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledExecutorService ticker;

    public LiveFeed(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "live-pages");
            thread.setDaemon(true);
            return thread;
        });
        ticker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Before the web server, which would wait half a minute for open pages to finish by themselves. */
    @Override
    public synchronized void stop() {
        var running = ticker;
        ticker = null;
        if (running != null) {
            running.shutdownNow();
        }
        listeners.forEach(listener -> listener.emitter.complete());
        listeners.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return ticker != null;
    }

    /**
     * Opens a page's connection.
     *
     * @param changes what changed since a moment, as HTML; empty for nothing. Called on the feed's thread.
     */
    public SseEmitter open(Function<Instant, String> changes) {
        if (listeners.size() >= MOST_PAGES || !isRunning()) {
            throw new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Too many pages are open.",
                    "Close some, or load the page again by hand.");
        }
        var emitter = new SseEmitter(LONGEST.toMillis());
        var listener = new Listener(emitter, changes, clock.instant());
        emitter.onCompletion(() -> listeners.remove(listener));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> listeners.remove(listener));
        listener.greet();
        listeners.add(listener);
        return emitter;
    }

    /** How many pages are open. */
    public int pages() {
        return listeners.size();
    }

    private void tick() {
        for (var listener : listeners) {
            try {
                listener.tell(clock.instant());
            } catch (IOException | IllegalStateException gone) {
                listeners.remove(listener);
            } catch (RuntimeException failure) {
                // The database may be away for a while; the page stays open and hears of it when it is back.
                LOG.debug("nothing to tell an open page", failure);
            }
        }
    }

    private static final class Listener {

        private final SseEmitter emitter;
        private final Function<Instant, String> changes;
        private Instant told;
        private Instant spoke;
        private String last = "";

        Listener(SseEmitter emitter, Function<Instant, String> changes, Instant now) {
            this.emitter = emitter;
            this.changes = changes;
            this.told = now;
            this.spoke = now;
        }

        /** Something at once, so that the page knows that it is connected. */
        void greet() {
            try {
                emitter.send(SseEmitter.event().comment("connected"));
            } catch (IOException gone) {
                emitter.completeWithError(gone);
            }
        }

        void tell(Instant now) throws IOException {
            var html = changes.apply(told.minus(OVERLAP));
            told = now;
            if (!html.isEmpty() && !html.equals(last)) {
                emitter.send(SseEmitter.event().data(html, MediaType.TEXT_HTML));
                last = html;
                spoke = now;
            } else if (Duration.between(spoke, now).compareTo(SILENCE) > 0) {
                emitter.send(SseEmitter.event().comment("still here"));
                spoke = now;
            }
        }
    }
}
