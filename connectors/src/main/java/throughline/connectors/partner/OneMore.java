package throughline.connectors.partner;

import java.util.Optional;
import throughline.connectors.Partner;
import throughline.connectors.Partners;

/** The partners we know and one that is being looked at, wherever its folder lies; it goes before the others. */
record OneMore(Partner partner, Partners known) implements Partners {

    @Override
    public Optional<Partner> bySender(String format, String identifier) {
        return partner.identifiers().contains(new Partner.Identifier(format, identifier))
                ? Optional.of(partner)
                : known.bySender(format, identifier);
    }

    @Override
    public Optional<Partner> byCode(String code) {
        return partner.code().equals(code) ? Optional.of(partner) : known.byCode(code);
    }
}
