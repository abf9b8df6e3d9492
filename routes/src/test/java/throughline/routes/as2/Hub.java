package throughline.routes.as2;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.as2.KeyRing;
import throughline.connectors.as2.KeyRing.OwnKey;
import throughline.model.lineage.MessageId;
import throughline.operations.House;
import throughline.operations.flow.PostOffice.Answer;

/** Our side: the real trail and desks, the real post office behind an HTTP server, and the real transport. */
final class Hub implements AutoCloseable, Partners {

    static final As2Post.Limits LIMITS = new As2Post.Limits(1 << 20, 4 << 20, 4, Duration.ofSeconds(5));

    final House house = new House();
    final List<OwnKey> ours = new CopyOnWriteArrayList<>(List.of(Keys.key("hub", Keys.NOW, 3_650)));
    final List<MessageId> queued = new CopyOnWriteArrayList<>();
    final As2Transport transport =
            new As2Transport(this::ring, house.operations.as2().outgoing(), house.clock);
    final ReplyBearer bearer =
            new ReplyBearer(this, house.vault, house.operations.as2().replies(), Duration.ofSeconds(1));
    private final Map<String, Partner> partners = new TreeMap<>();
    private final As2Post post = new As2Post(
            new As2Post.Tools(this::all, this::ring, house.operations.as2(), queued::add), house.clock, LIMITS);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    /** Set, and the next message is taken and then nobody answers, as if we had ended there. */
    volatile boolean diesAfterTaking;

    Hub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/as2", this::handle);
        server.start();
    }

    /** A partner that speaks AS2 with us, with its certificates in {@code folder}. */
    Partner partner(String code, Path folder, Map<String, String> transport) {
        var all = new HashMap<>(transport);
        all.put("kind", "as2");
        all.put("certificates", folder.toString());
        var partner = new Partner(code, code, List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of(), all);
        partners.put(code, partner);
        return partner;
    }

    String url() {
        return "http://127.0.0.1:%d/as2".formatted(server.getAddress().getPort());
    }

    int port() {
        return server.getAddress().getPort();
    }

    Collection<Partner> all() {
        return partners.values();
    }

    @Override
    public Optional<Partner> bySender(String format, String identifier) {
        return Optional.empty();
    }

    @Override
    public Optional<Partner> byCode(String code) {
        return Optional.ofNullable(partners.get(code));
    }

    private KeyRing ring() {
        return new KeyRing(ours);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var fields = new TreeMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> fields.put(name, values.get(0)));
            var length = exchange.getRequestHeaders().getFirst("Content-Length");
            Answer answer;
            try {
                answer = post.take(fields, length == null ? -1 : Long.parseLong(length), exchange.getRequestBody());
            } catch (InterruptedException | RuntimeException failure) {
                throw new IOException(failure);
            }
            if (diesAfterTaking) {
                diesAfterTaking = false;
                return;
            }
            answer.fields().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.getResponseBody().flush();
            // This server closes the line on whoever still sends, and he may lose the answer: all is read.
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        }
    }

    /** A document of ours, sealed. */
    MessageId sealed(String partner, byte[] bytes) {
        return house.demo.test.database().transact(unit -> house.vault
                .sealOutbound(unit, partner, "outbox", "invoice.edi", bytes)
                .id());
    }

    /** {@code partner name} of everything that was taken in, and how often the same. */
    List<String> taken() {
        return house.rows(
                "select partner || ' ' || convert_from(c.bytes, 'LATIN1') from trail.message m"
                        + " join trail.chunk c on c.sha256 = m.sha256 where direction = 'IN' and channel = 'as2' order by m.id");
    }

    List<String> cases() {
        return house.rows("select code || ' ' || reason from desk.case_ order by id");
    }

    @Override
    public void close() throws Exception {
        server.stop(0);
        threads.shutdownNow();
        bearer.close();
        house.close();
    }
}
