package throughline.routes.inbound;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import throughline.model.lineage.MessageId;

/**
 * Why a message could not be taken the last time, for the case it may become. Kept in memory: after a restart the next try says it anew.
 */
public final class Setbacks {

    private static final int MOST = 1_000;

    private final Map<MessageId, String> reasons = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageId, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized void note(MessageId message, Throwable fault) {
        reasons.put(message, fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
    }

    synchronized void forget(MessageId message) {
        reasons.remove(message);
    }

    public synchronized Optional<String> of(MessageId message) {
        return Optional.ofNullable(reasons.get(message));
    }
}
