package throughline.routes;

import org.jspecify.annotations.Nullable;
import throughline.connectors.Partners;
import throughline.operations.outbox.Dispatch;
import throughline.operations.outbox.Promises;

/** How soon partners expect our answers, as their profiles say under {@code weAnswer}. */
public final class KnownPromises implements Promises {

    private final Partners partners;

    public KnownPromises(Partners partners) {
        this.partners = partners;
    }

    @Override
    public Dispatch.@Nullable Business of(String partner, String type) {
        var terms = partners.byCode(partner).map(each -> each.terms()).orElse(null);
        var within = terms == null ? null : terms.weAnswer().get(type);
        return terms == null || within == null ? null : new Dispatch.Business(within, terms.calendar());
    }
}
