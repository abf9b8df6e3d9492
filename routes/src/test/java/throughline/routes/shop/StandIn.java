package throughline.routes.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;

/** A shop's interface on loopback: it answers as the public documents say, and fails as it is told. */
class StandIn implements AutoCloseable {

    /** What was asked, {@code POST /path?query}, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final List<String> bodies = new CopyOnWriteArrayList<>();
    final Map<String, String> lastHeaders = new HashMap<>();
    /** Taken before the shop itself answers: {@code 429 2.0}, {@code 500}, or {@code cut}: it acts, and nobody learns. */
    final Queue<String> troubles = new ArrayDeque<>();

    private final Shop shop;
    private final HttpServer server;

    /** What the shop does. */
    @FunctionalInterface
    interface Shop {
        Reply answer(String method, String path, String query, String body);
    }

    record Reply(int status, String body, Map<String, String> headers) {
        static Reply ok(String body) {
            return new Reply(200, body, Map.of());
        }
    }

    StandIn(Shop shop) throws IOException {
        this.shop = shop;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    Partner partner(String code, Map<String, String> transport, Map<String, Partner.Outbound> outbound) {
        var all = new HashMap<>(transport);
        all.put("url", url());
        all.put("credential", code + "-token");
        return new Partner(code, code, List.of(), null, AcknowledgementPolicy.STANDARD, null, outbound, all);
    }

    List<String> written() {
        return asked.stream().filter(each -> !each.startsWith("GET")).toList();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.getRequestHeaders().forEach((name, values) -> lastHeaders.put(name.toLowerCase(), values.get(0)));
            var trouble = troubles.poll();
            if (trouble != null && !trouble.equals("cut") && !trouble.equals("none")) {
                var words = trouble.split(" ");
                if (words.length > 1) {
                    exchange.getResponseHeaders().set("Retry-After", words[1]);
                }
                exchange.sendResponseHeaders(Integer.parseInt(words[0]), -1);
                return;
            }
            asked.add(exchange.getRequestMethod() + " " + uri.getPath());
            if (!body.isEmpty()) {
                bodies.add(body);
            }
            var reply = shop.answer(exchange.getRequestMethod(), uri.getPath(), String.valueOf(uri.getQuery()), body);
            if ("cut".equals(trouble)) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
