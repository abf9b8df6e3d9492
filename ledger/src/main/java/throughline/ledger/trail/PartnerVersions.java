package throughline.ledger.trail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;

/**
 * What each partner's folder said, whenever it changed. Every message names the version it was read with, so that its reading can be
 * explained when the folder says something else by now.
 */
public final class PartnerVersions {

    /** One at a time per partner: two that see the same change must not both add it. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('partner version ' || ?, 0))";

    private static final String ADD =
            """
            insert into trail.partner_version (partner, version, files, seen_at, who, why)
            select ?, ?, json_object(?::text[], ?::text[])::text, ?, ?, ?
            where ? is distinct from (select version from trail.partner_version where partner = ? order by id desc limit 1)""";

    private static final String OF =
            "select id, version, seen_at, who, why from trail.partner_version where partner = ? order by id desc limit ?";

    private static final String FILES =
            """
            select f.key, f.value from json_each_text(
                (select files::json from trail.partner_version where partner = ? and version = ? order by id limit 1)) f""";

    private final Database database;
    private final Clock clock;

    public PartnerVersions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A version, since when it counted.
     *
     * @param version 64 hexadecimal digits
     * @param who whoever saved it; null when it was found in the folder, changed by hand
     */
    public record Version(long id, String version, Instant seenAt, @Nullable String who, @Nullable String why) {}

    /**
     * Who changed a folder, and why.
     *
     * @param who null for a change that was found
     */
    public record Author(@Nullable String who, @Nullable String why) {

        public static final Author UNKNOWN = new Author(null, null);
    }

    /**
     * Adds a version, unless it is the newest already.
     *
     * @param files each file's name and text
     * @return whether it was added
     */
    public boolean add(String partner, String version, Map<String, String> files, Author author) {
        var sorted = new TreeMap<>(files);
        return database.transact(unit -> unit.jdbc(connection -> {
            lock(connection, partner);
            try (var insert = connection.prepareStatement(ADD)) {
                insert.setString(1, partner);
                insert.setString(2, version);
                insert.setArray(
                        3, connection.createArrayOf("text", sorted.keySet().toArray()));
                insert.setArray(
                        4, connection.createArrayOf("text", sorted.values().toArray()));
                insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
                insert.setString(6, author.who());
                insert.setString(7, author.why());
                insert.setString(8, version);
                insert.setString(9, partner);
                return insert.executeUpdate() == 1;
            }
        }));
    }

    /** Those of a partner, the newest first. */
    public List<Version> of(String partner, int most) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(OF)) {
                select.setString(1, partner);
                select.setInt(2, most);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<Version>();
                    while (rows.next()) {
                        found.add(version(rows));
                    }
                    return found;
                }
            }
        }));
    }

    /** The files of a version by name, or nothing when no folder of this partner ever said that. */
    public Optional<Map<String, String>> files(String partner, String version) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(FILES)) {
                select.setString(1, partner);
                select.setString(2, version);
                try (var rows = select.executeQuery()) {
                    var files = new TreeMap<String, String>();
                    while (rows.next()) {
                        files.put(rows.getString(1), rows.getString(2));
                    }
                    return files.isEmpty() ? Optional.empty() : Optional.of(Collections.unmodifiableMap(files));
                }
            }
        }));
    }

    private static void lock(Connection connection, String partner) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, partner);
            lock.execute();
        }
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getLong(1), row.getString(2), Messages.instant(row, 3), row.getString(4), row.getString(5));
    }
}
