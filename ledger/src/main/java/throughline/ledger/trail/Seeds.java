package throughline.ledger.trail;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import throughline.ledger.book.EntryNumber;

/** What a story begins with: what the key itself names. */
final class Seeds {

    final Set<UUID> messages = new LinkedHashSet<>();
    final Set<Long> documents = new LinkedHashSet<>();
    final Set<Long> entries = new LinkedHashSet<>();
    final Set<String> items = new LinkedHashSet<>();

    void add(Hit hit) {
        if (hit.kind().equals("item")) {
            items.add(hit.title().split(" ", 3)[1]);
        } else if (hit.id().startsWith("document:")) {
            documents.add(Long.parseLong(hit.id().substring("document:".length())));
        } else {
            var entry = EntryNumber.parse(hit.id());
            if (entry.isPresent()) {
                entries.add(entry.getAsLong());
            } else {
                messages.add(UUID.fromString(hit.id()));
            }
        }
    }
}
