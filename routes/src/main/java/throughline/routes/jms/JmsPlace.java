package throughline.routes.jms;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.Said;

/**
 * A broker and its queues, as a partner's profile describes them under {@code transport}.
 *
 * @param plain without TLS; on this machine only
 * @param credential the name of our password
 * @param queue that we send to, or null
 * @param receiveQueue that we receive from, or null
 * @param most bytes of one message
 */
record JmsPlace(
        Broker broker,
        String user,
        String credential,
        @Nullable String queue,
        @Nullable String receiveQueue,
        Duration every,
        int most) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** @param plain without TLS */
    record Broker(String host, int port, boolean plain) {

        /** For people. */
        String address() {
            return "%s:%d".formatted(host, port);
        }
    }

    static boolean isReceived(Partner partner) {
        return new Said(partner).is("jms") && partner.transport().containsKey("receiveQueue");
    }

    /** @throws IOException naming what the profile leaves out, or that a password would be shown in the open */
    static JmsPlace of(Partner partner) throws IOException {
        var said = new Said(partner);
        var host = said.needed("host");
        boolean plain = said.or("plain", "false").equals("true");
        if (plain && !LOOPBACK.contains(host)) {
            throw new IOException(
                    "the profile of %s would show a password without TLS; 'plain' is for this machine alone"
                            .formatted(partner.code()));
        }
        return new JmsPlace(
                new Broker(host, said.number("port", plain ? 61_616 : 61_617), plain),
                said.needed("user"),
                said.needed("credential"),
                said.optional("queue"),
                said.optional("receiveQueue"),
                said.seconds("pollSeconds", 10),
                said.number("maxMegabytes", 16) * 1024 * 1024);
    }
}
