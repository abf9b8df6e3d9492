package throughline.routes.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import throughline.connectors.Partner;
import throughline.routes.TestTls;
import throughline.routes.fetching.Landing;

/** A partner's web server under TLS: a folder of files that it lists, gives, and lets one delete. */
final class WebHost implements AutoCloseable {

    static final String TOKEN = "token of harborview";

    /** What was asked: method and path. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** What was posted. */
    final List<String> posted = new CopyOnWriteArrayList<>();

    final Map<String, String> files = new ConcurrentHashMap<>();
    /** Answers to a path instead of the usual one: a status, or with a leading slash or scheme where to go. */
    final Map<String, String> odd = new ConcurrentHashMap<>();

    volatile boolean etags = true;
    volatile Instant modified = Instant.parse("2026-03-01T00:00:00Z");
    volatile String list = "html";
    /** So many bytes of each file are sent, and then the line is cut. */
    volatile int cutAfter = Integer.MAX_VALUE;

    private final TestTls tls;
    private final HttpsServer server;

    WebHost(TestTls tls, SSLContext context, boolean wantsCertificate) throws IOException {
        this.tls = tls;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(wantsCertificate);
                parameters.setSSLParameters(ssl);
            }
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            var method = exchange.getRequestMethod();
            asked.add(method + " " + path);
            var odd = this.odd.get(method + " " + path);
            if (odd != null && !odd.matches("[0-9]{3}")) {
                exchange.getResponseHeaders().add("Location", odd);
                exchange.sendResponseHeaders(302, -1);
            } else if (odd != null) {
                exchange.sendResponseHeaders(Integer.parseInt(odd), -1);
            } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (method.equals("POST")) {
                posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
            } else if (path.equals("/out/")) {
                send(exchange, listed());
            } else {
                file(exchange, method, path.substring(path.lastIndexOf('/') + 1));
            }
        }
    }

    private void file(HttpExchange exchange, String method, String name) throws IOException {
        var text = files.get(name);
        if (text == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        var etag = "\"%08x\"".formatted(text.hashCode());
        if (method.equals("DELETE")) {
            var match = exchange.getRequestHeaders().getFirst("If-Match");
            boolean same = match == null || match.equals(etag);
            if (same) {
                files.remove(name);
            }
            exchange.sendResponseHeaders(same ? 204 : 412, -1);
            return;
        }
        if (etags) {
            exchange.getResponseHeaders().add("ETag", etag);
            exchange.getResponseHeaders()
                    .add(
                            "Last-Modified",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC)));
        }
        if (etags && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        send(exchange, text);
    }

    private String listed() {
        var names = new TreeMap<>(files).keySet();
        var text = new StringBuilder();
        switch (list) {
            case "json" -> {
                names.forEach(name -> text.append(text.isEmpty() ? "" : ",")
                        .append("{\"name\": \"%s\", \"size\": %d}".formatted(name, length(name))));
                return "{\"files\": [" + text + "]}";
            }
            case "html" -> {
                text.append("<html><a href='?C=N;O=D'>Name</a><a href=\"/\">Parent</a>");
                names.forEach(name -> text.append("<a href=\"%s\">%s</a>".formatted(name, name)));
            }
            default -> names.forEach(name -> text.append(name).append('\n'));
        }
        return text.toString();
    }

    private int length(String name) {
        return files.getOrDefault(name, "").length();
    }

    private void send(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, Math.min(bytes.length, cutAfter));
        exchange.getResponseBody().flush();
    }

    String url(String path) {
        return "https://localhost:%d%s".formatted(server.getAddress().getPort(), path);
    }

    /** A partner that is reached there, and trusted by its own certificate. */
    Partner partner(Map<String, String> more) {
        var all = new HashMap<>(Map.of(
                "kind", "http",
                "credential", "harborview",
                "unchangedSeconds", "10",
                "certificates", tls.certificates().toString()));
        all.putAll(more);
        return Landing.partner(all);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
