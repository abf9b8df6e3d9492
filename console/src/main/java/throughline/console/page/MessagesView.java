package throughline.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.console.look.MessageFilter;
import throughline.console.look.MessageLine;
import throughline.console.look.MessageList;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.MessageStatus;

/**
 * The list of messages as its address asks for it.
 *
 * @param newer address of the page before, or empty; so {@code older} of the next
 * @param newest the newest id on the page, from where on live updates count what is new
 */
public record MessagesView(
        Asked asked, List<Chip> chips, List<MessageLine> messages, String newer, String older, String newest) {

    private static final List<MessageStatus> OFFERED = List.of(
            MessageStatus.RECEIVED,
            MessageStatus.IN_FLIGHT,
            MessageStatus.ACCEPTED,
            MessageStatus.PARTIAL,
            MessageStatus.HELD,
            MessageStatus.DUPLICATE,
            MessageStatus.REJECTED,
            MessageStatus.FAILED);

    /** A filter to click on. */
    public record Chip(String text, String address, boolean on) {}

    /** What stands in the address; empty for what does not. */
    public record Asked(
            String query, String status, String direction, String partner, String from, String before, String after) {

        static Asked of(Map<String, String> parameters) {
            return new Asked(
                    of(parameters, "query"),
                    of(parameters, "status").toUpperCase(Locale.ROOT),
                    of(parameters, "direction").toUpperCase(Locale.ROOT),
                    of(parameters, "partner"),
                    of(parameters, "from"),
                    of(parameters, "before"),
                    of(parameters, "after"));
        }

        private static String of(Map<String, String> parameters, String name) {
            return Objects.requireNonNullElse(parameters.get(name), "").strip();
        }

        /** What cannot be understood asks for nothing: an old link must not end in an error. */
        MessageFilter filter() {
            return new MessageFilter(
                    query,
                    oneOf(MessageStatus.class, status),
                    oneOf(Direction.class, direction),
                    partner.isEmpty() ? null : partner,
                    moment(from),
                    id(before),
                    id(after));
        }

        private static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name) {
            for (var each : type.getEnumConstants()) {
                if (each.name().equals(name)) {
                    return each;
                }
            }
            return null;
        }

        private static @Nullable Instant moment(String text) {
            try {
                return text.isEmpty() ? null : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException unclear) {
                return null;
            }
        }

        private static @Nullable UUID id(String text) {
            try {
                return text.isEmpty() ? null : UUID.fromString(text);
            } catch (IllegalArgumentException unclear) {
                return null;
            }
        }

        String address(Map<String, String> changes) {
            var all = new java.util.LinkedHashMap<String, String>();
            all.put("query", query);
            all.put("status", status);
            all.put("direction", direction);
            all.put("partner", partner);
            all.put("from", from);
            all.putAll(changes);
            var parameters = all.entrySet().stream()
                    .filter(parameter -> !parameter.getValue().isEmpty())
                    .map(parameter ->
                            parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return parameters.isEmpty() ? "/messages" : "/messages?" + parameters;
        }
    }

    public MessagesView {
        chips = List.copyOf(chips);
        messages = List.copyOf(messages);
    }

    static MessagesView of(Asked asked, MessageList.Page page) {
        var lines = page.lines();
        boolean backwards = !asked.after().isEmpty();
        boolean hasNewer = backwards ? page.more() : !asked.before().isEmpty();
        boolean hasOlder = backwards || page.more();
        var newest = lines.isEmpty() ? "" : lines.get(0).id();
        return new MessagesView(
                asked,
                chips(asked),
                lines,
                hasNewer && !lines.isEmpty() ? asked.address(Map.of("after", newest)) : "",
                hasOlder && !lines.isEmpty()
                        ? asked.address(
                                Map.of("before", lines.get(lines.size() - 1).id()))
                        : "",
                newest);
    }

    private static List<Chip> chips(Asked asked) {
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(
                "all states",
                asked.address(Map.of("status", "")),
                asked.status().isEmpty()));
        for (var status : OFFERED) {
            var on = asked.status().equals(status.name());
            chips.add(new Chip(Say.words(status.name()), asked.address(Map.of("status", on ? "" : status.name())), on));
        }
        for (var direction : Direction.values()) {
            var on = asked.direction().equals(direction.name());
            chips.add(new Chip(
                    direction == Direction.IN ? "came in" : "went out",
                    asked.address(Map.of("direction", on ? "" : direction.name())),
                    on));
        }
        return chips;
    }

    public String query() {
        return asked.query();
    }

    public String status() {
        return asked.status();
    }

    public String direction() {
        return asked.direction();
    }

    public String partner() {
        return asked.partner();
    }

    public String from() {
        return asked.from();
    }

    public boolean narrowed() {
        return !asked.address(Map.of()).equals("/messages");
    }
}
