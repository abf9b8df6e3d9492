package throughline.rules;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds again what somebody still uses; it keeps nothing from being given up. Not for several threads at once.
 *
 * @param <K> what a value is found by; it must not lead to the value
 */
final class WeakValues<K, V> {

    private final Map<K, Entry<K, V>> entries = new HashMap<>();
    private final ReferenceQueue<V> gone = new ReferenceQueue<>();

    private static final class Entry<K, V> extends WeakReference<V> {

        private final K key;

        private Entry(K key, V value, ReferenceQueue<V> gone) {
            super(value, gone);
            this.key = key;
        }
    }

    @Nullable
    V get(K key) {
        var entry = entries.get(key);
        return entry == null ? null : entry.get();
    }

    void put(K key, V value) {
        forget();
        entries.put(key, new Entry<>(key, value, gone));
    }

    /** How many are still used, as far as the collector has found out. */
    int size() {
        forget();
        return entries.size();
    }

    private void forget() {
        for (var entry = gone.poll(); entry != null; entry = gone.poll()) {
            entries.remove(((Entry<?, ?>) entry).key, entry);
        }
    }
}
