package throughline.operations.billing;

import java.util.List;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.operations.master.Customer;
import throughline.operations.master.LegalEntity;

/** Who buys and who sells, as they stand on our papers. */
public final class TradeParties {

    private TradeParties() {}

    public static Party buyer(Customer customer) {
        return new Party(
                PartyRole.BUYER,
                List.of(new Party.Identification("SELLER", customer.code())),
                customer.name(),
                customer.shipTos().get(0).address());
    }

    public static Party seller(LegalEntity entity) {
        var gln = entity.gln() == null
                ? List.<Party.Identification>of()
                : List.of(new Party.Identification("GLN", entity.gln()));
        return new Party(PartyRole.SELLER, gln, entity.name(), entity.address());
    }
}
