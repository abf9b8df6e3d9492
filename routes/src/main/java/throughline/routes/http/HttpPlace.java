package throughline.routes.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.Said;
import throughline.routes.fetching.FileNames;

/**
 * What we fetch from a partner's web server, as its profile describes it under {@code transport}.
 *
 * @param poll the address that is read
 * @param listing how it lists files; {@link Form#NONE} when it is the one thing itself
 * @param wanted which of their names are taken
 * @param confirming how the server is told that something is sealed
 * @param confirm where that is posted to, or null
 * @param unchanged a file is taken when the server says that it changed no later than so long ago
 * @param most bytes of one file
 */
record HttpPlace(
        URI poll,
        Form listing,
        PathMatcher wanted,
        Confirming confirming,
        @Nullable URI confirm,
        Times times,
        long most) {

    private static final String KEY = "pollUrl";

    /** @param every how often we look */
    record Times(Duration every, Duration unchanged) {}

    enum Form {
        NONE,
        JSON,
        HTML,
        LINES
    }

    enum Confirming {
        NOTHING,
        DELETE,
        POST
    }

    static boolean isSaid(Partner partner) {
        return partner.transport().containsKey(KEY);
    }

    /** @throws IOException naming what the profile leaves out, or that it would be fetched in the open */
    static HttpPlace of(Partner partner) throws IOException {
        var said = new Said(partner);
        var poll = HttpServers.address(partner, KEY);
        if (!HttpServers.isSure(poll)) {
            throw new IOException(
                    "transport.%s of %s must begin with https://: what comes in the open may have been changed"
                            .formatted(KEY, partner.code()));
        }
        var confirming = one(said, "pollConfirm", Confirming.NOTHING, Confirming.class);
        var confirm = confirming == Confirming.POST ? HttpServers.address(partner, "confirmUrl") : null;
        if (confirm != null && !HttpServers.isSameServer(poll, confirm)) {
            throw new IOException(
                    "transport.confirmUrl of %s is not on the server of transport.%s".formatted(partner.code(), KEY));
        }
        return new HttpPlace(
                poll,
                one(said, "pollListing", Form.NONE, Form.class),
                FileSystems.getDefault().getPathMatcher("glob:" + said.or("pollPattern", "*")),
                confirming,
                confirm,
                new Times(said.seconds("pollSeconds", 60), said.seconds("unchangedSeconds", 10)),
                said.number("maxMegabytes", 64) * 1024L * 1024L);
    }

    private static <E extends Enum<E>> E one(Said said, String key, E otherwise, Class<E> type) throws IOException {
        var value = said.optional(key);
        try {
            return value == null ? otherwise : Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IOException(
                    "transport.%s of %s cannot be '%s'"
                            .formatted(key, said.partner().code(), value),
                    unknown);
        }
    }

    boolean wants(String name) {
        return FileNames.isWanted(name) && wanted.matches(Path.of(name));
    }
}
