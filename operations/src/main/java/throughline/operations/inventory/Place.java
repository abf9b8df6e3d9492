package throughline.operations.inventory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Party;
import throughline.model.value.LocationId;
import throughline.operations.master.MasterData;
import throughline.operations.master.Warehouse;

/**
 * Which of our warehouses a document is about: the one it names by our own code, else the only one that its sender runs.
 *
 * @param warehouse null when {@code problem} says why there is none
 */
record Place(@Nullable Warehouse warehouse, @Nullable String problem) {

    /** @param partner who sent it; null for one of our own people, who may speak for every warehouse */
    static Place of(MasterData master, @Nullable String partner, String sender, List<Party> parties) {
        var own = partner == null
                ? List.<Warehouse>of()
                : master.warehousesOf(partner).stream()
                        .filter(each -> !each.dropShip())
                        .toList();
        var named = named(master, parties);
        if (named != null) {
            return partner == null || own.contains(named)
                    ? ours(named)
                    : new Place(
                            null,
                            "%s speaks of %s, which it does not run for us"
                                    .formatted(who(partner, sender), named.id()));
        }
        if (own.size() == 1) {
            return ours(own.get(0));
        }
        return new Place(
                null,
                own.isEmpty()
                        ? "%s runs no warehouse for us, and the document names none by our code"
                                .formatted(who(partner, sender))
                        : "%s runs %s for us, and the document names none of them by our code"
                                .formatted(
                                        who(partner, sender),
                                        own.stream().map(Warehouse::id).toList()));
    }

    private static Place ours(Warehouse warehouse) {
        return warehouse.dropShip()
                ? new Place(null, "what stands at %s is a supplier's and not ours to count".formatted(warehouse.id()))
                : new Place(warehouse, null);
    }

    private static @Nullable Warehouse named(MasterData master, List<Party> parties) {
        return parties.stream()
                .flatMap(party -> party.identifications().stream())
                .map(Party.Identification::value)
                .filter(code -> !code.isBlank())
                .map(code -> master.warehouse(new LocationId(code)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String who(@Nullable String partner, String sender) {
        return partner == null ? sender : partner;
    }
}
