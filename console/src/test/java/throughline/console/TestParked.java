package throughline.console;

import java.time.Instant;
import java.util.List;
import throughline.operations.intake.Parked;

/** One kind that has a desk, and one that has none. */
final class TestParked implements Parked {

    @Override
    public List<Kind> kinds() {
        var since = Instant.parse("2026-03-02T09:00:00Z");
        return List.of(new Kind("FreightInvoice", 3, since, true), new Kind("SalesReport", 2, since, false));
    }

    @Override
    public Taken take(String type) {
        if (!type.equals("FreightInvoice")) {
            throw new IllegalArgumentException("There is no desk for %s.".formatted(type));
        }
        return new Taken(type, 2, 1, 0, 0, 0, 0, null);
    }
}
