package throughline.routes;

import org.jspecify.annotations.Nullable;
import throughline.connectors.Partners;
import throughline.connectors.Terms;
import throughline.operations.freight.Agreement;
import throughline.operations.freight.Agreements;

/** What carriers' profiles say about their bills, and for the rest what holds for everybody. */
public final class KnownAgreements implements Agreements {

    private final Partners partners;
    private final Agreement usual;

    public KnownAgreements(Partners partners, Agreement usual) {
        this.partners = partners;
        this.usual = usual;
    }

    @Override
    public Agreement of(@Nullable String partner) {
        var said = partner == null
                ? null
                : partners.byCode(partner).map(each -> each.terms().freight()).orElse(null);
        return said == null ? usual : over(said);
    }

    private Agreement over(Terms.Freight said) {
        return new Agreement(
                said.tolerancePercent() == null ? usual.percent() : said.tolerancePercent(),
                said.toleranceAmount() == null ? usual.amount() : said.toleranceAmount(),
                said.dueDays() == null ? usual.dueDays() : said.dueDays());
    }
}
