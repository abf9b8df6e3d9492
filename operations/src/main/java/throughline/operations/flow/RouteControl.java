package throughline.operations.flow;

import java.util.List;

/** The routes as people see and steer them; implemented where the routes are. */
public interface RouteControl {

    List<RouteView> routes();

    /** @throws java.util.NoSuchElementException when there is no such route */
    void start(String id);

    /** Lets work in flight finish first. */
    void stop(String id);

    /**
     * One route.
     *
     * @param state {@code started}, {@code stopped}, {@code suspended}
     * @param exchanges completed since the start, failed ones included
     * @param backlog what waits in front of it
     */
    record RouteView(
            String id,
            String description,
            String state,
            long exchanges,
            long failed,
            long meanMillis,
            long maxMillis,
            long backlog) {}
}
