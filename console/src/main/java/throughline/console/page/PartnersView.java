package throughline.console.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.console.look.PartnerLook.PartnerLine;

/**
 * The list of partners as its address asks for it.
 *
 * @param query found in code, name or identifiers
 * @param trouble only those that need somebody
 * @param sort {@code name}, {@code trouble}, {@code in}, {@code out}, {@code cases}, {@code overdue}
 * @param all how many there are
 * @param troubled how many need somebody
 */
public record PartnersView(
        String query, boolean trouble, String sort, int all, long troubled, List<PartnerLine> lines) {

    public PartnersView {
        lines = List.copyOf(lines);
    }

    static PartnersView of(String query, boolean trouble, String sort, List<PartnerLine> lines) {
        var wanted = query.strip().toLowerCase(Locale.ROOT);
        return new PartnersView(
                query.strip(),
                trouble,
                sort,
                lines.size(),
                lines.stream().filter(line -> line.trouble() > 0).count(),
                lines.stream()
                        .filter(line -> !trouble || line.trouble() > 0)
                        .filter(line -> says(line).contains(wanted))
                        .sorted(order(sort))
                        .toList());
    }

    public boolean narrowed() {
        return trouble || !query.isEmpty();
    }

    public String sortedBy(String other) {
        return address(trouble, other);
    }

    public String withTrouble(boolean only) {
        return address(only, sort);
    }

    /** How a column's heading says that the list is sorted by it; null when it is not. */
    public @Nullable String sorting(String column) {
        return !sort.equals(column) ? null : column.equals("name") ? "ascending" : "descending";
    }

    private String address(boolean only, String by) {
        var address = UriComponentsBuilder.fromPath("/partners");
        if (!query.isEmpty()) {
            address.queryParam("query", query);
        }
        if (only) {
            address.queryParam("trouble", true);
        }
        if (!by.equals("name")) {
            address.queryParam("sort", by);
        }
        return address.encode().toUriString();
    }

    private static String says(PartnerLine line) {
        var card = line.partner();
        return "%s %s %s"
                .formatted(card.code(), card.name(), String.join(" ", card.identifiers()))
                .toLowerCase(Locale.ROOT);
    }

    private static Comparator<PartnerLine> order(String sort) {
        Comparator<PartnerLine> byName =
                Comparator.comparing((PartnerLine line) -> line.partner().name(), String.CASE_INSENSITIVE_ORDER);
        Comparator<PartnerLine> first =
                switch (sort) {
                    case "trouble" -> Comparator.comparingInt(PartnerLine::trouble);
                    case "in" ->
                        Comparator.comparing(line -> moment(line.health().lastIn()));
                    case "out" ->
                        Comparator.comparing(line -> moment(line.health().lastOut()));
                    case "cases" ->
                        Comparator.comparingLong(line -> line.health().openCases());
                    case "overdue" ->
                        Comparator.comparingLong(line -> line.health().overdue());
                    default -> (one, other) -> 0;
                };
        return first.reversed().thenComparing(byName);
    }

    private static Instant moment(@Nullable Instant at) {
        return at == null ? Instant.EPOCH : at;
    }
}
