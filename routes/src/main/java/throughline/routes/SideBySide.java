package throughline.routes;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what takes its time for several partners side by side, and for each of them one thing at a time: whoever hangs keeps one thread,
 * and only as long as it is given.
 */
public final class SideBySide implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SideBySide.class);

    /** Partners that are served at the same time. */
    private static final int MOST = 32;

    private final Duration stop;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService watch;

    /** Work that may be interrupted. */
    @FunctionalInterface
    public interface Errand {
        void run() throws Exception;
    }

    /**
     * @param name of the threads
     * @param stop how long a stop waits for what is under way
     */
    public SideBySide(String name, Duration stop) {
        this.stop = stop;
        this.threads = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named(name));
        this.watch = Executors.newSingleThreadScheduledExecutor(named(name + "-watch"));
    }

    /** Does nothing when something is under way for the partner already, or when too many are: the next call comes soon. */
    public void setOff(String partner, Errand errand) {
        if (!underWay.add(partner)) {
            return;
        }
        try {
            threads.execute(() -> run(partner, errand));
        } catch (RejectedExecutionException allAreUnderWay) {
            underWay.remove(partner);
        }
    }

    private void run(String partner, Errand errand) {
        try {
            errand.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception brokenOff) {
            // What belongs to the partner has been dealt with below; this is our own database, away for a moment.
            LOG.warn("what was under way for {} is broken off: {}", partner, brokenOff.getMessage());
        } finally {
            underWay.remove(partner);
        }
    }

    /**
     * Interrupts the caller's own work when it takes too long.
     *
     * @throws InterruptedException when all work is to stop; then nothing is held against the partner
     */
    public void within(Duration limit, Errand errand) throws Exception {
        var worker = Thread.currentThread();
        var tooLong = watch.schedule(worker::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            errand.run();
        } catch (Exception failure) {
            if (threads.isShutdown()) {
                throw new InterruptedException("we are stopping");
            }
            if (tooLong.isDone()) {
                throw new IOException("it was not done within %d seconds".formatted(limit.toSeconds()), failure);
            }
            throw failure;
        } finally {
            if (!tooLong.cancel(false)) {
                // It came too late to stop this, and must not stop what comes next.
                Thread.interrupted();
            }
        }
    }

    /** The same where the other side may fail: whatever else goes wrong is told as that. */
    public void inTime(Duration limit, Errand errand) throws IOException, InterruptedException {
        try {
            within(limit, errand);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw failure;
        } catch (Exception other) {
            throw new IOException(other);
        }
    }

    /** Says something again and again until the stop; a failure is said again the next time. */
    public void every(Duration pause, Runnable what) {
        watch.scheduleWithFixedDelay(
                () -> {
                    try {
                        what.run();
                    } catch (RuntimeException databaseIsAway) {
                        LOG.debug("said in vain: {}", databaseIsAway.getMessage());
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Lets what is under way come to its end, as long as a stop may take. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(stop.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.SECONDS);
        }
        watch.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
