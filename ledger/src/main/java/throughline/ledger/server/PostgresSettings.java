package throughline.ledger.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded server runs.
 *
 * @param cache where the server's programs are unpacked, shared between data directories; null for the data directory itself
 * @param maxConnections the server refuses more
 * @param durable false only for tests that never look at what a crash leaves
 * @param extra further server settings by their PostgreSQL names; what durability needs cannot be set here
 */
public record PostgresSettings(@Nullable Path cache, int maxConnections, boolean durable, Map<String, String> extra) {

    /** Names a folder for the server's programs that several data directories share. */
    public static final String CACHE_PROPERTY = "throughline.postgres.cache";

    public PostgresSettings {
        extra = Map.copyOf(extra);
        for (var name : extra.keySet()) {
            if (!name.matches("[a-z_.]+") || DURABILITY.containsKey(name)) {
                throw new IllegalArgumentException("the server setting '%s' cannot be given".formatted(name));
            }
        }
    }

    private static final Map<String, String> DURABILITY =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    /** For the appliance: durable, a quarter gigabyte of shared buffers. */
    public static PostgresSettings standard() {
        var cache = System.getProperty(CACHE_PROPERTY);
        return new PostgresSettings(
                cache == null || cache.isBlank() ? null : Path.of(cache),
                100,
                true,
                Map.of("shared_buffers", "256MB", "max_wal_size", "2GB"));
    }

    /** For tests: the same server, without waiting for the disk. Commits are still asked to be synchronous, as the appliance asks. */
    public static PostgresSettings forTests(Path cache) {
        return new PostgresSettings(cache, 100, false, Map.of("shared_buffers", "128MB", "max_wal_size", "1GB"));
    }

    /** All settings by name, as they go into the server's configuration file. */
    Map<String, String> asConfigured() {
        var all = new TreeMap<String, String>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        all.put("password_encryption", "scram-sha-256");
        all.put("max_connections", Integer.toString(maxConnections));
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("lc_messages", "C");
        all.put("jit", "off");
        all.put("logging_collector", "on");
        all.put("log_filename", "postgresql-%a.log");
        all.put("log_truncate_on_rotation", "on");
        all.put("log_rotation_size", "0");
        // Parameters hold partners' data: they never go into a log.
        all.put("log_parameter_max_length", "0");
        all.put("log_parameter_max_length_on_error", "0");
        all.putAll(extra);
        all.putAll(DURABILITY);
        if (!durable) {
            all.put("fsync", "off");
            all.put("full_page_writes", "off");
        }
        return all;
    }

    Map<String, String> asserted() {
        return durable ? DURABILITY : Map.of("synchronous_commit", "on");
    }
}
