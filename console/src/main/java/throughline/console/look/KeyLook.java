package throughline.console.look;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.ledger.book.EntryNumber;
import throughline.ledger.trail.Hit;
import throughline.ledger.trail.Story;
import throughline.ledger.trail.Trail;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.exception.CaseId;
import throughline.operations.exception.Cases;
import throughline.operations.ordering.SalesOrder;

/** What a business key means. */
public final class KeyLook {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CASE = Pattern.compile("CASE-[0-9]{1,12}");
    private static final Pattern ORDER = Pattern.compile("SO-[0-9]{1,12}");
    private static final int MOST_CASES = 50;

    private final Trail trail;
    private final Orders orders;
    private final Cases cases;

    public KeyLook(Trail trail, Orders orders, Cases cases) {
        this.trail = trail;
        this.orders = orders;
        this.cases = cases;
    }

    /** The page of a key that says by its shape what it is: our own numbers and message ids. */
    public Optional<String> page(String key) {
        var small = key.toLowerCase(Locale.ROOT);
        var large = key.toUpperCase(Locale.ROOT);
        if (UUID.matcher(small).matches()) {
            return Optional.of("/messages/" + small);
        }
        if (CASE.matcher(large).matches()) {
            return cases.find(CaseId.parse(large)).map(found -> "/cases/" + found.id());
        }
        if (EntryNumber.parse(key).isPresent()) {
            return Optional.of("/journal/" + large);
        }
        return order(large).map(order -> "/trace/" + order.number());
    }

    public List<Hit> find(String key) {
        return trail.find(key);
    }

    /** The page about something that was found. */
    public static String page(Hit hit) {
        var id = hit.id();
        if (UUID.matcher(id).matches()) {
            return "/messages/" + id;
        }
        if (id.startsWith("document:")) {
            return "/documents/" + id.substring("document:".length());
        }
        if (EntryNumber.parse(id).isPresent()) {
            return "/journal/" + id;
        }
        return UriComponentsBuilder.fromPath("/trace/{key}").build(id).toString();
    }

    public Story story(String key) {
        return trail.trace(key);
    }

    /** The order of this number of ours, as it stands now. */
    public Optional<SalesOrder> order(String key) {
        var number = key.toUpperCase(Locale.ROOT);
        return ORDER.matcher(number).matches() ? orders.find(number) : Optional.empty();
    }

    /** The order that a story is about, when it is about one: an invoice's story is its order's, a SKU's is not. */
    public Optional<SalesOrder> order(Story story) {
        var numbers = story.entries().stream()
                .map(Story.Entry::about)
                .filter(about -> ORDER.matcher(about).matches())
                .distinct()
                .toList();
        return numbers.size() == 1 ? orders.find(numbers.get(0)) : Optional.empty();
    }

    public List<Case> cases(String subject) {
        return cases.list(CaseFilter.ofSubject(subject), MOST_CASES, 0);
    }

    /** The entry of a number ({@code JE-00000042}) with what hangs together with it; its own entry alone is first. */
    public Optional<Story.Entry> entry(Story story, String number) {
        var id = EntryNumber.parse(number);
        return story.entries().stream()
                .filter(entry -> id.isPresent() && entry.id() == id.getAsLong())
                .findFirst();
    }
}
