package throughline.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Lazy;
import throughline.console.access.Accounts;
import throughline.console.access.Role;

/** Those who call the console in tests: somebody with no name, a program with a token, a person with a session. */
@Lazy
public class Callers {

    /** Whose people sign in with {@link Role#PARTNER}. */
    public static final String PARTNER = "northgate";

    static final String PASSWORD = "correct horse battery";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final ServletWebServerApplicationContext server;
    private final Accounts accounts;
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final Map<Role, Person> people = new EnumMap<>(Role.class);

    Callers(ServletWebServerApplicationContext server, Accounts accounts) {
        this.server = server;
        this.accounts = accounts;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getWebServer().getPort();
    }

    public Caller nobody() {
        return new Caller(client(null), address(), null);
    }

    public synchronized Caller program(Role role) {
        var token = tokens.computeIfAbsent(role, each -> accounts.issueToken("test " + each, Set.of(each)));
        return new Caller(client(null), address(), token);
    }

    public Caller programWithToken(String token) {
        return new Caller(client(null), address(), token);
    }

    /** Signed in, with the name {@code test-<role>}. */
    public synchronized Person person(Role role) {
        return people.computeIfAbsent(role, each -> {
            var name = account(each);
            var person = stranger();
            var answer = person.signIn(name, PASSWORD);
            if (answer.statusCode() != 302
                    || answer.headers().firstValue("Location").orElse("").contains("sign-in")) {
                throw new IllegalStateException("sign-in failed: " + answer);
            }
            return person;
        });
    }

    /** The name of an account with this role. */
    public synchronized String account(Role role) {
        var name = "test-" + role.name().toLowerCase(java.util.Locale.ROOT);
        try {
            if (role == Role.PARTNER) {
                accounts.invitePartner(name, PARTNER);
                accounts.changePassword(name, PASSWORD);
            } else {
                accounts.add(name, PASSWORD, Set.of(role));
            }
        } catch (IllegalArgumentException thereAlready) {
            return name;
        }
        return name;
    }

    /** With a browser of its own, not signed in. */
    public Person stranger() {
        return new Person(new Caller(client(new CookieManager()), address(), null));
    }

    private static HttpClient client(CookieManager cookies) {
        var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
        return cookies == null ? client.build() : client.cookieHandler(cookies).build();
    }

    /** Sends requests and returns answers as they are. */
    public record Caller(HttpClient client, String address, String token) {

        public HttpResponse<String> get(String path) {
            return send(request(path)
                    .header("Accept", token == null ? "text/html,*/*;q=0.8" : "application/json")
                    .GET());
        }

        public HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
            var request = request(path).POST(BodyPublishers.ofByteArray(body)).header("Content-Type", type);
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return send(request);
        }

        public HttpResponse<String> postJson(String path, String json) {
            return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        public HttpResponse<String> method(String method, String path) {
            return send(request(path).method(method, BodyPublishers.noBody()));
        }

        /** How it is answered, without waiting for an answer that never ends. */
        public int status(String method, String path) {
            var request = request(path).header("Accept", "text/html,*/*;q=0.8").method(method, BodyPublishers.noBody());
            try {
                var answer = client.send(request.build(), BodyHandlers.ofInputStream());
                answer.body().close();
                return answer.statusCode();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(address + path));
            return token == null ? request : request.header("Authorization", "Bearer " + token);
        }

        HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return client.send(request.build(), BodyHandlers.ofString());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** Somebody with a browser. */
    public record Person(Caller caller) {

        public HttpResponse<String> get(String path) {
            return caller.get(path);
        }

        public HttpResponse<String> signIn(String name, String password) {
            return post("/sign-in", csrf("/sign-in"), Map.of("username", name, "password", password));
        }

        /** With the token against forgery of any page that has one. */
        public HttpResponse<String> post(String path, Map<String, String> form) {
            return post(path, csrf("/refused"), form);
        }

        public HttpResponse<String> post(String path, String csrf, Map<String, String> form) {
            var all = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            var body = csrf.isEmpty() ? all : all + "&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
            return caller.post(path, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
        }

        /** A form with one file in it. */
        public HttpResponse<String> upload(String path, String name, byte[] bytes) {
            var edge = "-----------edge";
            var head =
                    """
                    --%s\r
                    Content-Disposition: form-data; name="_csrf"\r
                    \r
                    %s\r
                    --%s\r
                    Content-Disposition: form-data; name="file"; filename="%s"\r
                    Content-Type: application/octet-stream\r
                    \r
                    """
                            .formatted(edge, csrf("/refused"), edge, name);
            var body = new ByteArrayOutputStream();
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n--%s--\r\n".formatted(edge).getBytes(StandardCharsets.UTF_8));
            return caller.post(path, "multipart/form-data; boundary=" + edge, body.toByteArray());
        }

        String csrf(String page) {
            var found = CSRF.matcher(get(page).body());
            return found.find() ? found.group(1) : "";
        }
    }
}
