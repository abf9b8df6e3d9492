package throughline.console.act;

import java.util.List;
import throughline.console.access.Deeds;
import throughline.operations.intake.Parked;

/** Taking up documents that were parked, on record. */
public final class ParkedActs {

    private final Parked parked;
    private final Deeds deeds;

    public ParkedActs(Parked parked, Deeds deeds) {
        this.parked = parked;
        this.deeds = deeds;
    }

    public List<Parked.Kind> kinds() {
        return parked.kinds();
    }

    /** Hands every parked document of a type to its desk; refused in words when there is none. */
    public Parked.Taken take(String type, String who) {
        try {
            deeds.record(who, "take parked documents", type, null);
            return parked.take(type);
        } catch (IllegalArgumentException none) {
            throw Refused.wrong(
                    String.valueOf(none.getMessage()), "Documents without a desk stay parked until there is one.");
        }
    }
}
