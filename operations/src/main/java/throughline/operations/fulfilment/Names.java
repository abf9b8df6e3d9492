package throughline.operations.fulfilment;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Party;
import throughline.model.value.ItemId;
import throughline.model.value.UnitCode;
import throughline.operations.master.MasterData;

/** Names of items and parties as a shipment keeps them (one per line, scheme:value), and as our documents say them. */
final class Names {

    private Names() {}

    static String written(List<ItemReference> names) {
        return names.stream().map(name -> name.scheme() + ":" + name.value()).collect(joining("\n"));
    }

    static List<ItemReference> read(String text) {
        return text.lines()
                .map(line -> new ItemReference(Scheme.valueOf(before(line)), after(line)))
                .toList();
    }

    static String writtenIds(List<Party.Identification> ids) {
        return ids.stream().map(id -> id.scheme() + ":" + id.value()).collect(joining("\n"));
    }

    static List<Party.Identification> readIds(String text) {
        return text.lines()
                .map(line -> new Party.Identification(before(line), after(line)))
                .toList();
    }

    /** What the buyer called it, then our own number, then the GTIN of the unit it is counted in. */
    static List<ItemReference> of(List<ItemReference> buyers, ItemId item, UnitCode unit, MasterData master) {
        var names = new LinkedHashSet<ItemReference>();
        buyers.stream().filter(name -> name.scheme() == Scheme.BUYER).forEach(names::add);
        names.add(new ItemReference(Scheme.SELLER, item.code()));
        var gtin = gtin(item, unit, master);
        if (gtin != null) {
            names.add(new ItemReference(Scheme.GTIN, gtin));
        }
        return new ArrayList<>(names);
    }

    private static @Nullable String gtin(ItemId item, UnitCode unit, MasterData master) {
        return master.namesOf(item).stream()
                .filter(name -> name.scheme() == Scheme.GTIN && unit.equals(name.unit()))
                .map(name -> name.value())
                .findFirst()
                .orElse(null);
    }

    private static String before(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    private static String after(String line) {
        return line.substring(line.indexOf(':') + 1);
    }
}
